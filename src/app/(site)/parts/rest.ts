import { cookies, headers } from 'next/headers'
import type { PublicComment } from '../../../database/commentTree.ts'
import type { Article } from '../../../payload-types.ts'
import type {
  Answers,
  ArticlePage,
  Author,
  Card,
  Filters,
  ShownPicture,
} from '../../../exports/site.ts'
import type { CommentPolicy } from '../../../text/comments/policy.ts'
import type { CommentSort } from '../../../text/comments/commentSort.ts'

/** The paper's name. */
export const masthead = process.env.MIDASHI_MASTHEAD ?? 'Midashi見本新聞'

/** Where the API is: this newsroom's own, or another one's at `MIDASHI_API`. */
const api = (): string =>
  process.env.MIDASHI_API ?? `http://127.0.0.1:${process.env.PORT || 3000}/api`

/** An id or slug out of somebody's form, as a part of a path: dots alone would lead elsewhere. */
export const segment = (id: string): string => (/^\.+$/.test(id) ? '-' : encodeURIComponent(id))

/** Where a reader calls from: what the outermost of our own proxies wrote down, the newsroom's server being the last of them. */
const readerAddress = async (): Promise<string> => {
  const proxies = 1 + Math.max(Number(process.env.MIDASHI_PROXIES) || 0, 0)
  const chain = ((await headers()).get('x-forwarded-for') ?? '').split(',')
  return (chain.at(-Math.min(proxies, chain.length)) ?? '').trim()
}

/** What the API answered: the data, or what it says went wrong. */
export type Answer<T> =
  | { ok: true; data: T }
  | { ok: false; status: number; code: string; message: string; retryAfter: number | null }

/** Asks the API in a reader's name: with the address they call from, which only a holder of the key may tell. */
export const ask = async <T>(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  data?: object,
  more: Record<string, string> = {},
): Promise<Answer<T>> => {
  const response = await fetch(`${api()}${path}`, {
    method,
    cache: 'no-store',
    headers: {
      'Accept-Language': 'ja',
      'X-Frontend-Key': process.env.MIDASHI_FRONTEND_KEY ?? '',
      'X-Reader-Address': await readerAddress(),
      ...(data && { 'Content-Type': 'application/json' }),
      ...more,
    },
    ...(data && { body: JSON.stringify(data) }),
  }).catch(() => null)
  const answer = await response?.json().catch(() => null)
  if (response?.ok && answer) return { ok: true, data: answer as T }
  const [error] = (answer?.errors ?? []) as { code?: string; message?: string }[]
  return {
    ok: false,
    status: response?.status ?? 503,
    code: error?.code ?? 'unreachable',
    message:
      error?.message ?? 'サーバーに届きませんでした。しばらくしてからもう一度お試しください。',
    retryAfter: Number(response?.headers.get('retry-after')) || null,
  }
}

