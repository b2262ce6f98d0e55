import { isLexicalDocument } from '../manuscript/lexical.ts'
import type { Credit } from '../manuscript/manuscript.ts'
import { mendLexical } from '../proof/mendLexical.ts'
import { proofread } from '../proof/proofread.ts'
import type { Archive, Finding, House } from '../proof/rule.ts'
import { storedRepairs, type StoredRepair } from '../proof/storedRepairs.ts'
import { fromArticle, type ArticleRecord, type ArticleRelations } from './fromArticle.ts'
import { readBody } from './readBody.ts'

/** What of an article a mend can change. */
export type Mendable = Pick<ArticleRecord, 'body' | 'eyecatchCredit'>

/** What an article is proofread with: what its relations lead to, what the archive has, what was taken out before. */
export type ArticleKnown = {
  relations: ArticleRelations
  archive: Archive
  repairs: StoredRepair[]
}

/** What proofreading finds in an article as it is. */
export const proofreadArticle = (
  article: ArticleRecord,
  house: House,
  { relations, archive, repairs }: ArticleKnown,
): Finding[] => proofread(fromArticle(article, house, relations), house, { archive, repairs })

/** How often a body is mended in one save: taking one thing out can show another. */
const maxPasses = 4

/**
 * An article after its safe mends, what they took out, and what is still found in it. Most have nothing to mend, and are read
 * once.
 */
export const mendArticle = (
  article: ArticleRecord,
  house: House,
  known: ArticleKnown,
): { article: Mendable; repairs: StoredRepair[]; findings: Finding[] } => {
  const now = Date.now()
  const repairs: StoredRepair[] = []
  let { body, eyecatchCredit } = article
  let { blocks = readBody(body, house).blocks } = known.relations
  const read = (): Finding[] =>
    proofreadArticle({ ...article, body, eyecatchCredit }, house, {
      ...known,
      relations: { ...known.relations, blocks },
    })
  let findings = read()
  for (let pass = 0; pass < maxPasses && isLexicalDocument(body); pass++) {
    const safe = findings.filter((finding) => finding.safe)
    const made = mendLexical(body, blocks, safe, house)
    if (made.repairs.length === 0) break
    // Each pass has a time of its own: its places are counted in the body it was given.
    repairs.push(...storedRepairs(made.repairs, now + pass))
    body = made.document
    blocks = readBody(body, house).blocks
    if (!eyecatchCredit?.text && !eyecatchCredit?.url)
      eyecatchCredit = creditIn(safe) ?? eyecatchCredit
    findings = read()
  }
  return { article: { body, eyecatchCredit }, repairs, findings }
}

/** The credit that leaves the body for its field. */
const creditIn = (findings: Finding[]): Credit | undefined =>
  findings.flatMap(({ mend }) => (mend?.do === 'remove' && mend.credit ? [mend.credit] : []))[0]
