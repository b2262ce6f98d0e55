import { decodeHTML } from 'entities/decode'
import {
  blogPost,
  type BlogPost,
  type ExportFile,
  type ExportOptions,
  type Loss,
  type OwnFields,
  type PostPicture,
  type PostState,
} from '../blogPost.ts'
import { fingerprint } from '../fingerprint.ts'
import { readCreditFields, readOwn, recordIn } from '../ours/own.ts'
import { plainText } from '../body/plainText.ts'
import { withoutMarkup } from '../../manuscript/withoutMarkup.ts'
import { databaseTime } from '../times.ts'
import { pathOf, readBlog, zoneOf, type Attachment, type Blog } from './blog.ts'
import { readContent } from './body.ts'
import { readDiscussion } from './discussion.ts'
import { metaOf, recordsOf, textIn, type XmlRecord } from './items.ts'

/** Whether a text is a WordPress export (WXR), of any version, with anything before it. */
export const isWordPress = (text: string): boolean =>
  /<(?:rss|channel|item)\b/i.test(text) && /xmlns:wp=|<wp:|wordpress\.org\/export/i.test(text)

const states: Record<string, PostState> = {
  publish: 'published',
  future: 'scheduled',
  draft: 'draft',
  pending: 'pending',
  private: 'private',
  trash: 'trashed',
}

/** The posts and pages of WordPress exports: of one blog in one or many files, which are read together. */
export function* readWordPress(files: ExportFile[], options: ExportOptions): Generator<BlogPost> {
  const blog = readBlog(files)
  const seen = new Map<string, number>()
  for (const file of files)
    for (const record of recordsOf(file.text())) {
      if (record.name !== 'item') continue
      const post = readItem(record, file.name, blog, options)
      if (!post) continue
      const content = fingerprint(textIn(record, 'content:encoded'))
      const known = seen.get(post.key)
      if (known === undefined) {
        seen.set(post.key, content)
        yield post
      } else if (known !== content)
        options.warn({
          file: file.name,
          line: record.line,
          message: {
            ja: `同じ記事が別の内容でもう一度あります。先のものを使います：${post.title}`,
            en: `the same post again with another text; the first is taken: ${post.title}`,
          },
        })
    }
  for (const [type, count] of blog.others)
    options.warn({
      file: files[0]!.name,
      line: null,
      message: {
        ja: `記事ではないものは取り込みません：${type} ${count}件`,
        en: `no posts, and left out: ${type}, ${count}`,
      },
    })
}

const readItem = (
  record: XmlRecord,
  file: string,
  blog: Blog,
  { zone: given, warn }: ExportOptions,
): BlogPost | null => {
  const type = textIn(record, 'wp:post_type') || 'post'
  const status = textIn(record, 'wp:status')
  if (type !== 'post' && type !== 'page') return null
  // What WordPress writes by itself, and what is a version of something.
  if (status === 'auto-draft' || status === 'inherit') return null
  const say = (ja: string, en: string): void =>
    warn({ file, line: record.line, message: { ja, en } })
  const meta = metaOf(record)
  const own = ownOf(meta.get('_midashi'))
  const written = decodeHTML(textIn(record, 'title'))
  // WordPress lets tags into titles; we do not.
  const title = own ? written : withoutMarkup(written)
  if (record.isCut) {
    say(
      `ファイルが記事の途中で終わっているため、この記事は読めません：${title}`,
      `the file ends amid this post, which is left out: ${title}`,
    )
    return null
  }
  const id = textIn(record, 'wp:post_id')
  const zone = zoneOf(record) ?? blog.zone ?? given
  const read = readContent(textIn(record, 'content:encoded'), id, blog)
  const thumbnail = meta.get('_thumbnail_id')
  const featured = thumbnail ? blog.attachments.get(thumbnail) : undefined
  if (thumbnail && thumbnail !== '-1' && thumbnail !== '0' && !featured)
    say(
      `アイキャッチ画像（${thumbnail}）がファイルにありません：${title}`,
      `its picture (${thumbnail}) is in no file: ${title}`,
    )
  const { comments, pings, others } = readDiscussion(record, zone)
  for (const other of new Set(others))
    say(`コメントではないものは取り込みません：${other}`, `no comments, and left out: ${other}`)
  const url = textIn(record, 'link') || null
  const basename = textIn(record, 'wp:post_name') || null
  const publishedAt =
    databaseTime(textIn(record, 'wp:post_date'), zone) ??
    databaseTime(textIn(record, 'wp:post_date_gmt'), 0) ??
    // Where nothing else is said; of a draft it is no time.
    (textIn(record, 'wp:post_date') + textIn(record, 'wp:post_date_gmt') === ''
      ? feedTime(textIn(record, 'pubDate'), zone)
      : null)
  const login = textIn(record, 'dc:creator')
  const terms = (domain: string): XmlRecord[] =>
    record.parts.filter(
      ({ name, attributes }) => name === 'category' && attributes.domain === domain,
    )
  const taxonomies = taxonomiesOf(record)
  const isProtected = textIn(record, 'wp:post_password') !== ''
  return blogPost({
    from: { file, line: record.line },
    type,
    title,
    publishedAt,
    state: stateOf(status, isProtected),
    isProtected,
    author: login ? { login, name: decodeHTML(blog.names.get(login) || login) } : null,
    categories: [
      ...new Map(
        terms('category').map(({ attributes, text }) => {
          const path = pathOf(attributes.nicename ?? '', decodeHTML(text), blog)
          return [`${attributes.nicename}\n${path.join('\n')}`, path]
        }),
      ).values(),
    ],
    tags: [...new Set([...terms('post_tag'), ...terms('tag')].map(({ text }) => decodeHTML(text)))],
    basename,
    url,
    otherAddresses: otherAddresses(record, url),
    commentsOpen: textIn(record, 'wp:comment_status') === 'open',
    excerpt: plainText(textIn(record, 'excerpt:encoded')) || null,
    blocks: own ? read.blocks.slice(0, read.blocks.length - own.appended) : read.blocks,
    own: own?.fields ?? null,
    pictures: read.pictures.map((picture) => ofLibrary(picture, blog)),
    featured: featured ? pictureOf(featured) : null,
    comments,
    pings,
    losses: [
      ...read.losses,
      ...taxonomies.map(([name]): Loss => ({ kind: 'field', detail: name })),
    ],
    key: `${blog.base ?? ''}\n${id || url || nameOf(record, basename, publishedAt)}`,
    fields: Object.fromEntries([
      ...[...meta].filter(([name, value]) => !name.startsWith('_') && value !== ''),
      ...taxonomies,
    ]),
  })
}

