import type { CollectionAfterReadHook } from 'payload'
import { jsonLd } from '../../text/article/jsonLd.ts'
import { metaTags } from '../../text/article/metaTags.ts'
import type { PictureOptions } from '../../eyecatch/pictureOptions.ts'
import type { House } from '../../text/proof/rule.ts'
import { isPlainRecord } from '../../text/isRecord.ts'

/**
 * Gives an article that is read with its title and its sources what search engines and social networks are told of it, and
 * its eyecatch the credit the text states, where the picture has none.
 */
export const describeArticle =
  ({ masthead }: House, { cards }: PictureOptions): CollectionAfterReadHook =>
  ({ collection, doc, req }) => {
    const { serverURL, routes } = req.payload.config
    const { localization } = req.payload.config
    const articles = cards ? `${serverURL}${routes.api}/${collection.slug}` : null
    const described = (shown: Shown, locale: string | null): Record<string, unknown> => {
      // Of a part of an article nothing is told: without its eyecatch it would look as if it had none.
      if (typeof shown.title !== 'string' || !('eyecatch' in shown)) return {}
      return {
        metaTags: metaTags(shown, { articles, masthead, locale }),
        ...(Array.isArray(shown.citations) && { jsonLd: jsonLd(shown, { masthead, locale }) }),
      }
    }
    const shown = 'eyecatch' in doc ? { ...doc, eyecatch: credited(doc) } : doc
    if (!localization) return { ...shown, ...described(shown, null) }
    if (req.locale !== 'all') return { ...shown, ...described(shown, req.locale ?? null) }
    const codes = localization.localeCodes
    const each = codes.map((code) => described(inLocale(shown, code, codes), code))
    return {
      ...shown,
      ...Object.fromEntries(
        ['metaTags', 'jsonLd']
          .filter((name) => each.some((one) => one[name]))
          .map((name) => [
            name,
            Object.fromEntries(codes.map((code, n) => [code, each[n]![name]])),
          ]),
      ),
    }
  }

type Shown = Record<string, unknown>

/** A document that was read in all languages, in one of them. */
const inLocale = (doc: Shown, code: string, codes: string[]): Shown =>
  Object.fromEntries(
    Object.entries(doc).map(([name, value]) => {
      const keys = isPlainRecord(value) ? Object.keys(value) : []
      const isLocalized = keys.length > 0 && keys.every((key) => codes.includes(key))
      return [name, isLocalized ? (value as Shown)[code] : value]
    }),
  )

type Credit = {
  text?: string | null
  url?: string | null
  kind?: string | null
  licence?: string | null
}

const credited = ({ eyecatch, eyecatchCredit }: Record<string, unknown>): unknown => {
  if (typeof eyecatch !== 'object' || eyecatch === null) return eyecatch
  const { credit, ai } = eyecatch as { credit?: Credit | null; ai?: boolean | null }
  const stated = eyecatchCredit as Credit | null | undefined
  const shown = credit?.text || credit?.url || !(stated?.text || stated?.url) ? credit : stated
  return { ...eyecatch, credit: shown, ai: ai === true || shown?.kind === 'ai' }
}
