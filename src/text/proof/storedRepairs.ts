import { isRecord } from '../isRecord.ts'
import type { Repair } from '../manuscript/manuscript.ts'
import type { LexicalRepair } from './mendLexical.ts'

/** One entry of an article's `proof.repairs`. */
export type StoredRepair = LexicalRepair & { id: string; at: string } & Pick<Repair, 'undone'>

/** Repairs as an article keeps them; all of one pass carry the same time, in milliseconds since 1970. */
export const storedRepairs = (repairs: LexicalRepair[], time = Date.now()): StoredRepair[] => {
  const at = new Date(time).toISOString()
  return repairs.map((repair) => ({ id: crypto.randomUUID(), at, undone: null, ...repair }))
}

/** As many as one reading of a manuscript may give. */
const maxRepairs = 200

/**
 * The repairs somebody sends along with what they read out of a raw text, as `/api/articles/read` answered them.
 * @returns null where they are not of that form
 */
export const readRepairs = (given: unknown): StoredRepair[] | null => {
  if (!Array.isArray(given) || given.length > maxRepairs) return null
  const repairs = given.map(repairFrom)
  return repairs.every((repair) => repair !== null) ? repairs : null
}

const isText = (value: unknown, maxLength: number): value is string =>
  typeof value === 'string' && value.length <= maxLength

const repairFrom = (given: unknown): StoredRepair | null => {
  if (!isRecord(given)) return null
  const { id, at, rule, place, text, nodes } = given
  const isOne =
    isText(id, 64) &&
    /^[\w-]+$/.test(id) &&
    isText(at, 40) &&
    !Number.isNaN(Date.parse(at)) &&
    isText(rule, 60) &&
    isText(place, 60) &&
    isText(text, 1_000_000) &&
    Array.isArray(nodes) &&
    nodes.length <= 10_000 &&
    nodes.every(isTaken)
  return isOne
    ? { id, at, rule, place, text, undone: null, nodes: nodes as StoredRepair['nodes'] }
    : null
}

const isTaken = (given: unknown): boolean =>
  isRecord(given) &&
  Number.isInteger(given.at) &&
  given.left === null &&
  isText(given.cut, 1_000_000) &&
  isRecord(given.node) &&
  isText(given.node.type, 60) &&
  (given.behind === null ||
    (isRecord(given.behind) &&
      Number.isInteger(given.behind.at) &&
      isText(given.behind.sign, 2_000_000)))
