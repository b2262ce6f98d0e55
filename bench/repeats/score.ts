import { createHash } from 'node:crypto'

/** A labelled case of repeated text, as `shared/repeats/README.md` describes it. */
export type Case = {
  id: string
  kind: string
  policy: 'must_remove' | 'may_remove' | 'must_keep'
  title: string
  input: string
  expected: string
  expected_removed_spans: Span[]
  alt_expected?: string[]
  must_keep: string[]
}

export type Span = [start: number, end: number]

/** What is counted per kind of case; characters are those that are not white space. */
export type Score = {
  cases: number
  /** Removed characters that are repeated, removed ones that are not, and repeated ones that must go. */
  right: number
  wrong: number
  wanted: number
  rightOfWanted: number
  must: number
  exact: number
  may: number
  mayRight: number
  keep: number
  damaged: number
  added: number
  addedLost: number
}

const nothing = (): Score => ({
  cases: 0,
  right: 0,
  wrong: 0,
  wanted: 0,
  rightOfWanted: 0,
  must: 0,
  exact: 0,
  may: 0,
  mayRight: 0,
  keep: 0,
  damaged: 0,
  added: 0,
  addedLost: 0,
})

/** Scores predicted spans, kind by kind, the way the `score.py` that comes with the cases does. */
export const scoresOf = (cases: Case[], predict: (given: Case) => Span[]): Map<string, Score> => {
  const scores = new Map<string, Score>()
  for (const given of cases) {
    const score = scores.get(given.kind) ?? nothing()
    scores.set(given.kind, score)
    count(given, predict(given), score)
  }
  return scores
}

/** The sum of several scores. */
export const total = (scores: Iterable<Score>): Score => {
  const sum = nothing()
  for (const score of scores)
    for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += score[key]
  return sum
}

const count = (given: Case, spans: Span[], score: Score): void => {
  const { input, policy } = given
  const [removed, repeated] = [marked(input, spans), marked(input, given.expected_removed_spans)]
  let output = ''
  for (let at = 0; at < input.length; at++) if (!removed[at]) output += input[at]
  const left = plain(output)
  const isExact = [given.expected, ...(given.alt_expected ?? [])].some((wanted) =>
    wanted.startsWith('sha256:') ? wanted.slice(7) === sha256(left) : plain(wanted) === left,
  )
  let [right, wrong, wanted] = [0, 0, 0]
  for (let at = 0; at < input.length; at++) {
    if (/\s/.test(input[at]!)) continue
    if (repeated[at]) wanted++
    if (removed[at] && repeated[at]) right++
    if (removed[at] && !repeated[at]) wrong++
  }
  // An equivalent copy was taken out.
  if (isExact) [right, wrong] = [wanted, 0]
  score.cases++
  score.right += right
  score.wrong += wrong
  if (policy === 'must_remove') {
    score.must++
    score.wanted += wanted
    score.rightOfWanted += right
    score.exact += Number(isExact)
  } else if (policy === 'may_remove') {
    score.may++
    score.mayRight += Number(isExact || left === plain(input))
  } else {
    score.keep++
    score.damaged += Number(wrong > 0)
  }
  if (given.kind === 'copy_added_sentence') {
    score.added++
    score.addedLost += Number(given.must_keep.some((sentence) => !left.includes(plain(sentence))))
  }
}

const marked = (text: string, spans: Span[]): Uint8Array => {
  const marks = new Uint8Array(text.length)
  for (const [start, end] of spans) marks.fill(1, Math.max(0, start), Math.min(end, text.length))
  return marks
}

/** Blank lines and outer spaces do not count. */
const plain = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[\s\u3000]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')

const sha256 = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16)
