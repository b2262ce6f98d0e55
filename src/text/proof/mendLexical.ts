import { fold } from '../japanese/fold.ts'
import { nodeAt, type LexicalDocument, type LexicalNode } from '../manuscript/lexical.ts'
import { carriedBy, textOf } from '../manuscript/lexicalInline.ts'
import { cutText, type Cut } from '../manuscript/cuts.ts'
import type { KnowsSections } from '../manuscript/sections.ts'
import type { Block } from '../manuscript/manuscript.ts'
import { signOf } from './signOf.ts'
import type { Finding, Mend } from './rule.ts'
import { withoutLosses } from './withoutLosses.ts'

/** A child of the root that a mend took out or changed. */
export type TakenNode = {
  /** Which child it was before. */
  at: number
  node: LexicalNode
  /** What is left of it, null where it is gone. */
  left: LexicalNode | null
  /** The text that was cut out of it; empty where it only took over what its copy carried. */
  cut: string
  /** The child before it that no mend of the same save touched, null at the beginning. */
  behind: { at: number; sign: string } | null
}

/** What one or more findings took out of a Lexical document, with its place and formatting. */
export type LexicalRepair = { rule: string; place: string; text: string; nodes: TakenNode[] }

type Removal = Extract<Mend, { do: 'remove' }>

type Removing = { rule: string; place: string; mend: Removal; touches: Set<number> }

/**
 * Makes the findings' removals in a Lexical document. The document handed in stays as it is. Findings that touch the same
 * node become one repair, so that each can be put back without the others.
 */
export const mendLexical = (
  document: LexicalDocument,
  blocks: Block[],
  findings: Finding[],
  house: KnowsSections,
): { document: LexicalDocument; repairs: LexicalRepair[] } => {
  const removals = removing(blocks, findings)
  if (removals.length === 0) return { document, repairs: [] }

  const copy = structuredClone(document)
  const children: (LexicalNode | null)[] = copy.root.children
  for (const { mend } of removals)
    for (const { from, to } of mend.moves ?? [])
      moveInto(copy, document, blocks[from]!, blocks[to]!)
  const cuts = Map.groupBy(
    removals.flatMap(({ mend }) => mend.cuts),
    ({ block }) => block,
  )
  // From the end, so that the paths before stay what they are.
  for (const [at, blockCuts] of [...cuts].toSorted(([a], [b]) => b - a))
    if (blocks[at]?.path) cutNode(copy, blocks[at].path, blocks[at].text, blockCuts)

  const touched = new Set(removals.flatMap(({ touches }) => [...touches]))
  const takenAt = (made: Cut[], at: number): TakenNode => {
    let before = at - 1
    while (touched.has(before)) before--
    const node = document.root.children[before]
    return {
      at,
      node: structuredClone(document.root.children[at]!),
      left: structuredClone(children[at] ?? null),
      cut: cutText(
        blocks,
        made.filter(({ block }) => blocks[block]!.path![0] === at),
        house,
      ),
      behind: node ? { at: before, sign: signOf(node) } : null,
    }
  }
  const repairs = together(removals).map((group): LexicalRepair => ({
    rule: group[0]!.rule,
    place: group[0]!.place,
    text: group.map(({ mend }) => cutText(blocks, mend.cuts, house)).join('\n'),
    nodes: [...new Set(group.flatMap(({ touches }) => [...touches]))]
      .toSorted((a, b) => a - b)
      .map((at) =>
        takenAt(
          group.flatMap(({ mend }) => mend.cuts),
          at,
        ),
      ),
  }))
  copy.root.children = children.filter((child) => child !== null)
  return { document: copy, repairs }
}

const removing = (blocks: Block[], findings: Finding[]): Removing[] =>
  withoutLosses(blocks, findings).flatMap(({ rule, place, mend }) => {
    if (mend?.do !== 'remove') return []
    const kept = { ...mend, cuts: mend.cuts.filter(({ block }) => blocks[block]?.path) }
    return kept.cuts.length > 0
      ? [{ rule, place, mend: kept, touches: touchedBy(kept, blocks) }]
      : []
  })

/** The children of the root a removal changes. */
const touchedBy = ({ cuts, moves = [] }: Removal, blocks: Block[]): Set<number> =>
  new Set(
    [...cuts.map(({ block }) => block), ...moves.map(({ to }) => to)]
      .map((at) => blocks[at]?.path?.[0])
      .filter((at) => at !== undefined),
  )

/** Removals in groups that touch the same children. */
const together = (removals: Removing[]): Removing[][] => {
  const groups: Removing[][] = []
  for (const removal of removals) {
    const met = groups.filter((group) =>
      group.some(({ touches }) => [...touches].some((at) => removal.touches.has(at))),
    )
    for (const group of met) groups.splice(groups.indexOf(group), 1)
    groups.push([...met.flat(), removal])
  }
  return groups
}

/** Gives a block the inline content of its copy, whose links and formatting it does not have; its own lists stay. */
const moveInto = (
  copy: LexicalDocument,
  document: LexicalDocument,
  from: Block,
  to: Block,
): void => {
  const [source, target] = [
    from.path && nodeAt(document, from.path),
    to.path && nodeAt(copy, to.path),
  ]
  if (!source || !target) return
  target.children = [
    ...structuredClone((source.children ?? []).filter(({ type }) => type !== 'list')),
    ...lists(target),
  ]
}

const cutNode = (
  document: LexicalDocument,
  path: number[],
  text: string,
  cuts: { start: number; end: number }[],
): void => {
  const node = nodeAt(document, path)
  if (!node) return
  const whole = cuts.some(({ start, end }) => start === 0 && end === text.length)
  if (whole) node.children = lists(node)
  else
    for (const { start, end } of cuts.toSorted((a, b) => b.start - a.start))
      cutInside(node, start, end)
  const isEmpty = fold(textOf(node)) === '' && lists(node).length === 0
  if (isEmpty && (whole || carriedBy(node).length === 0)) removeAt(document, path)
}

/** The lists an item holds below its own text. */
const lists = (node: LexicalNode): LexicalNode[] =>
  (node.children ?? []).filter(({ type }) => type === 'list')

/** Cuts `[start, end)` of a node's text, whatever formatting it runs through. */
const cutInside = (node: LexicalNode, start: number, end: number): void => {
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
      else if (child.children) cutInside(child, from, to)
    }
    const gone = length > 0 && from < to && (to - from === length || textOf(child) === '')
    if (!gone) kept.push(child)
    at += length
  }
  node.children = kept
}

/** Removes a node, and the lists above it that are empty then. A child of the root leaves its place empty. */
const removeAt = (document: LexicalDocument, path: number[]): void => {
  const parent = nodeAt(document, path.slice(0, -1))
  if (!parent?.children) return
  if (path.length === 1) parent.children[path[0]!] = null as unknown as LexicalNode
  else parent.children.splice(path.at(-1)!, 1)
  if (path.length > 1 && parent.children.length === 0) removeAt(document, path.slice(0, -1))
}
