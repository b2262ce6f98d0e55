import { Command } from 'commander'
import { fromArticle, type ArticleRecord } from '../text/manuscript/fromArticle.ts'
import { proofread } from '../text/proof/proofread.ts'
import type { Finding } from '../text/proof/rule.ts'
import { openDatabase, openPayload } from '../newsroom/database.ts'
import { newsroomHouse } from '../newsroom/newsroomConfig.ts'
import { inWords, Plain, say } from '../newsroom/speak.ts'
import { progressBar } from './progressBar.ts'

/** How many articles are read at a time. */
const page = 50

type Found = { id: string; title: string; findings: Finding[] }

/** `midashi audit`: proofreads the whole archive as it is now, and prints the findings by rule and article. */
export const audit = new Command('audit')
  .description(
    inWords(
      'すべての記事を校閲し、指摘を規則ごと・記事ごとに出力します。',
      'Proofreads the whole archive and prints findings by rule and article.',
    ),
  )
  .option('--rule <name>', inWords('この規則だけを調べる', 'look for this rule alone'))
  .option('--json', inWords('結果をJSONで出力する', 'print the findings as JSON'))
  .action(async ({ rule, json }: { rule?: string; json?: boolean }) => {
    const whole = await newsroomHouse()
    if (rule !== undefined && !(rule in whole.rules))
      throw new Plain(
        `規則「${rule}」はありません。使える規則: ${Object.keys(whole.rules).join('、')}`,
        `There is no rule “${rule}”. The rules are ${Object.keys(whole.rules).join(', ')}.`,
      )
    const house = rule === undefined ? whole : { ...whole, rules: { [rule]: whole.rules[rule]! } }
    const database = await openDatabase()
    const payload = await openPayload(database.url)
    const { totalDocs } = await payload.count({ collection: 'articles' })
    const bar = progressBar(inWords('校閲', 'Proofreading'), totalDocs)
    const found: Found[] = []
    for (let at = 1, more = true; more; at++) {
      const { docs, hasNextPage } = await payload.find({
        collection: 'articles',
        depth: 1,
        draft: true,
        limit: page,
        page: at,
        sort: 'id',
      })
      for (const doc of docs) {
        const findings = proofread(fromArticle(doc as ArticleRecord), house)
        if (findings.length > 0)
          found.push({ id: String(doc.id), title: String(doc.title ?? ''), findings })
        bar.tick()
      }
      more = hasNextPage
    }
    bar.stop()
    await payload.destroy()
    await database.stop()
    process.stdout.write(
      json ? `${JSON.stringify(found, null, 2)}\n` : table(found, Object.keys(house.rules)),
    )
    const total = found.reduce((sum, { findings }) => sum + findings.length, 0)
    say(
      `${totalDocs}本の記事を校閲し、${found.length}本に${total}件の指摘があります。`,
      `Proofread ${totalDocs} articles: ${total} findings in ${found.length}.`,
    )
    process.exit(0)
  })

const table = (found: Found[], rules: string[]): string => {
  let text = ''
  for (const rule of rules) {
    const own = found.flatMap(({ id, title, findings }) =>
      findings
        .filter((finding) => finding.rule === rule)
        .map((finding) => ({ id, title, ...finding })),
    )
    if (own.length === 0) continue
    text += `${rule}（${own.length}）\n`
    for (const { id, title, place, severity, message } of own)
      text += `  ${severity === 'error' ? '×' : '△'} ${title || inWords('（無題）', '(untitled)')} [${id}] ${place}\n      ${inWords(message.ja, message.en)}\n`
  }
  return text
}
