import { withoutInvisible } from '../japanese/withoutInvisible.ts'
import type { KnowsSections } from '../manuscript/sections.ts'
import { findHeadings, type Heading } from './headings.ts'
import { lineInCell } from '../manuscript/lexicalTable.ts'
import { isTableRow } from '../manuscript/tables.ts'
import { withoutMarkup } from '../manuscript/withoutMarkup.ts'

/** A line of raw text: its number from 1, its text without outer space, how far it was indented, and the section it opens. */
export type Line = {
  number: number
  text: string
  indent: number
  heading?: Heading
  /** Of a line of code: the number of the fence above it, which it shares with the fences themselves. */
  fenced?: number
  isFence?: boolean
}

/**
 * Every line of a text, blank ones included. A heading with text behind it on its line (`【概要】港が…`) gives two lines of
 * one number.
 */
export const linesOf = (text: string, house: KnowsSections): Line[] => {
  const lines = text.split('\n').map((raw, i): Line => {
    const seen = withoutInvisible(raw)
    // Inside a cell a break parts two lines.
    const row = isTableRow(seen.trim()) ? seen.replace(/(?<!\\)<br\s*\/?>/gi, lineInCell) : seen
    const bare = withoutMarkup(row)
    return { number: i + 1, text: bare.trim(), indent: bare.length - bare.trimStart().length }
  })
  dropOuterFence(lines)
  markCode(lines, text.split('\n'))
  writeNotes(lines)
  const headings = findHeadings(
    lines.map(({ text, fenced }) => (fenced === undefined ? text : '')),
    house,
  )
  return lines.flatMap((line, at): Line[] => {
    const heading = headings.get(at)
    if (!heading) return [line]
    const { rest, ...section } = heading
    const opening = { ...line, heading: section }
    return rest ? [opening, { ...line, text: rest }] : [opening]
  })
}

/** A text that stands in a fence as a whole, as what was copied out of a chat does, is no code. */
const dropOuterFence = (lines: Line[]): void => {
  const fences = lines.filter(({ text }) => /^(?:```|~~~)/.test(text))
  const said = spoken(lines)
  if (fences.length === 2 && fences[0] === said[0] && fences[1] === said.at(-1))
    for (const fence of fences) fence.text = ''
}

/** Marks what stands between two fences of Markdown as code, whose text is taken as it was written. A fence that never closes is a line. */
const markCode = (lines: Line[], raw: string[]): void => {
  let open = -1
  let fence = ''
  for (const [at, { text }] of lines.entries()) {
    if (open === -1) {
      fence = /^(?:```|~~~)/.exec(text)?.[0] ?? ''
      if (fence) open = at
      continue
    }
    if (!text.startsWith(fence) || !/^(.)\1*$/.test(text)) continue
    for (let n = open; n <= at; n++)
      Object.assign(lines[n]!, {
        fenced: open,
        isFence: n === open || n === at,
        text: raw[n]!.trim(),
      })
    open = -1
  }
}

const note = /^\[\^([^\]\s]{1,20})\]:\s*(?=\S)/

/** Writes Markdown's footnotes as Japanese text has them: （注1） where one is meant, 注1：… where it stands. A mark alone stays. */
const writeNotes = (lines: Line[]): void => {
  const ids = new Set(lines.flatMap(({ text }) => note.exec(text)?.[1] ?? []))
  if (ids.size === 0) return
  for (const line of lines)
    if (line.fenced === undefined)
      line.text = line.text
        .replace(note, '注$1：')
        .replace(/\[\^([^\]\s]{1,20})\]/g, (mark, id: string) =>
          ids.has(id) ? `（注${id}）` : mark,
        )
}

/** The lines that say something. */
export const spoken = (lines: Line[]): Line[] => lines.filter(({ text }) => text !== '')

/** Whether a line only parts what stands above it from what stands below: `-----`, `━━━━`, `* * *`, `◇◇◇`. */
export const isRule = (text: string): boolean =>
  /^(?:([-+=＝─━—―–*＊_~～〜◇◆■□●○・☆★※.…])\s*\1?)(?:\s*\1)*$/.test(text) &&
  (text.replace(/\s/g, '').length >= 3 || /^[＊*◇]$/.test(text))
