import type { CollectionBeforeChangeHook, PayloadRequest, ValidationError } from 'payload'
import {
  fromArticle,
  relationId,
  type ArticleRecord,
  type ArticleRelations,
  type PictureRecord,
  type SourceRecord,
} from '../../text/article/fromArticle.ts'
import { fromLexical } from '../../text/manuscript/fromLexical.ts'
import type { Credit } from '../../text/manuscript/manuscript.ts'
import { isLexicalDocument } from '../../text/manuscript/lexical.ts'
import { mendLexical } from '../../text/proof/mendLexical.ts'
import { proofread } from '../../text/proof/proofread.ts'
import type { Finding, House } from '../../text/proof/rule.ts'
import { storedRepairs, type StoredRepair } from '../../text/proof/storedRepairs.ts'
import { articlesAlike } from '../../database/articlesAlike.ts'
import { contextOf, take } from '../../request/context.ts'
import { inLanguage } from '../../request/inLanguage.ts'
import { invalid } from '../../request/invalid.ts'
import { savingOf } from '../../request/saving.ts'

/** One entry of an article's `proof.findings`. */
export type StoredFinding = Pick<Finding, 'rule' | 'severity' | 'place' | 'message' | 'article'>

/**
 * Proofreads an article on every save. What is above the evidence bar is taken out of the body and logged, never on
 * autosave; an open error stops publishing, whichever door the article came through.
 * @throws {ValidationError} with a message per place
 */
export const proofreadArticle =
  (house: House): CollectionBeforeChangeHook =>
  async ({ collection, data, originalDoc, req }) => {
    const id = relationId(originalDoc)
    const relations = {
      ...(await relationsOf(data, req)),
      alike: await articlesAlike(req, collection.slug, id, data.body),
    }
    const earlier: StoredRepair[] =
      (id === null ? undefined : take(contextOf(req).repairs, id)) ??
      data.proof?.repairs ??
      originalDoc?.proof?.repairs ??
      []
    const read = ({ body, eyecatchCredit }: Mendable): Finding[] => {
      const article = { ...data, body, eyecatchCredit, proof: { repairs: earlier } }
      return proofread(fromArticle(article, relations), house)
    }
    const given: Mendable = { body: data.body, eyecatchCredit: data.eyecatchCredit }
    const { article, repairs, findings } = savingOf(req, collection.slug).autosave
      ? { article: given, repairs: [], findings: read(given) }
      : mended(given, read)
    const errors = findings.filter(({ severity }) => severity === 'error')
    if (data._status === 'published' && errors.length > 0)
      throw refusal(errors, collection.slug, req)
    return {
      ...data,
      ...article,
      proof: {
        status: statusOf(findings),
        findings: findings.map(stored),
        repairs: [...earlier, ...repairs],
      },
    }
  }

/** How often a body is mended in one save: taking one thing out can show another. */
const mostPasses = 4

/** What of an article a mend can change. */
type Mendable = Pick<ArticleRecord, 'body' | 'eyecatchCredit'>

/** An article after its safe mends, what they took out, and what is still found. Most saves have nothing to mend, and are read once. */
const mended = (
  given: Mendable,
  read: (article: Mendable) => Finding[],
): { article: Mendable; repairs: StoredRepair[]; findings: Finding[] } => {
  const now = Date.now()
  const repairs: StoredRepair[] = []
  let [{ body, eyecatchCredit }, findings] = [given, read(given)]
  for (let pass = 0; pass < mostPasses && isLexicalDocument(body); pass++) {
    const safe = findings.filter((finding) => finding.safe)
    const made = mendLexical(body, fromLexical(body), safe)
    if (made.repairs.length === 0) break
    // Each pass has a time of its own: its places are counted in the body it was given.
    repairs.push(...storedRepairs(made.repairs, now + pass))
    body = made.document
    if (!eyecatchCredit?.text && !eyecatchCredit?.url)
      eyecatchCredit = creditIn(safe) ?? eyecatchCredit
    findings = read({ body, eyecatchCredit })
  }
  return { article: { body, eyecatchCredit }, repairs, findings }
}

/** The credit that leaves the body for its field. */
const creditIn = (findings: Finding[]): Credit | undefined =>
  findings.flatMap(({ mend }) => (mend?.do === 'remove' && mend.credit ? [mend.credit] : []))[0]

/** The sources and the picture an article refers to, in one query each. */
const relationsOf = async (
  article: ArticleRecord,
  req: PayloadRequest,
): Promise<ArticleRelations> => {
  const ids = (article.citations ?? [])
    .map(({ source }) => relationId(source))
    .filter((id) => id !== null)
  const picture = relationId(article.eyecatch)
  const { db } = req.payload
  const found =
    ids.length > 0
      ? await db.find<SourceRecord>({
          collection: 'sources',
          where: { id: { in: ids } },
          limit: ids.length,
          pagination: false,
          select: {
            title: true,
            publisher: true,
            publishedOn: true,
            url: true,
            language: true,
            key: true,
            archiveUrl: true,
            link: true,
          },
          req,
        })
      : { docs: [] }
  return {
    sources: new Map(found.docs.map((source) => [String(source.id), source])),
    picture:
      picture === null
        ? null
        : ((await db.findOne<PictureRecord>({
            collection: 'media',
            where: { id: { equals: picture } },
            select: { alt: true, credit: true, filename: true, width: true, height: true },
            req,
          })) ?? null),
  }
}

const statusOf = (findings: Finding[]): 'clean' | 'warnings' | 'errors' =>
  findings.length === 0 ? 'clean' : findings[0]!.severity === 'error' ? 'errors' : 'warnings'

const stored = ({ rule, severity, place, message, article }: Finding): StoredFinding => ({
  rule,
  severity,
  place,
  message,
  ...(article !== undefined && { article }),
})

const refusal = (errors: Finding[], slug: string, req: PayloadRequest): ValidationError => {
  const error = invalid(
    req,
    slug,
    ...errors.map(({ place, message }) => ({ path: fieldOf(place), message })),
  )
  // Payload's own message names the fields alone; a failed schedule, a script and a log get nothing else to read.
  const opening = inLanguage(req, { ja: '公開できません。', en: 'This cannot be published. ' })
  error.message =
    opening +
    errors.map(({ message }) => inLanguage(req, message)).join(inLanguage(req, { ja: '', en: ' ' }))
  return error
}

/** The form field a place is shown at: `body.3` is the body, `citations.0` the source of the first citation. */
const fieldOf = (place: string): string => {
  const [field, at] = place.split('.')
  return field === 'citations' && at !== undefined ? `citations.${at}.source` : field!
}
