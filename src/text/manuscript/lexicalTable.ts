import { carriedBy, textOf } from './lexicalInline.ts'
import type { LexicalNode } from './lexical.ts'
import type { Block, Carried } from './manuscript.ts'
import { stretchOf } from './stretchOf.ts'

/** What parts lines inside a cell: a table is a line a row. */
export const lineInCell = '\u2028'

type Table = Pick<Block, 'text' | 'carries' | 'hasHead'>

/** Lexical's mark of a cell that is the head of its column. */
const headOfColumn = 1

/** A table's cells, parted by tabs, a line a row; a cell that covers several columns has empty ones behind it. */
export const readTable = (table: LexicalNode): Table => {
  let text = ''
  const carries: Carried[] = []
  const rows = table.children ?? []
  for (const [at, { children: cells = [] }] of rows.entries()) {
    if (at > 0) text += '\n'
    for (const [column, cell] of cells.entries()) {
      if (column > 0) text += '\t'
      for (const [line, node] of linesIn(cell).entries()) {
        if (line > 0) text += lineInCell
        for (const { thing, start, end } of carriedBy(node))
          carries.push({ thing, start: text.length + start, end: text.length + end })
        text += textOf(node).replaceAll('\n', lineInCell).replaceAll('\t', ' ')
      }
      text += '\t'.repeat(Math.max(Number(cell.colSpan) || 1, 1) - 1)
    }
  }
  const [head] = rows
  const hasHead =
    rows.length > 1 &&
    (head?.children ?? []).every(({ headerState }) => Number(headerState) & headOfColumn)
  return { text, ...(hasHead && { hasHead }), ...(carries.length > 0 && { carries }) }
}

/** The paragraphs and items of a cell. */
const linesIn = ({ children = [] }: LexicalNode): LexicalNode[] =>
  children.flatMap((child) =>
    child.type === 'list' || child.children?.some(({ type }) => type === 'list')
      ? linesIn(child)
      : [child],
  )

const element = { direction: null, format: '', indent: 0, version: 1 }

/** The Lexical table that holds these cells; `paragraph` makes one of a line. */
export const tableNode = (
  block: Table,
  paragraph: (line: Pick<Block, 'text' | 'carries'>) => LexicalNode,
): LexicalNode => {
  const rows = piecesOf(block.text, '\n', 0)
  return {
    type: 'table',
    ...element,
    children: rows.map(([start, end], row) => ({
      type: 'tablerow',
      ...element,
      children: piecesOf(block.text.slice(start, end), '\t', start).map(([from, to]) => ({
        type: 'tablecell',
        ...element,
        backgroundColor: null,
        colSpan: 1,
        rowSpan: 1,
        headerState: row === 0 && block.hasHead ? headOfColumn : 0,
        children: piecesOf(block.text.slice(from, to), lineInCell, from).map(([first, last]) =>
          paragraph(stretchOf(block, first, last)),
        ),
      })),
    })),
  }
}

/** Where the pieces of a text that stands at `offset` begin and end. */
const piecesOf = (text: string, sign: string, offset: number): [start: number, end: number][] => {
  let at = offset
  return text.split(sign).map((piece) => {
    const start = at
    at += piece.length + sign.length
    return [start, start + piece.length]
  })
}
