import { Command } from 'commander'
import { ValidationError, type Payload } from 'payload'
import type { Finding } from '../text/proof/rule.ts'
import { inWords, Plain, say } from '../newsroom/speak.ts'
import {
  auditedIn,
  changesOf,
  proofreadStored,
  saveAgain,
  type Audited,
  type ChangedBlock,
} from './mendArchive.ts'
import { sayStopped, walkArchive, type Walked } from './walkArchive.ts'
import type { Desk } from './desk.ts'

type Options = { rule?: string; json?: boolean; mend?: boolean; after?: string }

/** What was found in one article; with what a mend takes out of it, and why it could not. */
type Found = {
  id: string
  title: string
  findings: Finding[]
  changes: ChangedBlock[]
  mended: boolean
  refused?: string
}

/** `midashi audit`: proofreads the whole archive as it is now; with `--mend` it makes the safe mends. */
export const audit = (desk: Desk): Command =>
  new Command('audit')
    .description(
      inWords(
        'すべての記事を校閲し、指摘を規則ごと・記事ごとに出力します。--mend を付けるまで何も変更しません。',
        'Proofreads the whole archive and prints findings by rule and article. Nothing is written without --mend.',
      ),
    )
    .option('--rule <name>', inWords('この規則だけを調べる', 'look for this rule alone'))
    .option('--json', inWords('結果をJSONで出力する', 'print the findings as JSON'))
    .option(
      '--mend',
      inWords(
        '指摘のあった記事を保存し直し、確実なものをすべて直す（記事ごとに記録され、元に戻せる）',
        'save the articles it speaks of again, with all safe mends (logged in each article, so that they can be put back)',
      ),
    )
    .option('--dry-run', inWords('何も書かない（既定）', 'write nothing (the default)'))
    .option(
      '--after <id>',
      inWords('この記事の次から続ける', 'go on behind the article with this id'),
    )
    .action(async (options: Options & { dryRun?: boolean }) => {
      const { rule, json = false, mend = false, dryRun = false, after } = options
      if (mend && dryRun)
        throw new Plain(
          '--mend と --dry-run は一緒に使えません。',
          '--mend and --dry-run contradict each other.',
        )
      const whole = await desk.house()
      if (rule !== undefined && !Object.hasOwn(whole.rules, rule))
        throw new Plain(
          `規則「${rule}」はありません。使える規則: ${Object.keys(whole.rules).join('、')}`,
          `There is no rule “${rule}”. The rules are ${Object.keys(whole.rules).join(', ')}.`,
        )
      const { payload, close } = await desk.open()
      const wanted = rule === undefined ? Object.keys(whole.rules) : [rule]
      const found: Found[] = []
      const walked: Walked = { visited: 0, last: null, stopped: false }
      for (const audited of auditedIn(payload, whole)) {
        if (walked.stopped) break
        const title = audited.fields?.title ?? 'title'
        const { visited, last, stopped } = await walkArchive(
          payload,
          {
            collection: audited.slug,
            label: inWords('校閲', 'Proofreading'),
            // Ids of one collection say nothing of another's.
            after: audited.fields ? undefined : after,
            select: { [title]: true },
          },
          async (doc: { id: string | number; [field: string]: unknown }) => {
            const named = { id: doc.id, title: String(doc[title] ?? '') }
            found.push(...(await proofreadOne(payload, audited, named, wanted, mend)))
          },
        )
        walked.visited += visited
        walked.stopped = stopped
        // --after names an article; the others are walked from their beginning again.
        if (!audited.fields) walked.last = last
      }
      await close()
      process.stdout.write(
        json ? `${JSON.stringify(found, null, 2)}\n` : table(found, wanted) + diffs(found),
      )
      summary(walked.visited, found, mend)
      sayStopped(walked)
      process.exit(walked.stopped || found.some(({ refused }) => refused) ? 1 : 0)
    })

/** What the wanted rules find in one article, mended where that is asked for. */
const proofreadOne = async (
  payload: Payload,
  audited: Audited,
  doc: { id: string | number; title: string },
  wanted: string[],
  mend: boolean,
): Promise<Found[]> => {
  const id = String(doc.id)
  const { manuscript, findings } = await proofreadStored(payload, id, audited)
  const asked = findings.filter((finding) => wanted.includes(finding.rule))
  if (asked.length === 0) return []
  const changes = asked.some(({ safe }) => safe) ? changesOf(manuscript, findings) : []
  const tried = mend && changes.length > 0 ? await mendOne(payload, id, audited) : {}
  return [
    {
      id,
      title: doc.title,
      findings: asked,
      changes,
      mended: mend && changes.length > 0 && !tried.refused,
      ...tried,
    },
  ]
}

const mendOne = async (
  payload: Payload,
  id: string,
  audited: Audited,
): Promise<{ refused?: string }> => {
  try {
    await saveAgain(payload, id, audited)
    return {}
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    return { refused: error.message }
  }
}

const named = ({ title, id }: Found): string =>
  `${title || inWords('（無題）', '(untitled)')} [${id}]`

const table = (found: Found[], rules: string[]): string => {
  let text = ''
  for (const rule of rules) {
    const ofRule = found.flatMap((article) =>
      article.findings
        .filter((finding) => finding.rule === rule)
        .map((finding) => ({ of: article, ...finding })),
    )
    if (ofRule.length === 0) continue
    text += `${rule}（${ofRule.length}）\n`
    for (const { of, place, severity, message } of ofRule)
      text += `  ${severity === 'error' ? '×' : '△'} ${named(of)} ${placeName(place)}\n      ${inWords(message.ja, message.en)}\n`
  }
  return text
}

/** `body.3` is the fourth block for people, and in the diff. */
const placeName = (place: string): string => {
  const [field, at] = place.split('.')
  return at === undefined ? place : `${field} ${Number(at) + 1}`
}

/** What the mends take out, article by article, in the form of a diff: paragraphs are counted from 1. */
const diffs = (found: Found[]): string =>
  found
    .filter(({ changes }) => changes.length > 0)
    .map((article) => {
      const lines = article.changes.flatMap(({ block, before, after }) => [
        `-${String(block + 1).padStart(5)}  ${before}`,
        ...(after === null ? [] : [`+${String(block + 1).padStart(5)}  ${after}`]),
      ])
      const state = article.refused
        ? inWords(`直せません: ${article.refused}`, `refused: ${article.refused}`)
        : article.mended
          ? inWords('直しました', 'mended')
          : inWords('--mend で直せます', '--mend mends it')
      return `\n${named(article)}　${state}\n${lines.join('\n')}\n`
    })
    .join('')

const summary = (read: number, found: Found[], mend: boolean): void => {
  const total = found.reduce((sum, { findings }) => sum + findings.length, 0)
  say(
    `${read}本の記事を校閲し、${found.length}本に${total}件の指摘があります。`,
    `Proofread ${read} articles: ${total} findings in ${found.length}.`,
  )
  const mendable = found.filter(({ changes }) => changes.length > 0).length
  const mended = found.filter((article) => article.mended).length
  if (mend)
    say(
      `${mended}本を直しました${mended < mendable ? `（${mendable - mended}本は直せませんでした）` : ''}。`,
      `Mended ${mended}${mended < mendable ? `, could not mend ${mendable - mended}` : ''}.`,
    )
  else if (mendable > 0)
    say(
      `${mendable}本は --mend で直せます。まだ何も変更していません。`,
      `${mendable} can be mended with --mend. Nothing was written.`,
    )
}
