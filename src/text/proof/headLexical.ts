import type { LexicalDocument } from '../manuscript/lexical.ts'
import type { Block } from '../manuscript/manuscript.ts'
import { toLexical } from '../manuscript/toLexical.ts'
import type { Mend } from './rule.ts'

/** A Lexical document in which the line a finding speaks of is a heading; as it was where that is no line of its own. */
export const headLexical = (
  document: LexicalDocument,
  blocks: Block[],
  { block, text }: Extract<Mend, { do: 'head' }>,
): LexicalDocument => {
  const path = blocks[block]?.path ?? []
  const [heading] = toLexical([{ kind: 'heading', level: 2, text }]).root.children
  if (path.length !== 1 || !heading || !document.root.children[path[0]!]) return document
  return {
    ...document,
    root: { ...document.root, children: document.root.children.with(path[0]!, heading) },
  }
}
