import type { CollectionBeforeChangeHook } from 'payload'
import { articlesAlike } from '../../database/articlesAlike.ts'
import { relationsOf } from '../../database/relationsOf.ts'
import { bodyOf } from '../../request/bodyOf.ts'
import { contextOf, take } from '../../request/context.ts'
import { savingOf } from '../../request/saving.ts'
import { unpublishable } from '../../request/unpublishable.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { mendArticle, proofreadArticle as findIn } from '../../text/article/mendArticle.ts'
import type { House } from '../../text/proof/rule.ts'
import { storedProof } from '../../text/proof/storedProof.ts'
import type { StoredRepair } from '../../text/proof/storedRepairs.ts'

/**
 * Proofreads an article on every save. What is above the evidence bar is taken out of the body and logged, never on
 * autosave; an open error stops publishing, whichever door the article came through.
 * @throws {ValidationError} with a message per place
 */
export const proofreadArticle =
  (house: House): CollectionBeforeChangeHook =>
  async ({ collection, data, originalDoc, req }) => {
    const id = relationId(originalDoc)
    const body = bodyOf(req, data.body, house)
    const earlier: StoredRepair[] =
      (id === null ? undefined : take(contextOf(req).repairs, id)) ??
      data.proof?.repairs ??
      originalDoc?.proof?.repairs ??
      []
    const known = {
      relations: { ...(await relationsOf(data, req)), blocks: body.blocks },
      archive: { alike: await articlesAlike(req, collection.slug, id, body, house) },
      repairs: earlier,
    }
    const { article, repairs, findings } = savingOf(req, collection.slug).autosave
      ? { article: {}, repairs: [], findings: findIn(data, house, known) }
      : mendArticle(data, house, known)
    const errors = findings.filter(({ severity }) => severity === 'error')
    if (data._status === 'published' && errors.length > 0)
      throw unpublishable(req, collection.slug, errors)
    return { ...data, ...article, proof: storedProof(findings, [...earlier, ...repairs]) }
  }
