import { addDataAndFileToRequest, APIError, type PayloadRequest } from 'payload'
import type { Role } from '../../access/hasRole.ts'
import { mustBe } from '../../access/roles.ts'
import { noDocument, wrongBody } from '../../text/article/wrongBody.ts'
import { inLanguage } from '../../request/inLanguage.ts'
import { contextOf } from '../../request/context.ts'
import type { StoredRepair } from '../../text/proof/storedRepairs.ts'
import { readArticle, saveArticle, type StoredArticle } from '../../database/articleRecords.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import { advisoryLock } from '../../database/advisoryLock.ts'
import { isLexicalDocument, type LexicalDocument } from '../../text/manuscript/lexical.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'

/** An article as it was saved last, and the body to change: the one that was sent, else the saved one. */
export type Changing = {
  article: StoredArticle & { proof?: { repairs?: StoredRepair[] | null } | null }
  body: LexicalDocument
  repairs: StoredRepair[]
  /** What was sent beside the body. */
  sent: Record<string, unknown>
}

/** A change somebody asked for that cannot be made; answered with this status and message. */
export class Unchanged extends APIError {
  constructor(req: PayloadRequest, status: number, message: LocalizedText) {
    super(inLanguage(req, message), status, null, true)
    this.name = 'Unchanged'
  }
}

/**
 * Changes an article's body and its repairs as one explicit save, in one transaction and one at a time. `?draft=true` saves
 * a draft; else the article is saved as what it is, published or a draft.
 * @throws {Forbidden | NotFound | Unchanged}
 */
export const changeArticle = async (
  req: PayloadRequest,
  roles: Role[],
  change: (
    changing: Changing,
  ) => Pick<Changing, 'body' | 'repairs'> | Promise<Pick<Changing, 'body' | 'repairs'>>,
): Promise<Response> => {
  mustBe(req, ...roles)
  const id = String(req.routeParams?.id)
  await addDataAndFileToRequest(req)
  const { body: given, ...sent } = (req.data ?? {}) as Record<string, unknown>
  const wrong = given === undefined ? null : wrongBody(given)
  if (wrong) throw new Unchanged(req, 400, wrong)
  return inTransaction(req, async () => {
    await advisoryLock(id, req)
    const asked = { id, overrideAccess: false, req }
    const saved = (await readArticle(req.payload, { ...asked, draft: true })) as Changing['article']
    const body = given ?? saved.body
    if (!isLexicalDocument(body)) throw new Unchanged(req, 409, noDocument)
    const changed = await change({
      article: saved,
      body,
      repairs: saved.proof?.repairs ?? [],
      sent,
    })
    contextOf(req).repairs.set(id, changed.repairs)
    const doc = await saveArticle(req.payload, {
      ...asked,
      data: {
        body: changed.body,
        ...(typeof sent.revision === 'number' && { revision: sent.revision }),
      },
      draft: req.query.draft === 'true' || saved._status === 'draft',
      overrideLock: false,
    })
    return Response.json({ doc })
  })
}
