import { findDates } from '../japanese/dates.ts'
import type { Remark } from '../manuscript/manuscript.ts'
import type { Line } from './lines.ts'

const mark = /^[•●○*-]\s*/

type Opening = { at: number; author: string; postedAt: string; indent: number }

/**
 * The comments printed under an article (a bulleted name, a bulleted date, the text, a line with the votes), and the numbers of the
 * lines they stand in. What is indented deeper than the comment before it is a reply to it.
 */
export const readComments = (lines: Line[]): { comments: Remark[]; read: Set<number> } => {
  const openings = findOpenings(lines)
  const roots: Remark[] = []
  const open: { indent: number; remark: Remark }[] = []
  const read = new Set<number>()
  openings.forEach(({ at, author, postedAt, indent }, i) => {
    const to = endOf(lines, at + 2, openings[i + 1]?.at ?? lines.length, indent)
    for (const { number } of lines.slice(at, to)) read.add(number)
    const remark = { author, postedAt, ...textOf(lines.slice(at + 2, to)), replies: [] }
    while (open.length && open.at(-1)!.indent >= indent) open.pop()
    const parent = open.at(-1)?.remark
    if (parent) parent.replies.push(remark)
    else roots.push(remark)
    open.push({ indent, remark })
  })
  return { comments: roots, read }
}

const findOpenings = (lines: Line[]): Opening[] => {
  const found: Opening[] = []
  for (let at = 0; at + 1 < lines.length; at++) {
    const name = lines[at]!
    const under = lines[at + 1]!
    const date = mark.test(under.text) ? findDates(under.text.replace(mark, ''))[0] : undefined
    if (!mark.test(name.text) || date?.start !== 0) continue
    found.push({ at, author: name.text.replace(mark, ''), postedAt: date.iso, indent: name.indent })
  }
  return found
}

/** A comment ends where the next begins, or something starts further left. */
const endOf = (lines: Line[], from: number, to: number, indent: number): number => {
  let at = from
  while (at < to && (lines[at]!.text === '' || lines[at]!.indent >= indent)) at++
  return at
}

const textOf = (lines: Line[]): Pick<Remark, 'text' | 'votes'> => {
  const texts = lines.map(({ text }) => text)
  while (texts.at(-1) === '') texts.pop()
  const votes =
    /^\d{1,6}$/.test(texts.at(-1) ?? '') && texts.length > 1 ? Number(texts.pop()) : null
  return { text: texts.join('\n').trim(), votes }
}
