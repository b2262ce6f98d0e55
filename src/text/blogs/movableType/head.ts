import { decodeHTML } from 'entities/decode'
import { composed } from '../../japanese/composed.ts'
import type { BlogPost, PostState } from '../blogPost.ts'
import type { NumberedLine } from '../lines.ts'
import { movableTypeTime } from '../times.ts'

type Head = Pick<
  BlogPost,
  | 'title'
  | 'publishedAt'
  | 'state'
  | 'author'
  | 'categories'
  | 'tags'
  | 'basename'
  | 'url'
  | 'commentsOpen'
  | 'fields'
> & {
  /** What the entry says of its line ends. */
  convertBreaks: string | null
  /** Hatena's own key: the address of the entry's picture. */
  image: string | null
  /** Movable Type's `NO ENTRY: 1`: its comments belong to the entry of the same time. */
  isNoEntry: boolean
  /** Lines that are no key. */
  unread: NumberedLine[]
  /** A time that could not be read, as written. */
  wrongDate: string | null
}

const states: Record<string, PostState> = {
  '': 'published',
  publish: 'published',
  published: 'published',
  public: 'published',
  open: 'published',
  future: 'scheduled',
  reserved: 'scheduled',
  scheduled: 'scheduled',
  review: 'pending',
  pending: 'pending',
  private: 'private',
  secret: 'private',
  friend: 'private',
  spam: 'trashed',
  trash: 'trashed',
}

/** Every key a head may hold that has a place in a post. */
const read = new Set(
  'AUTHOR,TITLE,BASENAME,STATUS,ALLOW COMMENTS,ALLOW PINGS,CONVERT BREAKS,PRIMARY CATEGORY,CATEGORY,DATE,TAGS,UNIQUE URL,IMAGE,NO ENTRY'.split(
    ',',
  ),
)

/** The head of an entry: keys in any order, known or not, each with all behind its first colon. */
export const readHead = (lines: NumberedLine[], zone: number): Head => {
  const values = new Map<string, string[]>()
  const unread: NumberedLine[] = []
  for (const line of lines) {
    const [, name, value] = /^\s*([A-Za-z][\w .-]*?)\s*:(.*)$/s.exec(line.text) ?? []
    if (name === undefined) unread.push(line)
    else {
      const key = name.toUpperCase()
      values.set(key, [...(values.get(key) ?? []), value!.trim()])
    }
  }
  const one = (key: string): string => values.get(key)?.find((value) => value !== '') ?? ''
  const date = one('DATE')
  const publishedAt = movableTypeTime(date, zone)
  const author = one('AUTHOR')
  // The primary one first, and once, wherever it stands.
  const categories = [...new Set([one('PRIMARY CATEGORY'), ...(values.get('CATEGORY') ?? [])])]
    .map((name) => composed(decodeHTML(name)))
    .filter((name, at, all) => all.indexOf(name) === at)
    .filter((name) => name !== '')
  return {
    title: decodeHTML(one('TITLE')),
    publishedAt,
    // What nobody knows was perhaps not public.
    state: states[one('STATUS').toLowerCase()] ?? 'draft',
    author: author ? { login: author, name: decodeHTML(author) } : null,
    categories: categories.map((name) => [name]),
    tags: [
      ...new Set(
        (values.get('TAGS') ?? []).flatMap(tagsIn).map((tag) => composed(decodeHTML(tag))),
      ),
    ],
    basename: one('BASENAME') || null,
    url: one('UNIQUE URL') || null,
    // 2 is closed, as Movable Type 3 has it.
    commentsOpen: values.has('ALLOW COMMENTS') ? one('ALLOW COMMENTS') === '1' : null,
    fields: Object.fromEntries(
      [...values]
        .filter(([key]) => !read.has(key))
        .map(([key, all]) => [key, all.filter(Boolean).join('\n')])
        .filter(([, value]) => value !== ''),
    ),
    convertBreaks: one('CONVERT BREAKS').toLowerCase() || null,
    image: one('IMAGE') || null,
    isNoEntry: one('NO ENTRY') === '1',
    unread,
    wrongDate: date !== '' && publishedAt === null ? date : null,
  }
}

/** Tags parted by commas; in quotation marks one may hold a comma (MT::Tag's `split`). */
export const tagsIn = (text: string): string[] => {
  const tags: string[] = []
  for (const [, , quoted, bare] of text.matchAll(/\s*(?:(['"])(.*?)\1[^,]*|([^,]*))(?:,|$)/g)) {
    const tag = (quoted ?? bare ?? '').trim()
    if (tag !== '' && !tags.includes(tag)) tags.push(tag)
  }
  return tags
}
