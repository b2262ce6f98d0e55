import type { ChildNode, Element } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { fold } from '../japanese/fold.ts'
import { isElement } from '../parsers/htmlMarks.ts'
import { textIn } from '../parsers/htmlNodes.ts'
import type { BlogPost } from './blogPost.ts'
import { decoded } from './decoded.ts'

/** An address somebody knows a blog had, with what they know of the post there. */
export type KnownAddress = { url: string; title: string | null; day: string | null }

/**
 * The addresses in a list a person has: a sitemap, a feed (RSS, Atom), or lines of an address with a title and a date, parted by
 * tabs or commas.
 */
export const readAddressList = (text: string): KnownAddress[] =>
  /^\s*(?:\ufeff)?</.test(text) ? inXml(text) : text.split(/\r?\n/).flatMap(inLine)

const inXml = (text: string): KnownAddress[] => {
  const found: KnownAddress[] = []
  const visit = (nodes: ChildNode[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue
      if (/^(?:item|entry|url)$/.test(node.name)) found.push(...entryOf(node))
      else visit(node.children)
    }
  }
  visit(parseDocument(text, { xmlMode: true }).children)
  return found
}

const entryOf = (entry: Element): KnownAddress[] => {
  const part = (...names: string[]): Element | undefined =>
    entry.children.filter(isElement).find(({ name }) => names.includes(name))
  const link = part('loc', 'link')
  const url = (link?.attribs.href ?? (link ? textIn(link) : '')).trim()
  const title = part('title')
  const date = part('pubDate', 'published', 'dc:date', 'updated')
  return url === ''
    ? []
    : [
        {
          url,
          title: title ? textIn(title).trim() || null : null,
          day: date ? dayOf(textIn(date)) : null,
        },
      ]
}

const inLine = (line: string): KnownAddress[] => {
  const cells = line
    .split(line.includes('\t') ? '\t' : ',')
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  const url = cells.find((cell) => /^https?:\/\//.test(cell))
  if (!url) return []
  const rest = cells.filter((cell) => cell !== url && cell !== '')
  const date = rest.find((cell) => dayOf(cell) !== null && /\d{4}/.test(cell))
  return [
    { url, title: rest.find((cell) => cell !== date) ?? null, day: date ? dayOf(date) : null },
  ]
}

/** The day of a time, as it is written; feeds write the hour of another zone. */
const dayOf = (text: string): string | null => {
  const written = /(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(text)
  if (written)
    return written
      .slice(1)
      .map((part) => part.padStart(2, '0'))
      .join('-')
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time + 9 * 3_600_000).toISOString().slice(0, 10)
}

/**
 * Finds the address of a post whose export does not say it: by the post's name at the end of an address, else by its title, on its
 * day where several posts have that; never where two answer.
 */
export const addressFinder = (list: KnownAddress[]): ((post: BlogPost) => string | null) => {
  const byTitle = Map.groupBy(
    list.filter(({ title }) => title),
    ({ title }) => fold(title!),
  )
  const byEnd = Map.groupBy(list, ({ url }) => endOf(url))
  return ({ basename, title, publishedAt }) => {
    const name = basename ? decoded(basename) : null
    const named = (name === null ? [] : (byEnd.get(endOf(name)) ?? [])).filter(({ url }) =>
      bare(url).endsWith(`/${name}`),
    )
    if (named.length === 1) return named[0]!.url
    const titled = title ? (byTitle.get(fold(title)) ?? []) : []
    if (titled.length === 1) return titled[0]!.url
    const day = publishedAt?.slice(0, 10)
    const thatDay = titled.filter((one) => one.day !== null && one.day === day)
    return thatDay.length === 1 ? thatDay[0]!.url : null
  }
}

/** An address without what stands behind a post's name in it: a slash, an ending. */
const bare = (url: string): string => decoded(url).replace(/(?:\.\w{1,5})?\/?$/, '')

const endOf = (path: string): string => bare(path).split('/').at(-1)!
