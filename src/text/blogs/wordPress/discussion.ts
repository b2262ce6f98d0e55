import { decodeHTML } from 'entities/decode'
import { plainText } from '../body/plainText.ts'
import type { BlogComment, Ping } from '../blogPost.ts'
import { databaseTime } from '../times.ts'
import { zoneOf } from './blog.ts'
import { textIn, type XmlRecord } from './items.ts'

const states: Record<string, BlogComment['state']> = {
  '1': 'approved',
  '0': 'pending',
  hold: 'pending',
  spam: 'spam',
  trash: 'trashed',
  'post-trashed': 'trashed',
}

/** A post's comments as threads, its pings, and how many there are of other kinds. A reply may stand before what it answers. */
export const readDiscussion = (
  item: XmlRecord,
  zone: number,
): { comments: BlogComment[]; pings: Ping[]; others: string[] } => {
  const records = item.parts.filter(({ name }) => name === 'wp:comment')
  const byId = new Map<string, { comment: BlogComment; parent: string }>()
  const pings: Ping[] = []
  const others: string[] = []
  for (const [at, record] of records.entries()) {
    const type = textIn(record, 'wp:comment_type')
    if (type === 'pingback' || type === 'trackback') pings.push(pingOf(record, zone))
    else if (type === '' || type === 'comment')
      byId.set(textIn(record, 'wp:comment_id') || `nth ${at}`, {
        comment: commentOf(record, zone),
        parent: textIn(record, 'wp:comment_parent'),
      })
    else others.push(type)
  }
  const comments: BlogComment[] = []
  for (const [id, { comment, parent }] of byId) {
    const above = isBelow(parent, id, byId) ? undefined : byId.get(parent)
    if (above) above.comment.replies.push(comment)
    else comments.push(comment)
  }
  return { comments, pings, others }
}

/** Whether a comment stands somewhere below another: then that one cannot answer it. */
const isBelow = (id: string, other: string, all: Map<string, { parent: string }>): boolean => {
  const seen = new Set<string>()
  for (let at = id; all.has(at) && !seen.has(at); at = all.get(at)!.parent) {
    if (at === other) return true
    seen.add(at)
  }
  return false
}

const timeOf = (record: XmlRecord, zone: number): string | null =>
  databaseTime(textIn(record, 'wp:comment_date'), zoneOf(record, 'wp:comment_date') ?? zone)

const commentOf = (record: XmlRecord, zone: number): BlogComment => ({
  author: decodeHTML(textIn(record, 'wp:comment_author')),
  postedAt: timeOf(record, zone),
  text: plainText(textIn(record, 'wp:comment_content')),
  // What nobody knows was perhaps not public.
  state: states[textIn(record, 'wp:comment_approved') || '1'] ?? 'pending',
  isSecret: false,
  title: null,
  email: textIn(record, 'wp:comment_author_email') || null,
  url: textIn(record, 'wp:comment_author_url') || null,
  replies: [],
})

const pingOf = (record: XmlRecord, zone: number): Ping => ({
  title: '',
  url: textIn(record, 'wp:comment_author_url'),
  blog: decodeHTML(textIn(record, 'wp:comment_author')),
  postedAt: timeOf(record, zone),
  text: plainText(textIn(record, 'wp:comment_content')),
})
