import { storedRepairs, type StoredRepair } from '../proof/storedRepairs.ts'
import { textOf } from '../manuscript/lexicalInline.ts'
import type { LexicalDocument, LexicalNode } from '../manuscript/lexical.ts'
import type { Repair } from '../manuscript/manuscript.ts'
import { toLexical } from '../manuscript/toLexical.ts'
import type { TakenNode } from '../proof/mendLexical.ts'
import { signOf } from '../proof/signOf.ts'

/** What was taken out of a manuscript, as the repairs of the article it becomes: each can be put back into its body. */
export const repairsOf = (repairs: Repair[], { root }: LexicalDocument): StoredRepair[] => {
  if (repairs.length === 0) return []
  // The body as it would be with everything in it: the places of the repairs are counted there.
  const whole: { node: LexicalNode; of: number | null }[] = root.children.map((node) => ({
    node,
    of: null,
  }))
  for (const [of, { blocks = [], behind }] of repairs.entries()) {
    let place = placeBehind(whole, behind ?? null)
    while (whole[place] && whole[place]!.of !== null) place++
    const nodes = toLexical(blocks).root.children
    whole.splice(place, 0, ...nodes.map((node) => ({ node, of })))
  }
  const taken: TakenNode[][] = repairs.map(() => [])
  let behind: TakenNode['behind'] = null
  for (const [at, { node, of }] of whole.entries())
    if (of === null) behind = { at, sign: signOf(node) }
    else taken[of]!.push({ at, node, left: null, cut: textOf(node), behind })
  return storedRepairs(
    repairs.map(({ rule, place, text }, of) => ({ rule, place, text, nodes: taken[of]! })),
  )
}

/** Right behind the child that holds a text; at the end where none does, for the citations are no part of the body. */
const placeBehind = (whole: { node: LexicalNode }[], text: string | null): number => {
  if (text === null) return 0
  const found = whole.findLastIndex(({ node }) => textOf(node).includes(text))
  return found === -1 ? whole.length : found + 1
}
