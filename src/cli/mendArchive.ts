import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
} from 'payload'
import { articlesAlike, indexArticle } from '../hooks/articlesAlike.ts'
import { fromArticle, type ArticleRecord } from '../text/manuscript/fromArticle.ts'
import type { Manuscript } from '../text/manuscript/manuscript.ts'
import { mend } from '../text/proof/mend.ts'
import { proofread } from '../text/proof/proofread.ts'
import type { Finding, House } from '../text/proof/rule.ts'

type Stored = ArticleRecord & { id: string; _status?: string | null }

// Generated types name the fields of one app's collections; an app may have changed them.
type Untyped = Omit<Payload, 'update' | 'findByID'> & {
  update: (options: Record<string, unknown>) => Promise<unknown>
  findByID: (options: Record<string, unknown>) => Promise<Stored>
}

/**
 * Saves an article once more, so that its safe mends are made: what is live, and the draft that may be newer, each for
 * itself, both or neither.
 * @throws what the save throws, such as a ValidationError where another rule stops publishing
 */
export const saveAgain = async (payload: Payload, id: string): Promise<void> => {
  const { findByID, update } = payload as Untyped
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    const asked = { collection: 'articles', id, depth: 0, req }
    const [live, latest] = [
      await findByID.call(payload, { ...asked, draft: false }),
      await findByID.call(payload, { ...asked, draft: true }),
    ]
    if (live._status === 'published')
      await update.call(payload, { ...asked, draft: false, data: written(live) })
    if (latest._status === 'draft')
      await update.call(payload, { ...asked, draft: true, data: written(latest) })
    await commitTransaction(req)
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/** What of a record can be saved again as it is. */
const written = ({ id: _id, sections: _sections, ...doc }: Stored & { sections?: unknown }) => doc

/** One block a mend changes: what it said, and what is left of it, null where it goes. */
export type ChangedBlock = { block: number; before: string; after: string | null }

/** What the safe mends change in an article, block by block. */
export const changesOf = (manuscript: Manuscript, findings: Finding[]): ChangedBlock[] => {
  const cuts = findings.flatMap(({ safe, mend: own }) =>
    safe && own?.do === 'remove' ? own.cuts : [],
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

/** An article as it is now, and what the whole house finds in it, other articles included. */
export const proofreadStored = async (
  payload: Payload,
  doc: ArticleRecord & { id: string | number },
  house: House,
): Promise<{ manuscript: Manuscript; findings: Finding[] }> => {
  const req = await createLocalReq({}, payload)
  // An article that was saved before there was an index is found by the ones that are read behind it.
  await indexArticle(req, String(doc.id), doc.body)
  const alike = await articlesAlike(req, 'articles', String(doc.id), doc.body)
  const manuscript = fromArticle(doc, { alike })
  return { manuscript, findings: proofread(manuscript, house) }
}
