import type { Manuscript, Repair } from '../manuscript/manuscript.ts'
import { proofread } from '../proof/proofread.ts'
import type { Finding, House } from '../proof/rule.ts'
import type { StoredFinding } from '../proof/storedProof.ts'

/** What the last save has left of an article's proofreading. */
export type SavedProof = { findings?: StoredFinding[] | null; repairs?: Repair[] | null }

/**
 * What a browser shows of an article: what the rules it has find in it now, and what all others have found on the last save:
 * an app's own rules, those it has put in the place of ours, and rules about other articles.
 */
export const shownFindings = (
  manuscript: Manuscript,
  house: House,
  { findings, repairs }: SavedProof,
): Finding[] => [
  ...proofread(manuscript, house, { repairs: repairs ?? [] }),
  ...(findings ?? []).filter(({ rule }) => !Object.hasOwn(house.rules, rule)),
]
