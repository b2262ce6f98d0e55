// What `/api/site/…` is asked and answers; types alone, for the typed client too.
import type { SnippetPart } from '../../text/search/snippet.ts'
import type { CommentPolicy } from '../../text/comments/policy.ts'
import type { ShownPicture } from '../pictureOf.ts'
import type { Step } from '../trailOf.ts'

export type { SnippetPart, ShownPicture, Step }

/** What a list may keep to. */
export type Filters = {
  /** Its slug or id. */
  category?: string
  /** Slug or id. */
  author?: string
  tag?: string
  /** Its id. */
  source?: string
  format?: string
  /** `2026-03` */
  month?: string
  /** Days in Japan: `2026-03-14`. */
  from?: string
  to?: string
}

/** A category where an article names it. */
export type CategoryName = { id: string | number; name: string; slug: string }

/** An author where a card names them. */
export type AuthorName = { id: string | number; name: string; slug: string }

/** An author as readers see them. */
export type Author = AuthorName & {
  kana?: string | null
  profile?: string | null
  url?: string | null
  picture: ShownPicture | null
}

/** An article in a list. */
export type Card = {
  id: string | number
  slug: string
  title: string
  kicker: string | null
  excerpt: string | null
  /** ISO 8601, in UTC. */
  publishedAt: string
  /** When its text was last another one; null: never. */
  revisedAt: string | null
  updatedAt: string
  format: string | null
  tags: string[]
  authors: AuthorName[]
  category: CategoryName | null
  eyecatch: ShownPicture | null
  /** How many approved comments stand under it; missing where readers do not comment. */
  comments?: number
}

/** An article on its own page: what Payload answers a stranger at depth 2, its picture with all files in lists, its body as HTML too. */
export type FullArticle = {
  id: string | number
  slug: string
  title: string
  publishedAt: string
  updatedAt: string
  eyecatch: ShownPicture | null
  authors: Author[]
  body?: unknown
  html: string | null
  [field: string]: unknown
}

export type ArticlePage<Article = FullArticle> = {
  article: Article
  /** The way from the front page through the categories. */
  trail: Step[]
  previous: Card | null
  next: Card | null
  sameCategory: Card[]
  related: Card[]
  /** What is read most of the last seven days. */
  popular: Card[]
  comments: { count: number; policy: CommentPolicy } | null
}

/** A page of a list; `next` and `previous` are given back as `?cursor=`, null at the ends. */
export type CardList = {
  docs: Card[]
  next: string | null
  previous: string | null
  total?: number
}

/** A category with how many articles it has with all below it, and the newest of them. */
export type CountedCategory = {
  id: string | number
  name: string
  slug: string
  articles: number
  latest: Card | null
  [field: string]: unknown
}

export type CategoryNode = CountedCategory & { children: CategoryNode[] }

/** A category, the way to it and what is right below it; its articles with all below it. */
export type CategoryPage = CardList & {
  category: CountedCategory
  trail: Step[]
  children: CountedCategory[]
}

/** The beginning of what a reader has said, and where. */
export type SaidLately = {
  id: string
  authorName: string
  text: string
  postedAt: string
  article: { slug: string; title: string }
}

export type Home = {
  /** The newest article an editor has put at the top; null where there is none. */
  lead: Card | null
  latest: Card[]
  sections: { category: CategoryName & Record<string, unknown>; docs: Card[] }[]
  /** What is read most of the last seven days. */
  popular: Card[]
  comments: SaidLately[]
}

export type SourcePage = CardList & { source: Record<string, unknown> }

export type AuthorPage = CardList & { author: Author }

export type Found = {
  docs: (Card & { snippet: SnippetPart[]; titleParts: SnippetPart[] })[]
  total: number
  next: string | null
  /** What may have been meant, where nothing was found. */
  suggestion: string | null
}

/** What each call answers, by its name. */
export type Answers = {
  article: ArticlePage
  articles: CardList
  home: Home
  authors: { docs: { author: Author; articles: number }[] }
  author: AuthorPage
  categories: { docs: CategoryNode[] }
  category: CategoryPage
  tags: { docs: { tag: string; articles: number }[] }
  archive: { docs: { month: string; articles: number }[] }
  source: SourcePage
  popular: { docs: Card[] }
  search: Found
  addresses: { to: string; status: 301 }
  withdrawn: { docs: { id: string | number; withdrawnAt: string }[] }
}
