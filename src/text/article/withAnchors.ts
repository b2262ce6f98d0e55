import { fromLexical } from '../manuscript/fromLexical.ts'
import type { LexicalDocument } from '../manuscript/lexical.ts'

/** A heading as a table of contents names it: where it leads to, and what it says. */
export type AnchoredHeading = { anchor: string; text: string; level: 2 | 3 }

/** The sections of an article, as far as their headings are found by them: `from` is the block behind the heading. */
type Sections = { kind: string; from: number }[]

/**
 * A body whose headings have names to be led to, as `anchor` of each: those that open a section of the house are called by its kind,
 * the others by their place. `headings` are those of the second and third level that say anything.
 * @example
 * withAnchors({ root: { type: 'root', children: [{ type: 'heading', tag: 'h2', children: [{ type: 'text', text: '背景' }] }] } }, []).headings // → [{ "anchor": "section-0", "text": "背景", "level": 2 }]
 */
export const withAnchors = (
  body: LexicalDocument,
  sections: Sections | null | undefined,
): { body: LexicalDocument; headings: AnchoredHeading[] } => {
  const headings: AnchoredHeading[] = []
  const children = body.root.children.map((node, at) => {
    if (node.type !== 'heading') return node
    const kind = (sections ?? []).find(({ from }) => from === at + 1)?.kind
    const anchor = kind && !headings.some((one) => one.anchor === kind) ? kind : `section-${at}`
    const [{ text } = { text: '' }] = fromLexical({ root: { type: 'root', children: [node] } })
    const level = node.tag === 'h2' ? 2 : node.tag === 'h3' ? 3 : null
    if (level && text.trim()) headings.push({ anchor, text, level })
    return { ...node, anchor }
  })
  return { body: { ...body, root: { ...body.root, children } }, headings }
}
