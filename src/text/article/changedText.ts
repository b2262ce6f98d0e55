import { diffArrays } from 'diff'
import { likeness } from '../repeats/similar.ts'

/** A piece of a line: in both states of a text, or in one of them alone. */
export type ChangedPiece = { in: 'both' | 'before' | 'after'; text: string }

/** A line of a text in two states, as pieces. */
export type ChangedLine = ChangedPiece[]

/** The least share of character pairs by which one line is a new state of another. */
const sameLine = 0.3

const isSameLine = (old: string, now: string): boolean =>
  (old !== '' && now.includes(old)) ||
  (now !== '' && old.includes(now)) ||
  likeness(old, now) >= sameLine

const words = new Intl.Segmenter('ja', { granularity: 'word' })

const wordsOf = (line: string): string[] => [...words.segment(line)].map(({ segment }) => segment)

/** Two states of a text laid over each other, line by line, and word by word inside a line that is another now. */
export const changedText = (before: string[], after: string[]): ChangedLine[] => {
  const lines: ChangedLine[] = []
  let gone: string[] = []
  const flush = (come: string[]): void => {
    const both = Math.min(gone.length, come.length)
    for (let n = 0; n < both; n++) {
      const [old, now] = [gone[n]!, come[n]!]
      if (isSameLine(old, now)) lines.push(insideLine(old, now))
      else lines.push([{ in: 'before', text: old }], [{ in: 'after', text: now }])
    }
    for (const text of gone.slice(both)) lines.push([{ in: 'before', text }])
    for (const text of come.slice(both)) lines.push([{ in: 'after', text }])
    gone = []
  }
  for (const { added, removed, value } of changesOf(before, after)) {
    if (removed) {
      gone = value
      continue
    }
    if (added) {
      flush(value)
      continue
    }
    flush([])
    for (const text of value) lines.push([{ in: 'both', text }])
  }
  flush([])
  return lines
}

/** How many changes are looked for at most: the time it takes grows with their square. */
const maxChanges = 600

type Run = { added: boolean; removed: boolean; value: string[] }

/** What was taken out and put in; all of it, where two texts have too little in common to be laid over each other. */
const changesOf = (before: string[], after: string[]): Run[] =>
  diffArrays(before, after, { maxEditLength: maxChanges }) ?? [
    { added: false, removed: true, value: before },
    { added: true, removed: false, value: after },
  ]

/** Lines that were, and lines that are, without a look at what they share. */
export const wholeLines = (before: string[], after: string[]): ChangedLine[] => [
  ...before.map((text): ChangedLine => [{ in: 'before', text }]),
  ...after.map((text): ChangedLine => [{ in: 'after', text }]),
]

const insideLine = (before: string, after: string): ChangedLine =>
  changesOf(wordsOf(before), wordsOf(after)).map(({ added, removed, value }) => ({
    in: removed ? 'before' : added ? 'after' : 'both',
    text: value.join(''),
  }))

const isChanged = (line: ChangedLine): boolean => line.some((piece) => piece.in !== 'both')

/** In how many places a text was changed: lines that follow each other are one. */
export const changedPlaces = (lines: ChangedLine[]): number =>
  lines.filter((line, at) => isChanged(line) && !(at > 0 && isChanged(lines[at - 1]!))).length
