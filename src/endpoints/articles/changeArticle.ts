import { addDataAndFileToRequest, APIError, Forbidden, type PayloadRequest } from 'payload'
import type { Role } from '../../access/hasRole.ts'
import { mustBe } from '../../access/roles.ts'
import { noDocument, wrongBody } from '../../text/article/wrongBody.ts'
import { inLanguage } from '../../request/inLanguage.ts'
import { contextOf } from '../../request/context.ts'
import type { StoredRepair } from '../../text/proof/storedRepairs.ts'
import { readArticle, saveArticle, type StoredArticle } from '../../database/articleRecords.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import { advisoryLock } from '../../database/advisoryLock.ts'
import { slugOf } from '../../slugs.ts'
import type { ProofreadFields } from '../../text/article/proofreadFields.ts'
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

/** A collection of the app's own whose texts are proofread, and where it keeps them. */
export type ProofreadText = { slug: string; fields: ProofreadFields }

/** @throws {Forbidden} for strangers */
const mustBeSignedIn = (req: PayloadRequest): void => {
  if (!req.user) throw new Forbidden(req.t)
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
  of?: ProofreadText,
): Promise<Response> => {
  // Who may write a collection of the app's own is for its own access to say.
  if (of) mustBeSignedIn(req)
  else mustBe(req, ...roles)
  const bodyField = of?.fields.body ?? 'body'
  const id = String(req.routeParams?.id)
  await addDataAndFileToRequest(req)
  const { body: given, ...sent } = (req.data ?? {}) as Record<string, unknown>
  const wrong = given === undefined ? null : wrongBody(given)
  if (wrong) throw new Unchanged(req, 400, wrong)
  return inTransaction(req, async () => {
    await advisoryLock(id, req)
    const collection = of?.slug ?? slugOf(req, 'articles')
    const asked = { collection, id, overrideAccess: false, req }
    const saved = (await readArticle(req.payload, { ...asked, draft: true })) as Changing['article']
    const body = given ?? (saved as Record<string, unknown>)[bodyField]
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
        [bodyField]: changed.body,
        ...(typeof sent.revision === 'number' && { revision: sent.revision }),
      },
      draft: req.query.draft === 'true' || saved._status === 'draft',
      overrideLock: false,
    })
    return Response.json({ doc })
  })
}
