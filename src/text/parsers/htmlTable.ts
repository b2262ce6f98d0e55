import type { Element } from 'domhandler'
import { isElement } from './htmlMarks.ts'
import { lineInCell } from '../manuscript/lexicalTable.ts'
import { tableDelimiter, tableRow } from '../manuscript/tables.ts'

/**
 * A table as lines: a row a line, as Markdown writes it. One that only lays out a page (cells of several lines, with headings or
 * quotations; one column) is what its cells say, one after the other.
 */
export const rowsOf = (table: Element, linesIn: (cell: Element) => string[]): string[] => {
  const rows = grid(rowElements(table), linesIn)
  const caption = table.children
    .filter(isElement)
    .filter(({ name }) => name === 'caption')
    .flatMap(linesIn)
  const cells = rows.flat()
  const isLayout =
    rows.every((row) => row.length < 2) ||
    (rows.length === 1 && cells.some(([line]) => line && /^　*・/.test(line))) ||
    cells.some(
      (lines) => lines.length > 3 || lines.some((line) => /^(?:#+ |> |```|~~~|\|)/.test(line)),
    )
  if (isLayout) return [...caption, ...cells.flat()]
  const texts = rows
    .map((row) => row.map((lines) => lines.join(lineInCell)))
    .filter((row) => row.some(Boolean))
  // One row is a line of its parts, no table; a row of fewer cells than others has empty ones.
  const columns = Math.max(...texts.map((row) => row.length))
  if (texts.length === 1) return [...caption, texts[0]!.join('　').replaceAll(lineInCell, '　')]
  // Markdown gives a table an empty head where it has none.
  const hasHead = isHead(rowElements(table)[0]) && rows[0]!.some((lines) => lines.join('') !== '')
  const [head, ...below] = texts.map((row) =>
    tableRow(Array.from({ length: columns }, (_, at) => row[at] ?? '')),
  )
  return [...caption, head!, ...(hasHead ? [tableDelimiter(columns)] : []), ...below]
}

/** Whether a row is the head of its table. */
const isHead = (row: Element | undefined): boolean =>
  row !== undefined &&
  ((row.parent as Element | null)?.name === 'thead' ||
    row.children.filter(isElement).every(({ name }) => name === 'th'))

/** How many columns or rows a cell may claim to cover; tables that are read have fewer. */
const maxSpan = 50

/** The cells of each row in their columns: where a cell covers several, the others are empty. */
const grid = (rows: Element[], linesIn: (cell: Element) => string[]): string[][][] => {
  /** For each column, how many of the rows to come a cell above covers. */
  const covered: number[] = []
  return rows.map((row) => {
    const cells: string[][] = []
    const coveredHere = (): boolean => (covered[cells.length] ?? 0) > 0
    const leave = (): void => {
      while (coveredHere()) {
        covered[cells.length]!--
        cells.push([])
      }
    }
    for (const cell of row.children.filter(isElement)) {
      if (cell.name !== 'td' && cell.name !== 'th') continue
      leave()
      const across = spanOf(cell.attribs.colspan)
      const down = spanOf(cell.attribs.rowspan) - 1
      for (let n = 0; n < across; n++) {
        covered[cells.length] = down
        cells.push(n === 0 ? linesIn(cell) : [])
      }
    }
    leave()
    return cells
  })
}

const spanOf = (span = '1'): number => Math.min(Math.max(Math.trunc(Number(span)) || 1, 1), maxSpan)

const rowElements = (element: Element): Element[] =>
  element.children
    .filter(isElement)
    .flatMap((child) =>
      child.name === 'tr'
        ? [child]
        : /^t(?:head|body|foot)$/.test(child.name)
          ? rowElements(child)
          : [],
    )
