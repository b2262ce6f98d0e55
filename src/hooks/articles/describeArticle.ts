import type { CollectionAfterReadHook } from 'payload'
import { jsonLd } from '../../text/article/jsonLd.ts'
import { metaTags } from '../../text/article/metaTags.ts'
import type { House } from '../../text/proof/rule.ts'

/**
 * Gives an article that is read with its title and its sources what search engines and social networks are told of it, and
 * its eyecatch the credit the text states, where the picture has none.
 */
export const describeArticle =
  ({ masthead }: House): CollectionAfterReadHook =>
  ({ collection, doc, req }) => {
    const { serverURL, routes } = req.payload.config
    // Of a part of an article nothing is told: without its eyecatch it would look as if it had none.
    if (typeof doc.title !== 'string' || !('eyecatch' in doc)) return doc
    const shown = { ...doc, eyecatch: credited(doc) }
    const locale = req.payload.config.localization ? req.locale : null
    return {
      ...shown,
      metaTags: metaTags(shown, {
        articles: `${serverURL}${routes.api}/${collection.slug}`,
        masthead,
        locale,
      }),
      ...(Array.isArray(doc.citations) && { jsonLd: jsonLd(shown, locale) }),
    }
  }

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
