import type { Card, Filters } from '../../../exports/site.ts'
import { addresses } from './addresses.ts'
import { origin } from './origin.ts'
import { articlesOf, authorOf, categories, isNews, masthead, type Answer } from './rest.ts'
import { wholeText } from './wholeText.ts'

/** A feed before it is written in one of its forms: addresses are whole. */
export type Feed = {
  title: string
  link: string
  self: string
  /** Where followers are told of what is new (`MIDASHI_HUB`). */
  hub: string | null
  updated: Date
  items: FeedItem[]
}

export type FeedItem = {
  id: string
  url: string
  title: string
  summary: string | null
  /** The whole text as HTML, where it is given. */
  html: string | null
  published: Date
  updated: Date
  authors: string[]
  categories: string[]
  picture: { url: string; type: string; credit: string | null } | null
}

const whole = (base: string, url: string): string => new URL(url, `${base}/`).href

const itemOf = async (card: Card, base: string, isWhole: boolean): Promise<FeedItem> => {
  const { id, slug, title, excerpt, publishedAt, revisedAt, authors, category, tags, eyecatch } =
    card
  const file = eyecatch?.files.at(-1)
  const credit = eyecatch?.credit
  const url = `${base}${addresses.article(slug)}`
  return {
    id: String(id),
    url,
    title,
    summary: excerpt,
    html: isWhole ? await wholeText(url) : null,
    published: new Date(publishedAt),
    updated: new Date(revisedAt ?? publishedAt),
    authors: authors.map(({ name }) => name),
    categories: [...(category ? [category.name] : []), ...tags],
    picture: file
      ? {
          url: whole(base, file.url),
          type: file.type ?? 'image/jpeg',
          credit: credit?.text ?? null,
        }
      : null,
  }
}

/** What a feed is of, as its address says: all, or one category, tag or author. */
const subjectOf = async (
  asked: URLSearchParams,
): Promise<{ name: string | null; at: string; filters: Filters } | null> => {
  const [category, tag, author] = ['category', 'tag', 'author'].map((name) => asked.get(name))
  if (category) {
    const tree = await categories()
    const all = tree.ok
      ? tree.data.docs.flatMap(function below(node): typeof tree.data.docs {
          return [node, ...node.children.flatMap(below)]
        })
      : []
    const known = all.find(({ slug }) => slug === category)
    return known
      ? { name: known.name, at: addresses.category(known.slug), filters: { category: known.slug } }
      : null
  }
  if (author) {
    const known = await authorOf(author, null)
    return known.ok
      ? {
          name: known.data.author.name,
          at: addresses.author(known.data.author.slug),
          filters: { author },
        }
      : null
  }
  return tag
    ? { name: `「${tag}」`, at: addresses.tag(tag), filters: { tag } }
    : { name: null, at: '/', filters: {} }
}

/** The latest articles of what an address asks for; null where it asks for nothing there is. */
export const feedOf = async (request: Request, isWhole: boolean): Promise<Answer<Feed> | null> => {
  const { pathname, search, searchParams } = new URL(request.url)
  const base = await origin()
  const subject = await subjectOf(searchParams)
  if (!subject) return null
  const list = await articlesOf(subject.filters, null)
  if (!list.ok) return list
  const items = await Promise.all(
    list.data.docs.filter(isNews).map((card) => itemOf(card, base, isWhole)),
  )
  const updated = items.map((item) => item.updated.getTime())
  return {
    ok: true,
    data: {
      title: subject.name ? `${masthead} — ${subject.name}` : masthead,
      link: `${base}${subject.at}`,
      self: `${base}${pathname}${search}`,
      hub: process.env.MIDASHI_HUB ?? null,
      updated: new Date(Math.max(0, ...updated)),
      items,
    },
  }
}

/** A feed in one of its forms, as it is sent; with whole texts where the paper gives them (`MIDASHI_FEEDS=full`), or a form needs them. */
export const feedResponse = async (
  request: Request,
  type: string,
  write: (feed: Feed) => string | Promise<string>,
  isWhole = process.env.MIDASHI_FEEDS === 'full',
): Promise<Response> => {
  const feed = await feedOf(request, isWhole)
  if (feed === null) return new Response('このフィードはありません。\n', { status: 404 })
  if (!feed.ok) return new Response(`${feed.message}\n`, { status: feed.status })
  return new Response(await write(feed.data), {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'public, max-age=300',
      'Last-Modified': feed.data.updated.toUTCString(),
    },
  })
}
