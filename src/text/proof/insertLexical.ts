import type { LexicalDocument, LexicalNode } from '../manuscript/lexical.ts'
import type { Block } from '../manuscript/manuscript.ts'
import { toLexical } from '../manuscript/toLexical.ts'
import type { Mend } from './rule.ts'

/** An empty paragraph: where somebody writes next. */
const blank = (): LexicalNode => ({
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  direction: null,
  format: '',
  indent: 0,
  version: 1,
  children: [],
})

/** A Lexical document with the blocks a finding proposes, and below a heading a paragraph to write in. */
export const insertLexical = (
  document: LexicalDocument,
  blocks: Block[],
  { before, blocks: added }: Extract<Mend, { do: 'insert' }>,
): LexicalDocument => {
  const at = blocks[before]?.path?.[0] ?? document.root.children.length
  const nodes = toLexical(added).root.children.flatMap((node) =>
    node.type === 'heading' ? [node, blank()] : [node],
  )
  return {
    ...document,
    root: { ...document.root, children: document.root.children.toSpliced(at, 0, ...nodes) },
  }
}

/** The body a new article of this format opens with: its headings, each with a paragraph to write in. */
export const openingBody = (headings: string[]): LexicalDocument =>
  insertLexical(toLexical([]), [], {
    do: 'insert',
    before: 0,
    blocks: headings.map((text) => ({ kind: 'heading', level: 2, text })),
  })
