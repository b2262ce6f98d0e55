// `midashi/site`: a typed client of `/api/site`, for a frontend in whatever runtime has `fetch`. It is made from what the calls are made
// from; `openapi.json` says the same to others.
import type { Answers, ArticlePage, Filters, FullArticle } from '../published/site/answers.ts'

export type {
  Answers,
  ArticlePage,
  Author,
  AuthorName,
  AuthorPage,
  Card,
  CardList,
  CategoryName,
  CategoryNode,
  CategoryPage,
  CountedCategory,
  Filters,
  Found,
  FullArticle,
  Home,
  SaidLately,
  ShownPicture,
  SnippetPart,
  SourcePage,
  Step,
} from '../published/site/answers.ts'

export type Page = { limit?: number; cursor?: string | null }

export type SiteClientOptions = {
  /** Where the API is: `https://kitahama.example/api`. */
  url: string
  /** @default the runtime's own */
  fetch?: typeof fetch
  /** The language of errors. @default ja */
  language?: 'ja' | 'en'
}

/** A question that was refused: what the API said, and to which parameter. */
export class SiteError extends Error {
  override name = 'SiteError'
  readonly status: number
  readonly code: string
  readonly path: string | null
  constructor(
    status: number,
    { code, message, path }: { code?: string; message?: string; path?: string },
  ) {
    super(message ?? `The site's API answered ${status}.`)
    this.status = status
    this.code = code ?? 'unknown'
    this.path = path ?? null
  }
}

type Query = Record<string, string | number | boolean | string[] | null | undefined>

const written = (query: Query): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text && `?${text}`
}

/**
 * A client of a site's API. Every call throws a `SiteError` where it is refused, but for `article`, `category`, `source` and `author`, which answer null
 * where there is none; an article of old is found under the slug it has now.
 * @example
 * const site = siteClient({ url: 'https://kitahama.example/api' })
 * const page = await site.article('北浜港の定期航路')
 */
export const siteClient = <Article = FullArticle>({
  url,
  fetch: ask = fetch,
  language = 'ja',
}: SiteClientOptions) => {
  const get = async <Answer>(
    path: string,
    query: Query = {},
    init?: RequestInit,
  ): Promise<Answer> => {
    const response = await ask(`${url.replace(/\/$/, '')}/site${path}${written(query)}`, {
      ...init,
      headers: { 'Accept-Language': language, ...init?.headers },
    })
    const answer = (await response.json().catch(() => ({}))) as { errors?: object[] }
    if (!response.ok) throw new SiteError(response.status, answer.errors?.[0] ?? {})
    return answer as Answer
  }
  const orNull = async <Answer>(answer: Promise<Answer>): Promise<Answer | null> =>
    answer.catch((error: unknown) => {
      if (error instanceof SiteError && error.status === 404) return null
      throw error
    })
  return {
    home: (query: { latest?: number; size?: number } = {}, init?: RequestInit) =>
      get<Answers['home']>('/home', query, init),
    articles: (query: Filters & Page & { total?: boolean } = {}, init?: RequestInit) =>
      get<Answers['articles']>('/articles', query, init),
    article: (slug: string, query: { fields?: string[] } = {}, init?: RequestInit) =>
      orNull(get<ArticlePage<Article>>(`/articles/${encodeURIComponent(slug)}`, query, init)),
    authors: (query: { limit?: number } = {}, init?: RequestInit) =>
      get<Answers['authors']>('/authors', query, init),
    author: (slug: string, query: Page & { total?: boolean } = {}, init?: RequestInit) =>
      orNull(get<Answers['author']>(`/authors/${encodeURIComponent(slug)}`, query, init)),
    categories: (init?: RequestInit) => get<Answers['categories']>('/categories', {}, init),
    category: (slug: string, query: Page & { total?: boolean } = {}, init?: RequestInit) =>
      orNull(get<Answers['category']>(`/categories/${encodeURIComponent(slug)}`, query, init)),
    tags: (query: { limit?: number } = {}, init?: RequestInit) =>
      get<Answers['tags']>('/tags', query, init),
    archive: (init?: RequestInit) => get<Answers['archive']>('/archive', {}, init),
    source: (id: string | number, query: Page & { total?: boolean } = {}, init?: RequestInit) =>
      orNull(get<Answers['source']>(`/sources/${encodeURIComponent(id)}`, query, init)),
    popular: (
      query: { days?: 1 | 7 | 30; limit?: number; category?: string } = {},
      init?: RequestInit,
    ) => get<Answers['popular']>('/popular', query, init),
    search: (
      q: string,
      query: Filters & Page & { sort?: 'relevance' | 'newest' } = {},
      init?: RequestInit,
    ) => get<Answers['search']>('/search', { q, ...query }, init),
    addresses: (from: string, init?: RequestInit) =>
      orNull(get<Answers['addresses']>('/addresses', { from }, init)),
    withdrawn: (query: { limit?: number } = {}, init?: RequestInit) =>
      get<Answers['withdrawn']>('/withdrawn', query, init),
  }
}
