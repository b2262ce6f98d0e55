import type { Finding } from './rule.ts'
import type { StoredRepair } from './storedRepairs.ts'

/** One entry of an article's `proof.findings`. */
export type StoredFinding = Pick<Finding, 'rule' | 'severity' | 'place' | 'message' | 'article'>

/** An article's `proof`: what was found in it on the last save, the gravest first, and all that was ever taken out of it. */
export type StoredProof = {
  status: 'clean' | 'warnings' | 'errors'
  findings: StoredFinding[]
  repairs: StoredRepair[]
}

/** What an article keeps of its proofreading. */
export const storedProof = (findings: Finding[], repairs: StoredRepair[]): StoredProof => ({
  status:
    findings.length === 0 ? 'clean' : findings[0]!.severity === 'error' ? 'errors' : 'warnings',
  findings: findings.map(({ rule, severity, place, message, article }) => ({
    rule,
    severity,
    place,
    message,
    ...(article !== undefined && { article }),
  })),
  repairs,
})
