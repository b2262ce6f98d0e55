import { createLocalReq, type Payload } from 'payload'
import { readArticle, saveArticle, type StoredArticle } from '../database/articleRecords.ts'
import { inTransaction } from '../database/inTransaction.ts'
import { articlesAlike, indexArticle } from '../database/articlesAlike.ts'
import { fromArticle } from '../text/article/fromArticle.ts'
import { asArticle, houseOfTexts, type ProofreadFields } from '../text/article/proofreadFields.ts'
import { readBody } from '../text/article/readBody.ts'
import type { Manuscript } from '../text/manuscript/manuscript.ts'
import { mend } from '../text/proof/mend.ts'
import { proofread } from '../text/proof/proofread.ts'
import type { Finding, House } from '../text/proof/rule.ts'
import { slugOf } from '../slugs.ts'

/** A collection whose texts are proofread, the house they are looked at by, and its fields where it is the app's own. */
export type Audited = { slug: string; house: House; fields: ProofreadFields | null }

/** The collections of an app whose texts are proofread: our articles, and those `proofread` names. */
export const auditedIn = (payload: Payload, house: House): Audited[] => {
  const { proofread: named = {} } = payload.config.custom.midashi as {
    proofread?: Record<string, ProofreadFields>
  }
  const articles: string = slugOf({ payload }, 'articles')
  const hasArticles = payload.config.collections.some(({ slug }) => slug === articles)
  return [
    ...(hasArticles ? [{ slug: articles, house, fields: null }] : []),
    ...Object.entries(named).map(([slug, fields]) => ({
      slug,
      house: houseOfTexts(house),
      fields,
    })),
  ]
}

/**
 * Saves an article once more, so that its safe mends are made: what is live, and the draft that may be newer, each for
 * itself, both or neither.
 * @throws what the save throws, such as a ValidationError where another rule stops publishing
 */
export const saveAgain = async (
  payload: Payload,
  id: string,
  { slug: collection }: Audited,
): Promise<void> => {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    const asked = { collection, id, req }
    const live = await readArticle(payload, { ...asked, draft: false })
    const latest = await readArticle(payload, { ...asked, draft: true })
    // Where there are no drafts nothing says that a document is published.
    if (live._status === 'published' || live._status === undefined)
      await saveArticle(payload, { ...asked, draft: false, data: written(live) })
    if (latest._status === 'draft')
      await saveArticle(payload, { ...asked, draft: true, data: written(latest) })
  })
}

/** What of a record can be saved again as it is. */
const written = ({
  id: _id,
  sections: _sections,
  revision: _revision,
  ...doc
}: StoredArticle & { sections?: unknown; revision?: unknown }) => doc

/** One block a mend changes: what it said, and what is left of it, null where it goes. */
export type ChangedBlock = { block: number; before: string; after: string | null }

/** What the safe mends change in an article, block by block. */
export const changesOf = (manuscript: Manuscript, findings: Finding[]): ChangedBlock[] => {
  const cuts = findings.flatMap(({ safe, mend: change }) =>
    safe && change?.do === 'remove' ? change.cuts : [],
  )
  const numbered = manuscript.blocks.map((block, at) => ({ ...block, path: [at] }))
  const left = new Map(
    mend({ ...manuscript, blocks: numbered }, [{ do: 'remove', cuts }]).blocks.map((block) => [
      block.path![0]!,
      block.text,
    ]),
  )
  return [...new Set(cuts.map(({ block }) => block))]
    .toSorted((a, b) => a - b)
    .map((block) => ({
      block,
      before: manuscript.blocks[block]!.text,
      after: left.get(block) ?? null,
    }))
}

/**
 * What the whole house finds in an article as it was saved last, other articles included; where that has nothing to mend,
 * in what is live below a newer draft.
 */
export const proofreadStored = async (
  payload: Payload,
  id: string,
  { slug: collection, house, fields }: Audited,
): Promise<{ manuscript: Manuscript; findings: Finding[] }> => {
  const req = await createLocalReq({}, payload)
  const read = async (draft: boolean): Promise<{ manuscript: Manuscript; findings: Finding[] }> => {
    const stored = await readArticle(payload, { collection, id, req, draft, depth: 1 })
    const article = fields ? { ...asArticle(stored, fields), proof: stored.proof } : stored
    const body = readBody(article.body, house)
    // An article that was saved before there was an index is found by the ones that are read behind it.
    if (draft && !fields) await indexArticle(req, id, body)
    const manuscript = fromArticle(article, house, { blocks: body.blocks })
    const alike = fields ? [] : await articlesAlike(req, collection, id, body, house)
    const archive = { alike }
    const repairs = article.proof?.repairs ?? []
    return { manuscript, findings: proofread(manuscript, house, { archive, repairs }) }
  }
  const latest = await read(true)
  if (latest.findings.some(({ safe }) => safe)) return latest
  const live = await read(false)
  return live.findings.some(({ safe }) => safe) ? live : latest
}
