import type { LexicalDocument, LexicalNode } from '../manuscript/lexical.ts'
import { toLexical } from '../manuscript/toLexical.ts'
import type { TakenNode } from './mendLexical.ts'
import { signOf } from './signOf.ts'

type Put = { nodes: TakenNode[]; undone?: unknown }

/**
 * A Lexical document with a repair put back, formatting and all. In a document nobody has changed since it is the exact
 * place; in one that was edited it is behind what it stood behind.
 * `batch` are all repairs of the same save.
 */
export const putBack = (document: LexicalDocument, repair: Put, batch: Put[]): LexicalDocument => {
  const children = [...structuredClone(document.root.children)]
  const present = new Set(
    batch.flatMap(({ nodes, undone }) =>
      nodes.filter(({ left }) => undone || left !== null).map(({ at }) => at),
    ),
  )
  const all = batch.flatMap(({ nodes }) => nodes.map(({ at }) => at))
  const expected = (at: number): number =>
    at - all.filter((other) => other < at && !present.has(other)).length
  for (const { at, node, left, cut, behind } of repair.nodes.toSorted((a, b) => a.at - b.at)) {
    const rest = left && nearest(children, signOf(left), expected(at))
    if (rest !== null) children[rest] = structuredClone(node)
    else {
      // What is left of it was edited since: only what was cut comes back, beside it.
      const lost = left === null ? [structuredClone(node)] : paragraphs(cut)
      const anchor = behind && nearest(children, behind.sign, expected(behind.at))
      const from = behind?.at ?? -1
      const after = [...present].filter((other) => other > from && other < at).length
      const place = anchor !== null ? anchor + 1 + after : behind ? expected(at) : after
      children.splice(Math.min(place, children.length), 0, ...lost)
    }
    present.add(at)
  }
  return { ...document, root: { ...document.root, children } }
}

/** A text as paragraphs, one a line; none where there is no text. */
const paragraphs = (text: string): LexicalNode[] =>
  toLexical(
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ kind: 'paragraph', text: line })),
  ).root.children

/** The child with this sign that stands nearest to where it is expected. */
const nearest = (children: LexicalNode[], sign: string, expected: number): number | null => {
  const found = children.flatMap((child, at) => (signOf(child) === sign ? [at] : []))
  return found.toSorted((a, b) => Math.abs(a - expected) - Math.abs(b - expected))[0] ?? null
}
