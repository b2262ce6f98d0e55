import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { fromArticle, relationId, type ArticleRecord } from '../text/article/fromArticle.ts'
import {
  blogPost,
  type BlogComment,
  type BlogPost,
  type Byline,
  type Ping,
  type PostPicture,
} from '../text/blogs/blogPost.ts'
import type { CommentStatus } from '../text/comments/commentStatus.ts'
import { isRecord } from '../text/isRecord.ts'
import { uploadIn } from '../text/manuscript/thing.ts'
import type { Block, Credit } from '../text/manuscript/manuscript.ts'
import type { House } from '../text/proof/rule.ts'
import { articlePlace } from '../published/articleAddress.ts'
import { slugOf, type CollectionName } from '../slugs.ts'

/** What of a newsroom leaves it. */
export type ExportOptions = {
  house: House
  /** Drafts and what lies in the trash too, not only what readers see. */
  all: boolean
  /** The address readers know, without a slash at the end; null where nobody has said it. */
  site: string | null
  /** Whether pictures are called by where they are on the site, for programs that fetch them themselves. @default false */
  byAddress?: boolean
}

/** A file of the library that an article shows: its name in the export, and its record. */
export type PictureFile = { name: string; doc: PictureDoc }
type PictureDoc = {
  id: string | number
  filename: string
  alt?: string | null
  caption?: string | null
  ai?: boolean | null
  credit?: {
    text?: string | null
    url?: string | null
    kind?: string | null
    licence?: string | null
  } | null
}

/** An article that leaves, with the files it shows. */
export type LeavingPost = { post: BlogPost; files: PictureFile[] }

type Doc = ArticleRecord & {
  id: string | number
  slug?: string | null
  _status?: string | null
  deletedAt?: string | null
  category?: unknown
  excerpt?: string | null
  commentPolicy?: string | null
  authors?: unknown[] | null
  corrections?: { at?: string | null; text?: string | null }[] | null
  revisedAt?: string | null
  relatedArticles?: unknown[] | null
  origin?: { url?: string | null; kept?: unknown } | null
}

/** How many articles are read at once. */
const batch = 50

const find = async <T>(
  req: PayloadRequest,
  name: CollectionName,
  options: Record<string, unknown>,
): Promise<T[]> => {
  const collection = slugOf(req, name) as CollectionSlug
  if (!(collection in req.payload.collections)) return []
  const { docs } = await req.payload.find({
    collection,
    pagination: false,
    depth: 0,
    req,
    ...options,
  } as never)
  return docs as T[]
}

/** How many articles leave. */
export const countLeaving = async (payload: Payload, { all }: ExportOptions): Promise<number> =>
  (
    await payload.count({
      collection: slugOf({ payload }, 'articles') as 'articles',
      where: leaving(all),
      trash: all,
    })
  ).totalDocs

const leaving = (all: boolean): Where => (all ? {} : { _status: { equals: 'published' } })

/** The categories of a newsroom, each from the root of the tree down, parents first. */
export const categoryPaths = async (req: PayloadRequest): Promise<Map<string, string[]>> => {
  type Category = { id: string | number; name?: string; title?: string; parent?: unknown }
  const docs = await find<Category>(req, 'categories', { limit: 0, sort: 'order' })
  const byId = new Map(docs.map((doc) => [String(doc.id), doc]))
  const pathOf = (id: string, below: string[] = []): string[] => {
    const doc = byId.get(id)
    if (!doc || below.includes(id)) return []
    const parent = relationId(doc.parent)
    return [
      ...(parent === null ? [] : pathOf(parent, [...below, id])),
      doc.name ?? doc.title ?? String(doc.id),
    ]
  }
  return new Map(
    [...byId.keys()]
      .map((id): [string, string[]] => [id, pathOf(id)])
      .toSorted(([, a], [, b]) => a.length - b.length),
  )
}

