import type { CollectionBeforeValidateHook } from 'payload'
import { sourceOfKey, takeSourceTurn } from '../../database/citeSources.ts'
import type { House } from '../../text/proof/rule.ts'
import { hostOf } from '../../text/sources/canonicalUrl.ts'
import { sourceKey } from '../../text/sources/citation.ts'
import { languageOf } from '../../text/sources/language.ts'
import { invalid } from '../../request/invalid.ts'

/**
 * Gives a source its key (the canonical URL, or title, publisher and date where it has no link), the host it stands on and
 * the label lists show: its title, or its address where nobody has written one.
 * @throws {ValidationError} where another source has the key already, or had it before the two were merged
 */
export const nameSource =
  (house: House): CollectionBeforeValidateHook =>
  async ({ collection, data, originalDoc, req }) => {
    const { url, title, publisher, publishedOn, language } = { ...originalDoc, ...data }
    const key = sourceKey(
      {
        url: url || null,
        title: title || null,
        publisher: publisher || null,
        publishedOn: publishedOn ? String(publishedOn).slice(0, 10) : null,
      },
      house,
    )
    if (key !== originalDoc?.key) {
      await takeSourceTurn(req, key)
      const other = await sourceOfKey(req, key)
      if (other && other.id !== originalDoc?.id)
        throw invalid(req, collection.slug, {
          path: url ? 'url' : 'title',
          message: {
            ja: `この情報源はすでに「${other.title || other.url || ''}」として登録されています。一覧から選んでください。`,
            en: `This source is registered already, as “${other.title || other.url || ''}”. Choose it from the list.`,
          },
        })
    }
    return {
      ...data,
      label: title || url || null,
      host: url ? hostOf(String(url)) : null,
      language: language || languageOf(title || null),
      key,
    }
  }
