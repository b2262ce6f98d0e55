import { readInline, writeInline } from './inline.ts'
import { lineInCell } from './lexicalTable.ts'
import type { Block, Carried } from './manuscript.ts'
import { stretchOf } from './stretchOf.ts'

/** A row as Markdown writes it; lines inside a cell are parted as HTML parts them. */
export const tableRow = (cells: string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(lineInCell, '<br>')).join(' | ')} |`

/** The line that parts a head of so many cells from the rows below it. */
export const tableDelimiter = (cells: number): string => `|${' --- |'.repeat(cells)}`

/** Whether a line is a row of a table in Markdown, with two cells or more. */
export const isTableRow = (line: string): boolean =>
  /^\|.*\|$/.test(line) && /[^\\]\|/.test(line.slice(1, -1))

/** The line that parts a table's head from its rows; cells that hold one dash, with space around it, are cells. */
export const isDelimiter = (line: string): boolean =>
  /^\|(?:\s*(?::-+:?|-+:|--+)\s*\||-\|)+$/.test(line)

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

/** The rows of a table as a block: cells parted by tabs, a line a row; what stands over a delimiter is its head. */
export const tableBlock = (
  rows: string[],
): Pick<Block, 'kind' | 'text' | 'hasHead' | 'carries'> => {
  let text = ''
  const carries: Carried[] = []
  for (const row of rows.filter((line) => !isDelimiter(line))) {
    if (text) text += '\n'
    for (const [at, cell] of cellsOf(row).entries()) {
      if (at > 0) text += '\t'
      for (const [line, source] of cell.split(/(?<!\\)<br>|\u2028/).entries()) {
        if (line > 0) text += lineInCell
        const read = readInline(source)
        for (const { thing, start, end } of read.carries ?? [])
          carries.push({ thing, start: start + text.length, end: end + text.length })
        text += read.text
      }
    }
  }
  const hasHead = rows.length > 2 && isDelimiter(rows[1]!)
  return {
    kind: 'table',
    text,
    ...(hasHead && { hasHead }),
    ...(carries.length > 0 && { carries }),
  }
}

/** A table as lines: a row a line, a delimiter under its head; `tableBlock` reads the same table from them. */
export const tableLines = (block: Pick<Block, 'text' | 'hasHead' | 'carries'>): string[] => {
  let at = 0
  const rows = block.text.split('\n').map((row) =>
    row.split('\t').map((cell) => {
      const start = at
      at += cell.length + 1
      return writeInline(stretchOf(block, start, start + cell.length))
    }),
  )
  const [head = [], ...rest] = rows
  return [
    tableRow(head),
    ...(block.hasHead ? [tableDelimiter(head.length)] : []),
    ...rest.map(tableRow),
  ]
}
