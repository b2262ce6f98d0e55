import { decodeHTML } from 'entities/decode'
import { recordIn } from '../ours/own.ts'
import type { ExportFile } from '../blogPost.ts'
import { databaseTime } from '../times.ts'
import { metaOf, recordsOf, textIn, type XmlRecord } from './items.ts'

/** A picture in a blog's library. */
export type Attachment = {
  id: string
  url: string
  /** The post it was uploaded to. */
  parent: string
  order: number
  alt: string | null
  caption: string | null
  /** What we have written of it, where we have. */
  own: Record<string, unknown> | null
}

/** What posts point to and do not hold: read from all files before the first post is. */
export type Blog = {
  /** Its address. */
  base: string | null
  names: Map<string, string>
  categories: Map<string, { name: string; parent: string }>
  attachments: Map<string, Attachment>
  /** Blocks that stand in several posts. */
  reusable: Map<string, string>
  /** What its times count from UTC most often, in minutes; null where nothing says so. */
  zone: number | null
  /** How many things there are that are no posts, by what they are called. */
  others: Map<string, number>
}

export const readBlog = (files: ExportFile[]): Blog => {
  const blog: Blog = {
    base: null,
    names: new Map(),
    categories: new Map(),
    attachments: new Map(),
    reusable: new Map(),
    zone: null,
    others: new Map(),
  }
  const zones = new Map<number, number>()
  for (const file of files)
    for (const record of recordsOf(file.text())) {
      note(record, blog)
      const zone = record.name === 'item' ? zoneOf(record) : null
      if (zone !== null) zones.set(zone, (zones.get(zone) ?? 0) + 1)
    }
  blog.zone = [...zones].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
  return blog
}

const note = (record: XmlRecord, blog: Blog): void => {
  switch (record.name) {
    case 'wp:base_blog_url':
      blog.base ??= record.text || null
      return
    case 'wp:author':
      blog.names.set(textIn(record, 'wp:author_login'), textIn(record, 'wp:author_display_name'))
      return
    case 'wp:category': {
      const name = decodeHTML(textIn(record, 'wp:cat_name'))
      blog.categories.set(textIn(record, 'wp:category_nicename'), {
        name,
        parent: textIn(record, 'wp:category_parent'),
      })
      return
    }
    case 'wp:term':
      if (textIn(record, 'wp:term_taxonomy') === 'category')
        blog.categories.set(textIn(record, 'wp:term_slug'), {
          name: decodeHTML(textIn(record, 'wp:term_name')),
          parent: textIn(record, 'wp:term_parent'),
        })
      return
    case 'item':
      noteItem(record, blog)
  }
}

const noteItem = (record: XmlRecord, blog: Blog): void => {
  const type = textIn(record, 'wp:post_type')
  const id = textIn(record, 'wp:post_id')
  if (type === 'attachment')
    blog.attachments.set(id, {
      id,
      url: textIn(record, 'wp:attachment_url') || textIn(record, 'guid'),
      parent: textIn(record, 'wp:post_parent'),
      order: Number(textIn(record, 'wp:menu_order')) || 0,
      alt: metaOf(record).get('_wp_attachment_image_alt') || null,
      caption: textIn(record, 'excerpt:encoded') || null,
      own: recordIn(metaOf(record).get('_midashi')),
    })
  else if (type === 'wp_block') {
    // One that is not public, WordPress shows nobody.
    if (textIn(record, 'wp:status') === 'publish' && textIn(record, 'wp:post_password') === '')
      blog.reusable.set(id, textIn(record, 'content:encoded'))
  } else if (type !== '' && type !== 'post' && type !== 'page')
    blog.others.set(type, (blog.others.get(type) ?? 0) + 1)
}

/** What an item's time counts from UTC, in minutes; null where it does not say. */
export const zoneOf = (record: XmlRecord, prefix = 'wp:post_date'): number | null => {
  const [local, utc] = [prefix, `${prefix}_gmt`].map((name) =>
    databaseTime(textIn(record, name), 0),
  )
  if (!local || !utc) return null
  const minutes = Math.round((Date.parse(local) - Date.parse(utc)) / 60_000)
  // Zones are quarters of an hour, from -12 to +14.
  return minutes % 15 === 0 && minutes >= -720 && minutes <= 840 ? minutes : null
}

/** A category from the root of its tree down; a circle is cut where it closes. */
export const pathOf = (nicename: string, written: string, { categories }: Blog): string[] => {
  const path: string[] = []
  const seen = new Set<string>()
  for (let at = nicename; at !== '' && !seen.has(at);) {
    seen.add(at)
    const term = categories.get(at)
    if (!term) break
    path.unshift(term.name)
    at = term.parent
  }
  return path.length > 0 ? path : [written]
}
