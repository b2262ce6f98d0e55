// `npm run eval:repeats [CASES.jsonl[.gz] [PAIRS.jsonl[.gz] ARTICLES.jsonl[.gz]]]`: how well repeated text is found on
// labelled cases, kind by kind, with two known methods beside it in the same run.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fold } from '../../src/text/japanese/fold.ts'
import { gunzipSync } from 'node:zlib'
import { containment, minContainment } from '../../src/text/repeats/containment.ts'
import { repeatedSpans } from '../../src/text/parsers/repeatedSpans.ts'
import { exactLine, substrings } from './knownMethods.ts'
import { scoresOf, total, type Case, type Score, type Span } from './score.ts'
import { house } from '../../test/setup/house.ts'

const shared = path.resolve(import.meta.dirname, '../../../shared')
const [
  casesFile = path.join(shared, 'repeats/cases-dev.jsonl.gz'),
  pairsFile = path.join(shared, 'repeats/pairs-dev.jsonl.gz'),
  articlesFile = path.join(shared, 'articles/articles-dev.jsonl.gz'),
] = process.argv.slice(2)

const read = <T>(file: string): T[] => {
  const bytes = readFileSync(file)
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString()
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

if (!existsSync(casesFile)) {
  process.stderr.write(`${casesFile}: there is no such file. Give a file of labelled cases.\n`)
  process.exit(1)
}
const cases = read<Case>(casesFile)
const bytes = cases.reduce((sum, { input }) => sum + Buffer.byteLength(input), 0)

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : (part / whole).toFixed(4).replace(/^0/, '')
const columns = ({ right, wrong, wanted, rightOfWanted, ...score }: Score): string[] => [
  String(score.cases),
  share(right, right + wrong),
  share(rightOfWanted, wanted),
  share(score.exact, score.must),
  share(score.mayRight, score.may),
  share(score.damaged, score.keep),
  share(score.addedLost, score.added),
]
const row = (name: string, cells: string[]): void => {
  process.stdout.write(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(11)).join('')}\n`)
}

const methods: Record<string, (given: Case) => Span[]> = {
  Midashi: ({ input, title }) => repeatedSpans(input, house, title).spans,
  'exact line': ({ input }) => exactLine(input),
  'substrings ≥ 50': ({ input }) => substrings(input),
}
const heads = ['cases', 'P', 'R', 'exact', 'may', 'damaged', 'lost']

row('method', [...heads, 'MB/s'])
const byMethod = new Map<string, Map<string, Score>>()
for (const [name, method] of Object.entries(methods)) {
  const before = performance.now()
  const spans = new Map(cases.map((given) => [given, method(given)]))
  const seconds = (performance.now() - before) / 1000
  const scores = scoresOf(cases, (given) => spans.get(given)!)
  byMethod.set(name, scores)
  row(name, [...columns(total(scores.values())), (bytes / 1e6 / seconds).toFixed(1)])
}
process.stdout.write('\n')
// Of accidents the share that is reproduced exactly (or rightly left), of meant repetitions the share that is damaged.
const [, ...others] = byMethod.keys()
const outcome = ({ must, exact, may, mayRight, keep, damaged }: Score): string =>
  keep > 0 ? share(damaged, keep) : share(exact + mayRight, must + may)
row('Midashi, kind by kind', [...heads, ...others.map((name) => name.slice(0, 10))])
for (const [kind, score] of byMethod.get('Midashi')!)
  row(kind, [...columns(score), ...others.map((name) => outcome(byMethod.get(name)!.get(kind)!))])
process.stdout.write(
  '(of the known methods: exact or rightly left for accidents, damaged for n_ kinds)\n',
)

if (existsSync(pairsFile) && existsSync(articlesFile)) {
  type Pair = { label: 0 | 1; a: string; b?: string; b_text?: string }
  const articles = new Map(
    read<{ id: string; text: string }>(articlesFile).map(({ id, text }) => [id, text]),
  )
  let [right, wrong, missed] = [0, 0, 0]
  for (const { label, a, b, b_text } of read<Pair>(pairsFile)) {
    const found =
      containment(fold(articles.get(a)!), fold(b_text ?? articles.get(b!)!)) >= minContainment
    if (found && label === 1) right++
    else if (found) wrong++
    else if (label === 1) missed++
  }
  process.stdout.write(
    `\nPairs of articles, containment ≥ ${minContainment}: P ${share(right, right + wrong)}, R ${share(right, right + missed)}\n`,
  )
}
