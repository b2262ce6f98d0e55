import { excerpt } from '../japanese/excerpt.ts'
import { cardOf, type CardPicture, type PictureFile } from '../pictures/cardOf.ts'
import { cardSize } from '../pictures/cardSize.ts'

/** An article as readers get it. */
type Read = {
  id?: string | number
  title?: string | null
  /** Where it stands on the paper. */
  url?: string | null
  excerpt?: string | null
  publishedAt?: string | null
  updatedAt?: string | null
  revisedAt?: string | null
  authors?: unknown[] | null
  category?: unknown
  eyecatch?: unknown
  /** What an editor wrote in the fields of the plugin for SEO, where the app has it. */
  meta?: { title?: string | null; description?: string | null } | null
}

/** Where articles are in the API, null where they have no title cards; the paper, and the language the article was read in. @default ja */
type Told = { articles: string | null; masthead: string | null; locale?: string | null }

/** Open Graph names a territory too. */
const locales: Record<string, string> = { ja: 'ja_JP', en: 'en_US' }

/** How many characters of a description the cards of social networks show at most. */
const description = 120

/**
 * What a page's head tells social networks of an article, by the names of `<meta>`: Open Graph and X's cards, with the
 * eyecatch's card or, where there is none, the title card. Images are left out where the eyecatch is not populated.
 * https://ogp.me, https://developer.x.com/en/docs/x-for-websites/cards
 */
export const metaTags = (
  article: Read,
  { articles, masthead, locale }: Told,
): Record<string, string> => {
  const { title: seoTitle, description: seoDescription } = article.meta ?? {}
  const image = imageOf(article, articles)
  const stated = seoDescription || article.excerpt
  const summary = stated ? excerpt(stated, description) : null
  const title = seoTitle || article.title
  const section = (article.category as { name?: string } | null)?.name
  return filled({
    description: summary,
    'og:type': 'article',
    'og:url': whole(article.url),
    'og:site_name': masthead,
    'og:locale': locales[locale ?? 'ja'] ?? locale?.replace('-', '_'),
    'og:title': title,
    'og:description': summary,
    'og:image': image?.url,
    'og:image:alt': image?.alt,
    'og:image:width': image?.width,
    'og:image:height': image?.height,
    'article:published_time': article.publishedAt,
    'article:modified_time': article.revisedAt ?? article.publishedAt,
    author: namesOf(article.authors),
    'article:section': section,
    'twitter:card': image ? 'summary_large_image' : null,
    'twitter:title': title,
    'twitter:description': summary,
    'twitter:image': image?.url,
    'twitter:image:alt': image?.alt,
  })
}

/** A path alone is no address to somebody else. */
const whole = (url?: string | null): string | null => (url?.startsWith('http') ? url : null)

const namesOf = (authors: Read['authors']): string =>
  (authors ?? []).flatMap((author) => (author as { name?: string } | null)?.name ?? []).join(', ')

type Image = PictureFile & { alt?: string | null }

const imageOf = (
  { id, title, updatedAt, category, eyecatch }: Read,
  articles: string | null,
): Image | null => {
  if (typeof eyecatch === 'object' && eyecatch !== null) {
    const picture = eyecatch as CardPicture
    const card = cardOf(picture)
    return card && { ...card, alt: picture.alt }
  }
  if ((eyecatch !== null && eyecatch !== undefined) || !articles || !id || !title) return null
  // Networks keep what they have fetched; another address makes them look again.
  const changed = Math.max(
    ...[updatedAt, (category as { updatedAt?: string } | null)?.updatedAt].map((at) =>
      at ? Date.parse(at) : 0,
    ),
  )
  const version = changed > 0 ? `?v=${changed.toString(36)}` : ''
  return { url: `${articles}/${id}/card${version}`, alt: title, ...cardSize }
}

const filled = (record: Record<string, string | number | null | undefined>) =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => [name, String(value)]),
  )
