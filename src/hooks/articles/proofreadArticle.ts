import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { articlesAlike } from '../../database/articlesAlike.ts'
import { relationsOf } from '../../database/relationsOf.ts'
import { bodyOf } from '../../request/bodyOf.ts'
import { contextOf, take } from '../../request/context.ts'
import { invalid } from '../../request/invalid.ts'
import { savingOf } from '../../request/saving.ts'
import { unpublishable } from '../../request/unpublishable.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { mendArticle, proofreadArticle as findIn } from '../../text/article/mendArticle.ts'
import type { House } from '../../text/proof/rule.ts'
import { storedProof } from '../../text/proof/storedProof.ts'
import { readRepairs, type StoredRepair } from '../../text/proof/storedRepairs.ts'

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
    const { repairs: sent, ...given } = data
    const stored: StoredRepair[] =
      (id === null ? undefined : take(contextOf(req).repairs, id)) ??
      data.proof?.repairs ??
      originalDoc?.proof?.repairs ??
      []
    const earlier = [...stored, ...newAmong(sent, stored, req, collection.slug)]
    const known = {
      relations: { ...(await relationsOf(data, req)), blocks: body.blocks },
      archive: { alike: await articlesAlike(req, collection.slug, id, body, house) },
      repairs: earlier,
    }
    const { autosave, isBulk } = savingOf(req, collection.slug)
    const { article, repairs, findings } = autosave
      ? { article: {}, repairs: [], findings: findIn(given, house, known) }
      : mendArticle(given, house, known)
    const errors = findings.filter(({ severity }) => severity === 'error')
    if (data._status === 'published' && errors.length > 0)
      throw unpublishable(req, collection.slug, errors, { title: isBulk ? data.title : null })
    return { ...given, ...article, proof: storedProof(findings, [...earlier, ...repairs]) }
  }

/** The repairs of a reading that came along with its article, once each: a form may send them with several saves. */
const newAmong = (
  sent: unknown,
  stored: StoredRepair[],
  req: PayloadRequest,
  collection: string,
): StoredRepair[] => {
  if (sent === undefined || sent === null) return []
  const repairs = readRepairs(sent)
  if (!repairs)
    throw invalid(req, collection, {
      path: 'repairs',
      message: {
        ja: '原稿の読み込みが返した repairs をそのまま指定してください。',
        en: 'Give the `repairs` as the reading of the manuscript answered them.',
      },
    })
  const known = new Set(stored.map(({ id }) => id))
  return repairs.filter(({ id }) => !known.has(id))
}
