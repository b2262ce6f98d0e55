import { fold } from '../japanese/fold.ts'
import { nodeAt, type LexicalDocument, type LexicalNode } from '../manuscript/lexical.ts'
import type { Block } from '../manuscript/manuscript.ts'
import { textOf } from '../manuscript/fromLexical.ts'
import type { Finding } from './rule.ts'

/** A node a mend took out or changed: where it stood and what it was. */
export type TakenNode = { path: number[]; node: LexicalNode }

/** What mending one finding took out of a Lexical document, with its place and formatting. */
export type LexicalRepair = { rule: string; place: string; text: string; nodes: TakenNode[] }

/**
 * Makes the findings' removals in a Lexical document. The document handed in stays as it is. A node that carries a link,
 * a picture or anything unknown that stands nowhere else is left in place.
 */
export const mendLexical = (
  document: LexicalDocument,
  blocks: Block[],
  findings: Finding[],
): { document: LexicalDocument; repairs: LexicalRepair[] } => {
  const repairs: LexicalRepair[] = []
  const changes: { path: number[]; cuts: { start: number; end: number }[] }[] = []
  for (const { rule, place, mend } of findings) {
    if (mend?.do !== 'remove') continue
    const cutBlocks = Map.groupBy(mend.cuts, ({ block }) => block)
    const nodes: TakenNode[] = []
    const texts: string[] = []
    for (const [at, cuts] of cutBlocks) {
      const block = blocks[at]!
      const node = block.path && nodeAt(document, block.path)
      if (!block.path || !node || keepsSomething(block, at, blocks, cutBlocks)) continue
      nodes.push({ path: block.path, node: structuredClone(node) })
      texts.push(...cuts.map(({ start, end }) => block.text.slice(start, end)))
      changes.push({ path: block.path, cuts })
    }
    if (nodes.length > 0) repairs.push({ rule, place, text: texts.join('\n'), nodes })
  }
  if (repairs.length === 0) return { document, repairs }
  const copy = structuredClone(document)
  // From the end, so that the paths before stay what they are.
  for (const { path, cuts } of changes.toSorted((a, b) => comparePaths(b.path, a.path)))
    cutNode(copy, path, cuts)
  return { document: copy, repairs }
}

/** Whether a block holds something beside text that would be gone with it. */
const keepsSomething = (
  { carries = [] }: Block,
  at: number,
  blocks: Block[],
  cut: Map<number, unknown>,
): boolean =>
  carries.some(
    (thing) =>
      !blocks.some((other, i) => i !== at && !cut.has(i) && other.carries?.includes(thing)),
  )

const comparePaths = (a: number[], b: number[]): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}

const cutNode = (
  document: LexicalDocument,
  path: number[],
  cuts: { start: number; end: number }[],
): void => {
  const node = nodeAt(document, path)!
  const text = textOf(node)
  for (const { start, end } of cuts.toSorted((a, b) => b.start - a.start)) cutText(node, start, end)
  const holds = node.children?.some((child) => child.type === 'list')
  if (fold(textOf(node)) === '' && fold(text) !== '' && !holds) removeAt(document, path)
}

/** Cuts `[start, end)` of a node's text, whatever formatting it runs through. */
const cutText = (node: LexicalNode, start: number, end: number): number => {
  let at = 0
  const kept: LexicalNode[] = []
  for (const child of node.children ?? []) {
    // A nested list is no part of its item's own text.
    if (child.type === 'list') {
      kept.push(child)
      continue
    }
    const length = textOf(child).length
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)]
    if (from < to) {
      if (typeof child.text === 'string')
        child.text = child.text.slice(0, from) + child.text.slice(to)
      else if (child.children) cutText(child, from, to)
    }
    const gone = length > 0 && from < to && (to - from === length || textOf(child) === '')
    if (!gone) kept.push(child)
    at += length
  }
  node.children = kept
  return at
}

/** Removes a node, and the lists above it that are empty then. */
const removeAt = (document: LexicalDocument, path: number[]): void => {
  const parent = nodeAt(document, path.slice(0, -1))
  parent?.children?.splice(path.at(-1)!, 1)
  if (parent && path.length > 1 && parent.children?.length === 0)
    removeAt(document, path.slice(0, -1))
}