/** The articles that leave, the oldest first, each as it is live. */
export async function* exportPosts(
  req: PayloadRequest,
  options: ExportOptions,
): AsyncGenerator<LeavingPost> {
  const paths = await categoryPaths(req)
  let last: string | number | null = null
  for (;;) {
    const docs: Doc[] = await find<Doc>(req, 'articles', {
      where: {
        and: [leaving(options.all), ...(last === null ? [] : [{ id: { greater_than: last } }])],
      },
      limit: batch,
      sort: 'id',
      depth: 1,
      trash: options.all,
    })
    for (const doc of docs) yield await leave(req, doc, paths, options)
    if (docs.length < batch) return
    last = docs.at(-1)!.id
  }
}

const leave = async (
  req: PayloadRequest,
  doc: Doc,
  paths: Map<string, string[]>,
  { house, site, byAddress = false }: ExportOptions,
): Promise<LeavingPost> => {
  const read = fromArticle(doc, house)
  const files = new Map<string, PictureFile>()
  const place =
    byAddress && site
      ? `${site}${req.payload.config.routes.api}/${slugOf(req, 'media')}/file/`
      : null
  const shown = await picturesIn(req, read.blocks)
  const pictures: PostPicture[] = []
  const blocks = read.blocks.flatMap(({ path: _place, ...block }): Block[] => {
    const own = block.kind === 'image' ? uploadIn(block) : null
    if (!own) return [block]
    const record = shown.get(own.id)
    if (!record) return []
    pictures.push(pictureOf(record, files, place))
    return [
      {
        ...block,
        carries: [
          {
            thing: { kind: 'upload', id: `picture-${pictures.length - 1}`, fields: own.fields },
            start: 0,
            end: 0,
          },
        ],
      },
    ]
  })
  const featured = isRecord(doc.eyecatch)
    ? pictureOf(doc.eyecatch as PictureDoc, files, place)
    : null
  const category = relationId(doc.category)
  const kept = isRecord(doc.origin?.kept) ? doc.origin.kept : {}
  const related = await slugsOf(
    req,
    (doc.relatedArticles ?? []).flatMap((one) => relationId(one) ?? []),
  )
  const byline = (doc.authors ?? []).filter(isRecord).map(bylineOf)
  const isLater = doc.publishedAt != null && Date.parse(doc.publishedAt) > Date.now()
  const post = blogPost({
    from: { file: String(doc.id), line: 1 },
    key: `midashi\n${doc.id}`,
    title: read.title,
    publishedAt: read.publishedAt,
    state: doc.deletedAt
      ? 'trashed'
      : doc._status !== 'published'
        ? 'draft'
        : isLater
          ? 'scheduled'
          : 'published',
    author: authorOf(byline, kept.author),
    categories:
      category === null ? [] : [paths.get(category) ?? []].filter((path) => path.length > 0),
    tags: read.tags,
    basename: doc.slug ?? null,
    url: site && doc.slug ? new URL(articlePlace(req, doc), site).href : null,
    commentsOpen: doc.commentPolicy !== 'closed',
    excerpt: doc.excerpt ?? null,
    blocks,
    pictures,
    featured,
    comments: await commentsUnder(req, doc.id),
    pings: Array.isArray(kept.pings) ? (kept.pings as Ping[]) : [],
    own: {
      format: read.format,
      kicker: read.kicker,
      citations: read.citations.map(({ recorded: _archive, ...citation }) => citation),
      eyecatchCredit: read.eyecatchCredit,
      related,
      commentPolicy: doc.commentPolicy ?? null,
      byline,
      corrections: (doc.corrections ?? []).flatMap(({ at, text }) =>
        at && text ? [{ at, text }] : [],
      ),
      revisedAt: doc.revisedAt ?? null,
    },
    fields: isRecord(kept.fields) ? (kept.fields as Record<string, string>) : {},
  })
  return { post, files: [...files.values()] }
}

