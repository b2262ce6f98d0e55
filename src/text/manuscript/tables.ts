import { readInline } from './inline.ts'
import type { Block, Carried } from './manuscript.ts'

/** A row as Markdown writes it. */
export const tableRow = (cells: string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** Whether a line is a row of a table in Markdown, with two cells or more. */
export const isTableRow = (line: string): boolean =>
  /^\|.*\|$/.test(line) && /[^\\]\|/.test(line.slice(1, -1))

/** The line that parts a table's head from its rows; cells that hold one dash, with space around it, are cells. */
const isDelimiter = (line: string): boolean => /^\|(?:\s*(?::-+:?|-+:|--+)\s*\||-\|)+$/.test(line)

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

/** The rows of a table as a block: cells parted by tabs, a line a row. */
export const tableBlock = (rows: string[]): Pick<Block, 'kind' | 'text' | 'carries'> => {
  let text = ''
  const carries: Carried[] = []
  for (const row of rows.filter((line) => !isDelimiter(line))) {
    if (text) text += '\n'
    for (const [at, cell] of cellsOf(row).entries()) {
      if (at > 0) text += '\t'
      const read = readInline(cell)
      for (const { thing, start, end } of read.carries ?? [])
        carries.push({ thing, start: start + text.length, end: end + text.length })
      text += read.text
    }
  }
  return { kind: 'table', text, ...(carries.length > 0 && { carries }) }
}
