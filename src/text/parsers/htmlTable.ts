import type { Element } from 'domhandler'
import { isElement } from './htmlMarks.ts'
import { tableRow } from '../manuscript/tables.ts'

/**
 * A table as lines: a row a line, as Markdown writes it. One that only lays out a page (cells of several lines, with headings or
 * lists; one column) is what its cells say, one after the other.
 */
export const rowsOf = (table: Element, linesIn: (cell: Element) => string[]): string[] => {
  const rows = rowElements(table).map((row) =>
    row.children
      .filter(isElement)
      .filter(({ name }) => name === 'td' || name === 'th')
      .map(linesIn),
  )
  const caption = table.children
    .filter(isElement)
    .filter(({ name }) => name === 'caption')
    .flatMap(linesIn)
  const cells = rows.flat()
  const isLayout =
    rows.every((row) => row.length < 2) ||
    cells.some(
      (lines) =>
        lines.length > 3 || lines.some((line) => /^(?:#+ |> |```|~~~|\||　*・)/.test(line)),
    )
  if (isLayout) return [...caption, ...cells.flat()]
  const texts = rows
    .map((row) => row.map((lines) => lines.join('　')))
    .filter((row) => row.some(Boolean))
  // One row is a line of its parts, no table; a row of fewer cells than others has empty ones.
  const columns = Math.max(...texts.map((row) => row.length))
  return [
    ...caption,
    ...(texts.length === 1
      ? [texts[0]!.join('　')]
      : texts.map((row) => tableRow(Array.from({ length: columns }, (_, at) => row[at] ?? '')))),
  ]
}

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
