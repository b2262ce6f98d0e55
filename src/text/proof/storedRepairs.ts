import type { Repair } from '../manuscript/manuscript.ts'
import type { LexicalRepair } from './mendLexical.ts'

/** One entry of an article's `proof.repairs`. */
export type StoredRepair = LexicalRepair & { id: string; at: string } & Pick<Repair, 'undone'>

/** Repairs as an article keeps them; all of one pass carry the same time, in milliseconds since 1970. */
export const storedRepairs = (repairs: LexicalRepair[], time = Date.now()): StoredRepair[] => {
  const at = new Date(time).toISOString()
  return repairs.map((repair) => ({ id: crypto.randomUUID(), at, undone: null, ...repair }))
}