/** A question to the site's API, with what is asked; an empty answer is left out. */
const site = <T>(path: string, asked: Record<string, string | number | null | undefined> = {}) => {
  const given = Object.entries(asked).filter(([, value]) => value !== null && value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return ask<T>('GET', `/site${path}${query && `?${query}`}`)
}

/** How many articles a page of a list has. */
export const perPage = 20

/** A page of articles; `cursor` is where it goes on. */
export const articlesOf = (
  filters: Filters,
  cursor: string | null,
  limit = perPage,
): Promise<Answer<Answers['articles']>> => site('/articles', { ...filters, limit, cursor })

/** A front page: enough of each category that some is left where others stand among the latest. */
export const home = (): Promise<Answer<Answers['home']>> => site('/home', { latest: 12, size: 11 })

export const categories = (): Promise<Answer<Answers['categories']>> => site('/categories')

export const categoryOf = (
  slug: string,
  cursor: string | null,
): Promise<Answer<Answers['category']>> =>
  site(`/categories/${segment(slug)}`, { limit: perPage, cursor })

/** The category whose articles say what this paper is: about it, its rules, how to reach it. They are no news. */
export const aboutCategory = 'about'

/** Whether an article is news, and none about the paper. */
export const isNews = ({ category }: Pick<Card, 'category'>): boolean =>
  category?.slug !== aboutCategory

/** The articles about the paper, the oldest first; none where there is no such category. */
export const aboutPages = async (): Promise<Card[]> => {
  const found = await site<Answers['category']>(`/categories/${aboutCategory}`, { limit: 8 })
  return found.ok ? found.data.docs.toReversed() : []
}

export const tags = (): Promise<Answer<Answers['tags']>> => site('/tags', { limit: 200 })

export const withdrawn = (): Promise<Answer<Answers['withdrawn']>> =>
  site('/withdrawn', { limit: 100 })

export const months = (): Promise<Answer<Answers['archive']>> => site('/archive')

export const authorOf = (slug: string, cursor: string | null): Promise<Answer<Answers['author']>> =>
  site(`/authors/${segment(slug)}`, { limit: perPage, cursor })

export const sourceOf = (id: string, cursor: string | null): Promise<Answer<Answers['source']>> =>
  site(`/sources/${segment(id)}`, { limit: perPage, cursor })

export type Search = { q: string; category?: string; from?: string; to?: string; sort?: string }

export const found = (asked: Search, cursor: string | null): Promise<Answer<Answers['search']>> =>
  site('/search', { ...asked, limit: perPage, cursor })

/** An article of this newsroom as the site's API sends it. */
export type ShownArticle = Omit<
  Article,
  'eyecatch' | 'relatedArticles' | 'authors' | 'publishedAt'
> & {
  slug: string
  eyecatch: ShownPicture | null
  authors: Author[]
  publishedAt: string
}

/** The page of the article with this slug; null where there is none. One that has moved is found where it is now. */
export const pageOf = async (slug: string): Promise<Answer<ArticlePage<ShownArticle> | null>> => {
  const found = await ask<ArticlePage<ShownArticle>>('GET', `/site/articles/${segment(slug)}`)
  return !found.ok && found.status === 404 ? { ok: true, data: null } : found
}

/** A draft as a page, by what its link is signed with. */
export const draftOf = (token: string): Promise<Answer<ArticlePage<ShownArticle>>> =>
  ask('GET', `/articles/preview?token=${encodeURIComponent(token)}`)

/** The slug of the article that had this address, in another blog perhaps; null where none had. */
export const movedFrom = async (address: string): Promise<string | null> => {
  const found = await ask<{ to: string }>(
    'GET',
    `/site/addresses?from=${encodeURIComponent(address)}`,
  )
  return found.ok ? found.data.to : null
}

export type ThreadPage = {
  comments: PublicComment[]
  next: string | null
  count: number
  sort: CommentSort
  policy: CommentPolicy
  terms: { version: string; url: string | null } | null
}

export const threadOf = (
  article: string,
  asked: { sort?: string; cursor?: string },
): Promise<Answer<ThreadPage>> => {
  const query = new URLSearchParams({ replies: '5', depth: '4', ...asked })
  return ask('GET', `/articles/${article}/comments?${query.toString()}`)
}

export type Form = { form: string; maxLength: number }

export const formOf = (article: string): Promise<Answer<Form>> =>
  ask('GET', `/comments/form?article=${article}`)

/** The keys of the comments a reader has written here, by their ids. */
export const ownKeys = async (): Promise<Map<string, string>> =>
  new Map(
    (await cookies())
      .getAll()
      .filter(({ name }) => name.startsWith('comment-'))
      .map(({ name, value }) => [name.slice('comment-'.length), value]),
  )

/** What a reader has voted here, by comment: `id:1` or `id:-1`, the last ones only. */
export const ownVotes = async (): Promise<Map<string, number>> =>
  new Map(
    ((await cookies()).get('votes')?.value ?? '').split(' ').flatMap((one) => {
      const [id, value] = one.split(':')
      return id && (value === '1' || value === '-1') ? [[id, Number(value)] as const] : []
    }),
  )

/** A reader's own comments that wait for an editor. */
export type HeldComment = { id: string; authorName: string; body: string }

/** Those of a reader's comments that wait, five at most. */
export const heldOf = async (keys: [string, string][]): Promise<HeldComment[]> => {
  const answers = await Promise.all(
    keys
      .slice(-5)
      .map(([id, key]) =>
        ask<{ comment: HeldComment; held: boolean }>(
          'GET',
          `/comments/${segment(id)}/own`,
          undefined,
          { 'X-Edit-Key': key },
        ),
      ),
  )
  return answers.flatMap((answer) => (answer.ok && answer.data.held ? [answer.data.comment] : []))
}
