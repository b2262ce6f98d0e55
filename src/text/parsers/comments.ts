import { findDates } from '../japanese/dates.ts'
import type { Remark } from '../manuscript/manuscript.ts'
import type { Line } from './lines.ts'

const mark = /^[•●○*-]\s*/

type Opening = { at: number; author: string; postedAt: string; indent: number }

/**
 * The comments printed under an article: a bulleted name, a bulleted date, the text, a line with the votes.
 * What is indented deeper than the comment before it is a reply to it.
 */
export const readComments = (lines: Line[]): Remark[] => {
  const openings = findOpenings(lines)
  const roots: Remark[] = []
  const open: { indent: number; remark: Remark }[] = []
  openings.forEach(({ at, author, postedAt, indent }, i) => {
    const remark = {
      author,
      postedAt,
      ...textOf(lines, at + 2, openings[i + 1]?.at, indent),
      replies: [],
    }
    while (open.length && open.at(-1)!.indent >= indent) open.pop()
    const parent = open.at(-1)?.remark
    if (parent) parent.replies.push(remark)
    else roots.push(remark)
    open.push({ indent, remark })
  })
  return roots
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

const textOf = (
  lines: Line[],
  from: number,
  to: number | undefined,
  indent: number,
): Pick<Remark, 'text' | 'votes'> => {
  const texts: string[] = []
  for (const line of lines.slice(from, to)) {
    // The last comment ends where something starts further left.
    if (line.text && line.indent < indent) break
    texts.push(line.text)
  }
  while (texts.at(-1) === '') texts.pop()
  const votes =
    /^\d{1,6}$/.test(texts.at(-1) ?? '') && texts.length > 1 ? Number(texts.pop()) : null
  return { text: texts.join('\n').trim(), votes }
}