/** What we have written of an article of ours, and how many blocks of its text say the same for others. */
const ownOf = (json: string | undefined): { fields: OwnFields; appended: number } | null => {
  const value = recordIn(json)
  const fields = readOwn(value)
  const { appended } = value ?? {}
  return fields && { fields, appended: typeof appended === 'number' && appended > 0 ? appended : 0 }
}

/** A post's address by its number, which it always had besides. */
const otherAddresses = (record: XmlRecord, url: string | null): string[] => {
  const guid = textIn(record, 'guid')
  return guid !== url && /^https?:\/\/.+[?&]p(?:age_id)?=\d+$/.test(guid) ? [guid] : []
}

/** What names a post that has no number and no address. */
const nameOf = (record: XmlRecord, basename: string | null, publishedAt: string | null): string =>
  [
    basename,
    publishedAt,
    basename && publishedAt
      ? ''
      : fingerprint(textIn(record, 'title') + textIn(record, 'content:encoded')),
  ].join('\n')

/** The time of a feed (RFC 822) in the blog's zone; null where it is none. */
const feedTime = (text: string, zone: number): string | null => {
  const at = Date.parse(text)
  return Number.isNaN(at)
    ? null
    : databaseTime(new Date(at + zone * 60_000).toISOString().slice(0, 19), zone)
}

/** What an item is filed under beside categories and tags, by the name of each order. */
const taxonomiesOf = (record: XmlRecord): [string, string][] => {
  const known = ['category', 'post_tag', 'tag', 'post_format', 'nav_menu', '']
  const others = record.parts.filter(
    ({ name, attributes }) => name === 'category' && !known.includes(attributes.domain ?? ''),
  )
  return [...Map.groupBy(others, ({ attributes }) => attributes.domain!)].map(([name, parts]) => [
    name,
    parts.map(({ text }) => decodeHTML(text)).join('、'),
  ])
}

/** What nobody knows was perhaps not public. */
const stateOf = (status: string, isProtected: boolean): PostState => {
  const state = states[status] ?? (status === '' ? 'published' : 'draft')
  return state === 'published' && isProtected ? 'protected' : state
}

const pictureOf = (known: Attachment): PostPicture => ({
  url: known.url,
  original: null,
  alt: known.alt,
  caption: known.caption,
  attachment: known.id,
  ...ownWords(known),
})

/** What only we say of a picture. */
const ownWords = ({ own }: Attachment): Pick<PostPicture, 'credit' | 'ai'> => {
  const credit = readCreditFields(own?.credit)
  return { ...(credit && { credit }), ...(own?.ai === true && { ai: true }) }
}

/** A picture with what the blog's library says of it. */
const ofLibrary = (picture: PostPicture, { attachments }: Blog): PostPicture => {
  const known = picture.attachment === null ? undefined : attachments.get(picture.attachment)
  return known
    ? {
        ...picture,
        original: picture.original ?? known.url,
        alt: picture.alt ?? known.alt,
        ...ownWords(known),
      }
    : picture
}