const bylineOf = ({ name, kana, profile, url }: Record<string, unknown>): Byline => {
  const text = (value: unknown): string | null =>
    typeof value === 'string' && value ? value : null
  return { name: String(name), kana: text(kana), profile: text(profile), url: text(url) }
}

/** Who wrote it, for programs that know one author: the first of them, with the login the blog it came from had. */
const authorOf = ([first]: Byline[], kept: unknown): BlogPost['author'] => {
  const { login, name } = isRecord(kept) ? kept : {}
  if (first && (!name || first.name !== String(name)))
    return { login: first.name, name: first.name }
  return isRecord(kept) ? { login: String(login ?? ''), name: String(name ?? '') } : null
}

/** The slugs of these articles, in their order. */
const slugsOf = async (req: PayloadRequest, ids: string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const docs = await find<Doc>(req, 'articles', {
    where: { id: { in: ids } },
    limit: 0,
    select: { slug: true },
  })
  const slugs = new Map(docs.map(({ id, slug }) => [String(id), slug]))
  return ids.flatMap((id) => slugs.get(id) ?? [])
}

const picturesIn = async (
  req: PayloadRequest,
  blocks: Block[],
): Promise<Map<string, PictureDoc>> => {
  const ids = blocks.flatMap((block) => (block.kind === 'image' ? (uploadIn(block)?.id ?? []) : []))
  if (ids.length === 0) return new Map()
  const docs = await find<PictureDoc>(req, 'media', { where: { id: { in: ids } }, limit: 0 })
  return new Map(docs.map((doc) => [String(doc.id), doc]))
}

const pictureOf = (
  doc: PictureDoc,
  files: Map<string, PictureFile>,
  place: string | null,
): PostPicture => {
  const name = `media/${doc.filename}`
  files.set(name, { name, doc })
  const { alt, caption, credit, ai } = doc
  return {
    url: place ? place + encodeURIComponent(doc.filename) : name,
    original: null,
    alt: alt ?? null,
    caption: caption ?? null,
    attachment: null,
    ...((credit?.text || credit?.url) && {
      credit: {
        text: credit.text ?? '',
        url: credit.url ?? null,
        kind: (credit.kind ?? 'unknown') as Credit['kind'],
        ...(credit.licence && { licence: credit.licence }),
      },
    }),
    ...(ai && { ai: true }),
  }
}

/** What a comment is elsewhere: what an editor has turned down, or its author taken back, is in the bin there. */
const states: Record<CommentStatus, BlogComment['state']> = {
  approved: 'approved',
  pending: 'pending',
  spam: 'spam',
  rejected: 'trashed',
  withdrawn: 'trashed',
}

type CommentDoc = {
  id: string | number
  parent?: unknown
  authorName: string
  body: string
  status: CommentStatus
  postedAt?: string | null
  email?: string | null
  votes?: { up?: number | null; down?: number | null; imported?: number | null } | null
}

const commentsUnder = async (
  req: PayloadRequest,
  article: string | number,
): Promise<BlogComment[]> => {
  const docs = await find<CommentDoc>(req, 'comments', {
    where: { article: { equals: article } },
    limit: 0,
    sort: ['depth', 'postedAt', 'id'],
  })
  const byId = new Map<string, BlogComment>()
  const roots: BlogComment[] = []
  for (const { id, parent, authorName, body, status, postedAt, email, votes } of docs) {
    const { up, down, imported } = votes ?? {}
    const comment: BlogComment = {
      author: authorName,
      postedAt: postedAt ?? null,
      text: body,
      state: states[status],
      isSecret: false,
      title: null,
      email: email ?? null,
      url: null,
      votes: (up ?? 0) - (down ?? 0) + (imported ?? 0) || null,
      replies: [],
    }
    byId.set(String(id), comment)
    const above = byId.get(relationId(parent) ?? '')
    if (above) above.replies.push(comment)
    else roots.push(comment)
  }
  return roots
}
