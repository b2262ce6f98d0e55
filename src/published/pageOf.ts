import { hash } from 'node:crypto'
import type { KnownPage } from '../text/article/shownBody.ts'
import { isRecord } from '../text/isRecord.ts'
import { fromLexical } from '../text/manuscript/fromLexical.ts'
import { blocksText } from '../text/manuscript/blockText.ts'
import { notedIn, withoutNotation } from '../text/manuscript/notation.ts'
import { sectionOpenedBy } from '../text/manuscript/sections.ts'
import type { House } from '../text/proof/rule.ts'
import { gramsOf } from '../text/search/grams.ts'
import { searchFold } from '../text/search/searchFold.ts'
import type { Page } from '../database/published/entries.ts'
import { bodyHTML } from './bodyHTML.ts'
import type { Standing } from './entryOf.ts'
import { pictureOf, type ShownPicture } from './pictureOf.ts'
import { trailOf, type ReadCategory } from './trailOf.ts'

/** The shape of pages and cards: with another one, all of them are made anew. */
export const shape = '2'

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
const cardOf = (article: ReadArticle): Record<string, unknown> => {
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

/** Whose names stand over an article, as far as readers know them. */
const authorsOf = ({ authors }: ReadArticle): Record<string, unknown>[] =>
  (authors ?? []).filter(isRecord)

/** An author with the picture in all its files. */
export const shownAuthor = (author: Record<string, unknown>): Record<string, unknown> => ({
  ...author,
  picture: isRecord(author.picture) ? smallPicture(pictureOf(author.picture)) : null,
})

/** The pages an article cites, as far as readers know them. */
const citedPages = ({ citations }: ReadArticle): KnownPage[] =>
  (citations ?? []).flatMap(({ source }) => (isRecord(source) ? [source] : []))

/** What is sent of an article on its own page; the articles it names stand beside it, as cards. */
const fullOf = (article: ReadArticle): Record<string, unknown> => {
  const { relatedArticles: _related, eyecatch, ...rest } = article
  return {
    ...rest,
    slug: rest.slug || String(rest.id),
    eyecatch: isRecord(eyecatch) ? pictureOf(eyecatch) : null,
    authors: authorsOf(article).map(shownAuthor),
    html: bodyHTML(article.body, citedPages(article)),
  }
}

/** What readers look for in an article: what it says, and what it is filed and cited under. */
const textOf = (article: ReadArticle, house: House): Page['text'] => {
  const blocks = fromLexical(article.body)
  const written = blocksText(
    blocks.filter((block) => !sectionOpenedBy(block, house)),
    house,
  )
  // What is read over and under a text is found, and no part of its sentences.
  const plain = withoutNotation(written)
  const title = [article.title, article.kicker].filter(Boolean).join('\n')
  const cited = (article.citations ?? []).flatMap(({ source }) =>
    isRecord(source) ? [source.title, source.publisher] : [],
  )
  const category = isRecord(article.category) ? (article.category as ReadCategory).name : null
  const names = authorsOf(article).flatMap(({ name, kana }) => [name, kana])
  // A sign no text has keeps words of two texts apart.
  const folded = [
    title,
    ...(article.tags ?? []),
    category,
    ...names,
    ...cited,
    ...notedIn(written),
    plain,
  ]
    .flatMap((text) => (typeof text === 'string' && text ? [searchFold(text)] : []))
    .join('\u0001')
  return { title: searchFold(title), folded, plain, grams: gramsOf(folded) }
}

/** Makes what is sent of an article that a stranger has read. */
export const pageOf = (
  article: ReadArticle,
  { depends, until, house }: { depends: string[]; until: Date | null; house: House },
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
    text: textOf(article, house),
  }
}
