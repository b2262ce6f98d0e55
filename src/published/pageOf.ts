import { hash } from 'node:crypto'
import type { KnownPage } from '../text/article/shownBody.ts'
import { isRecord } from '../text/isRecord.ts'
import type { House } from '../text/proof/rule.ts'
import type { Page } from '../database/published/entries.ts'
import { bodyHTML } from './bodyHTML.ts'
import type { Standing } from './entryOf.ts'
import { authorsOf } from './authorsOf.ts'
import { pictureOf, type ShownPicture } from './pictureOf.ts'
import { searchTextOf } from './searchText.ts'
import { trailOf, type ReadCategory } from './trailOf.ts'

/** An article as a stranger reads it. */
export type ReadArticle = Standing & {
  title?: string | null
  kicker?: string | null
  excerpt?: string | null
  body?: unknown
  eyecatch?: unknown
  revisedAt?: string | null
  [field: string]: unknown
}

/** What stands in lists of an article. */
export const cardOf = (article: ReadArticle): Record<string, unknown> => {
  const { id, slug, title, kicker, excerpt, publishedAt, updatedAt, format, tags } = article
  const category = isRecord(article.category) ? (article.category as ReadCategory) : null
  return {
    id,
    slug: slug || String(id),
    title: title ?? null,
    kicker: kicker ?? null,
    excerpt: excerpt ?? null,
    publishedAt,
    revisedAt: article.revisedAt ?? null,
    updatedAt,
    format: format ?? null,
    tags: tags ?? [],
    authors: authorsOf(article).map(({ id, name, slug }) => ({ id, name, slug })),
    category: category && { id: category.id, name: category.name, slug: category.slug },
    eyecatch: isRecord(article.eyecatch) ? smallPicture(pictureOf(article.eyecatch)) : null,
  }
}

const smallPicture = (picture: ShownPicture): Partial<ShownPicture> => {
  const { id, url, alt, width, height, color, placeholder, ai, credit, files, otherFiles, card } =
    picture
  return { id, url, alt, width, height, color, placeholder, ai, credit, files, otherFiles, card }
}

/** An author with the picture in all its files. */
export const shownAuthor = (author: Record<string, unknown>): Record<string, unknown> => ({
  ...author,
  picture: isRecord(author.picture) ? smallPicture(pictureOf(author.picture)) : null,
})

/** The pages an article cites, as far as readers know them. */
const citedPages = ({ citations }: ReadArticle): KnownPage[] =>
  (citations ?? []).flatMap(({ source }) => (isRecord(source) ? [source] : []))

/** What is sent of an article on its own page; the articles it names stand beside it, as cards. */
export const fullOf = (article: ReadArticle): Record<string, unknown> => {
  const { relatedArticles: _related, eyecatch, ...rest } = article
  return {
    ...rest,
    slug: rest.slug || String(rest.id),
    eyecatch: isRecord(eyecatch) ? pictureOf(eyecatch) : null,
    authors: authorsOf(article).map(shownAuthor),
    html: bodyHTML(article.body, citedPages(article), article.sections),
  }
}

/** Makes what is sent of an article that a stranger has read. */
export const pageOf = (
  article: ReadArticle,
  { depends, until, house, shape }: Pick<Page, 'depends' | 'until' | 'shape'> & { house: House },
): Page => {
  const page = JSON.stringify({ article: fullOf(article), trail: trailOf(article.category) })
  const card = JSON.stringify(cardOf(article))
  return {
    page: page.slice(0, -1),
    card,
    tag: hash('sha256', `${page}\n${card}`, 'base64url').slice(0, 22),
    depends,
    until,
    shape,
    text: searchTextOf(article, house),
  }
}
