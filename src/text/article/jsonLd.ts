import { excerpt } from '../japanese/excerpt.ts'
import { cardOf, type CardPicture } from '../pictures/cardOf.ts'

type Source = {
  title?: string | null
  url?: string | null
  publisher?: string | null
  publishedOn?: string | null
  author?: string | null
  language?: string | null
  archiveUrl?: string | null
}

/** An article as readers get it, its sources populated. */
type Read = {
  title?: string | null
  /** Where it stands on the paper. */
  url?: string | null
  kicker?: string | null
  excerpt?: string | null
  publishedAt?: string | null
  updatedAt?: string | null
  revisedAt?: string | null
  authors?: unknown[] | null
  corrections?: { at?: string | null; text?: string | null }[] | null
  category?: unknown
  tags?: string[] | null
  eyecatch?: unknown
  citations?: { source?: unknown; role?: string | null; statedTitle?: string | null }[] | null
}

/**
 * What search engines are told of an article and its sources, as schema.org's NewsArticle: `citation` has every source,
 * `isBasedOn` those it is based on, `correction` what was put right; `dateModified` is when its text was last another one. `masthead` is the paper, `locale` the language it was read in, where the app has several. Sources that are not populated are left out.
 * https://schema.org/citation, https://schema.org/isBasedOn
 */
export const jsonLd = (
  article: Read,
  { masthead, locale }: { masthead?: string | null; locale?: string | null } = {},
): Record<string, unknown> => {
  const cited = (article.citations ?? []).flatMap(({ source, role, statedTitle }) =>
    typeof source === 'object' && source !== null
      ? [{ role, work: workOf(source as Source, statedTitle ?? null) }]
      : [],
  )
  const based = cited.filter(({ role }) => role === 'base' || role === 'origin')
  const category = (article.category as { name?: string } | null)?.name
  // A path alone is no address to somebody else.
  const url = article.url?.startsWith('http') ? article.url : null
  return withoutNothing({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    image: imageOf(article.eyecatch),
    alternativeHeadline: article.kicker,
    description: article.excerpt && excerpt(article.excerpt),
    datePublished: article.publishedAt,
    dateModified: article.revisedAt ?? article.publishedAt,
    inLanguage: locale ?? 'ja',
    url,
    mainEntityOfPage: url && { '@type': 'WebPage', '@id': url },
    publisher: masthead && { '@type': 'NewsMediaOrganization', name: masthead },
    author: authorsOf(article.authors),
    articleSection: category,
    keywords: article.tags?.length ? article.tags : null,
    correction: correctionsOf(article.corrections),
    citation: cited.length > 0 ? cited.map(({ work }) => work) : null,
    isBasedOn: based.length > 0 ? based.map(({ work }) => work) : null,
  })
}

const authorsOf = (authors: Read['authors']): Record<string, unknown>[] | null => {
  const named = (authors ?? []).filter((author): author is { name: string; url?: string | null } =>
    Boolean((author as { name?: string } | null)?.name),
  )
  return named.length > 0
    ? named.map(({ name, url }) => withoutNothing({ '@type': 'Person', name, url }))
    : null
}

/** https://schema.org/CorrectionComment */
const correctionsOf = (corrections: Read['corrections']): Record<string, unknown>[] | null => {
  const said = (corrections ?? []).filter(({ text }) => text)
  return said.length > 0
    ? said.map(({ at, text }) =>
        withoutNothing({ '@type': 'CorrectionComment', text, datePublished: at }),
      )
    : null
}

const imageOf = (eyecatch: unknown): string[] | null => {
  const url = cardOf((eyecatch ?? {}) as CardPicture)?.url
  return url ? [url] : null
}

const workOf = (source: Source, statedTitle: string | null): Record<string, unknown> =>
  withoutNothing({
    '@type': source.url ? 'Article' : 'CreativeWork',
    name: source.title || statedTitle || source.url,
    url: source.url,
    archivedAt: source.archiveUrl,
    datePublished: source.publishedOn?.slice(0, 10),
    inLanguage: source.language,
    author: source.author && { '@type': 'Person', name: source.author },
    publisher: source.publisher && { '@type': 'Organization', name: source.publisher },
  })

const withoutNothing = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== null && value !== undefined && value !== '',
    ),
  )
