import type { CollectionBeforeChangeHook } from 'payload'
import { bodyOf } from '../../request/bodyOf.ts'
import { contextOf, take } from '../../request/context.ts'
import { savingOf } from '../../request/saving.ts'
import { unpublishable } from '../../request/unpublishable.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { mendArticle, proofreadArticle } from '../../text/article/mendArticle.ts'
import { asArticle, type ProofreadFields } from '../../text/article/proofreadFields.ts'
import { isLexicalDocument } from '../../text/manuscript/lexical.ts'
import type { House } from '../../text/proof/rule.ts'
import { storedProof } from '../../text/proof/storedProof.ts'
import type { StoredRepair } from '../../text/proof/storedRepairs.ts'

/**
 * Proofreads a document of an app's own collection as our articles are: certain repeats are taken out on explicit saves and
 * logged, and an open error stops publishing; where there are no drafts every save publishes.
 * @throws {ValidationError} with a message per place
 */
export const proofreadText =
  (house: House, fields: ProofreadFields): CollectionBeforeChangeHook =>
  async ({ collection, data, originalDoc, req }) => {
    // A body in several languages at once is proofread when it is saved in one.
    if (!isLexicalDocument(data[fields.body])) return data
    const id = relationId(originalDoc)
    const earlier: StoredRepair[] =
      (id === null ? undefined : take(contextOf(req).repairs, id)) ??
      originalDoc?.proof?.repairs ??
      []
    const known = {
      relations: { blocks: bodyOf(req, data[fields.body], house).blocks },
      archive: { alike: [] },
      repairs: earlier,
    }
    const given = asArticle(data, fields)
    const { article, repairs, findings } = savingOf(req, collection.slug).autosave
      ? { article: given, repairs: [], findings: proofreadArticle(given, house, known) }
      : mendArticle(given, house, known)
    const errors = findings.filter(({ severity }) => severity === 'error')
    const isPublished = !collection.versions?.drafts || data._status === 'published'
    if (isPublished && errors.length > 0)
      throw unpublishable(req, collection.slug, errors, { fields })
    return {
      ...data,
      [fields.body]: article.body,
      proof: storedProof(findings, [...earlier, ...repairs]),
    }
  }
