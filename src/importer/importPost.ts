import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { citeSources } from '../database/citeSources.ts'
import { saveArticle } from '../database/articleRecords.ts'
import { rawId } from '../database/ids.ts'
import { importedArticle, isSlugTaken, type ImportedArticle } from '../database/importedArticles.ts'
import { lockArticleRow } from '../database/lockArticleRow.ts'
import { beQuiet } from '../published/webhooks.ts'
import { repairsOf } from '../text/article/repairsOf.ts'
import { toArticle } from '../text/article/toArticle.ts'
import type { BlogComment, BlogPost } from '../text/blogs/blogPost.ts'
import { decoded } from '../text/blogs/decoded.ts'
import { placeIn } from '../text/blogs/picturePlace.ts'
import { manuscriptOf } from '../text/blogs/manuscriptOf.ts'
import { slug } from '../text/japanese/slug.ts'
import type { Block, LocalizedText, ParsedManuscript } from '../text/manuscript/manuscript.ts'
import { uploadIn } from '../text/manuscript/thing.ts'
import { mendSafely } from '../text/proof/mend.ts'
import type { House } from '../text/proof/rule.ts'
import type { ParserHouse } from '../text/parsers/page.ts'
import { authorsOf } from './authorsOf.ts'
import { categoryAt } from './categoryOf.ts'
import { digestOf, keyOfPost } from './origin.ts'
import { create, reasonOf, type Id } from './records.ts'
import { altOf, shelvePictures, type Shelf, type Shelved } from './shelvePictures.ts'
import { addComments, writeComments, type SaidComment } from './writeComments.ts'

/** What became of a post. One that is refused, or left, is as it was in the database. */
export type PostOutcome =
  | {
      outcome: 'written' | 'updated'
      id: string
      published: boolean
      /** Why it is a draft although it was public: what the rules of the house ask for. */
      open: LocalizedText[]
      /** What was taken out of it as repeated, in characters, a piece each; it can be put back. */
      repeated: number[]
      newCategories: string[]
      missing: Shelved['missing']
      /** Pictures nothing was said of, which have the title instead. */
      untold: number
    }
  | { outcome: 'unchanged'; id: string; comments: number }
  | { outcome: 'left'; id: string }
  | { outcome: 'refused'; reason: LocalizedText }

export type PostOptions = {
  /** What it was exported by, as it stands in the article's origin. */
  system: string
  house: House
  /** What is known when it is read: an archive's publishers. */
  taught: ParserHouse
  shelf: Shelf
  /** The categories this run has found or made, by their paths. @default none */
  categories?: Map<string, Id>
  /** The authors this run has found or made, by their names. @default none */
  authors?: Map<string, Id>
  /** Do everything and keep nothing; pictures are looked for, and not put into the library. @default false */
  dryRun?: boolean
  /** The category of a post that names none. @default none */
  category?: string
  /** The time of a post that states none, ISO 8601. @default none: it stays a draft */
  publishedAt?: string
}

/**
 * Puts one post of a blog into the database with its pictures, sources, category and comments, all or nothing. Only what was
 * public where it comes from becomes public. The same post again writes nothing; one that has changed is written over the article
 * it became, as long as nobody has saved that since.
 */
export const importPost = async (
  payload: Payload,
  post: BlogPost,
  options: PostOptions,
): Promise<PostOutcome> => {
  const { house, taught, shelf, dryRun = false, system } = options
  const key = keyOfPost(system, post)
  const comments = post.comments.map(toSaid)
  const pictures = post.featured ? [...post.pictures, post.featured] : post.pictures
  const req = await createLocalReq({}, payload)
  beQuiet(req)
  const known = await importedArticle(req, key)
  // What came in before is there, whether or not it is given again.
  const before = pictures.map(({ url }) => known?.pictures?.[url] ?? null)
  const hoped = pictures.map(
    (picture, at) => before[at] !== null || shelf.files.find(picture) !== null,
  )
  const unchanged = async ({ id }: ImportedArticle): Promise<PostOutcome> => ({
    outcome: 'unchanged',
    id,
    comments: await addComments(payload, rawId(req, id), key, comments, { dryRun }),
  })
  if (known?.digest === digestOf(post, hoped)) return unchanged(known)
  const shelved = dryRun
    ? lookedFor(pictures, hoped)
    : await shelvePictures(payload, pictures, shelf, post.title, before)
  // A file that was there by name, and no picture, is as if it were not: the next one may be.
  const digest = digestOf(
    post,
    shelved.ids.map((id) => id !== null),
  )
  if (known?.digest === digest) return unchanged(known)
  const { manuscript, findings } = mendSafely(
    withPictures(manuscriptOf(post, taught), shelved.ids),
    house,
  )
  const publishedAt = post.publishedAt ?? options.publishedAt ?? null
  const open = findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  const published = isPublic(post) && publishedAt !== null && open.length === 0
  await initTransaction(req)
  try {
    // Locked from here on: nobody saves between the look and the write.
    const last = known ? ((await lockArticleRow(req, known.id))?.last ?? 0) : 0
    if (known && last !== known.revision) {
      await killTransaction(req)
      return { outcome: 'left', id: known.id }
    }
    const category = await categoryAt(
      payload,
      req,
      post.categories[0] ?? (options.category ? [options.category] : []),
      options.categories,
    )
    const authors = await authorsOf(payload, req, post, options.authors)
    const data = toArticle(manuscript, house)
    const article = {
      ...data,
      title: post.title.slice(0, maxTitle),
      publishedAt,
      slug: known ? undefined : await freeSlug(req, post),
      excerpt: post.excerpt && post.excerpt.length <= maxExcerpt ? post.excerpt : undefined,
      tags: tagsOf(post),
      citations: (await citeSources(req, manuscript.citations, true)).rows,
      category: category.id,
      authors: authors.ids,
      ...(post.own && { corrections: post.own.corrections, revisedAt: post.own.revisedAt }),
      eyecatch: post.featured ? shelved.ids.at(-1) : null,
      ...(post.commentsOpen === false && { commentPolicy: 'closed' }),
      ...(post.own?.commentPolicy && { commentPolicy: post.own.commentPolicy }),
      origin: {
        system,
        key,
        url: webAddress(post.url),
        digest,
        revision: last + 1,
        kept: {
          ...keptOf(post),
          pictures: Object.fromEntries(
            pictures.flatMap(({ url }, at) => (shelved.ids[at] ? [[url, shelved.ids[at]]] : [])),
          ),
        },
      },
      proof: { repairs: repairsOf(manuscript.repairs, data.body) },
      deletedAt: post.state === 'trashed' ? new Date().toISOString() : null,
      _status: published ? 'published' : 'draft',
    }
    const id = known
      ? await update(payload, req, rawId(req, known.id), article)
      : await create(payload, req, 'articles', article, !published)
    await writeComments(payload, req, id, key, comments, known === null)
    if (dryRun) await killTransaction(req)
    else {
      await commitTransaction(req)
      // Only now it is there for others.
      category.keep()
      authors.keep()
    }
    return {
      outcome: known ? 'updated' : 'written',
      id: String(id),
      published,
      open: isPublic(post) ? open : [],
      repeated: manuscript.repairs
        .filter(({ rule }) => rule === 'repeatedText')
        .map(({ text }) => text.replace(/\s/g, '').length),
      newCategories: category.made,
      missing: shelved.missing,
      untold: pictures.filter((picture, at) => shelved.ids[at] !== null && !altOf(picture)).length,
    }
  } catch (error) {
    await killTransaction(req)
    return { outcome: 'refused', reason: reasonOf(error) }
  }
}

/** Whether a post is to be public here: one of ours whose time has not come is, from then on. */
const isPublic = ({ state, own, publishedAt }: BlogPost): boolean =>
  state === 'published' ||
  (state === 'scheduled' && Boolean(own) && Date.parse(publishedAt ?? '') > Date.now())

/** The longest title and excerpt of an article, in UTF-16 units; what is longer stands whole in its origin. */
const maxTitle = 200
const maxExcerpt = 400

const update = async (
  payload: Payload,
  req: PayloadRequest,
  id: Id,
  data: Record<string, unknown>,
): Promise<Id> => {
  await saveArticle(payload, { id, data, draft: data._status !== 'published', trash: true, req })
  return id
}

/** Pictures that are looked for alone: whatever is found counts as there. */
const lookedFor = (pictures: BlogPost['pictures'], isFound: boolean[]): Shelved => ({
  ids: isFound.map((is) => (is ? '' : null)),
  missing: pictures.filter((_, at) => !isFound[at]).map((picture) => ({ picture, reason: null })),
})

/** The manuscript with the library's pictures in the places of its own; one that is not there leaves its place. */
const withPictures = (given: ParsedManuscript, ids: (Id | null)[]): ParsedManuscript => {
  const placed = (block: Block): Block[] => {
    const place = placeIn(block)
    if (place === null) return [block]
    const id = ids[place]
    if (id === null || id === undefined || id === '') return []
    const thing = { ...uploadIn(block)!, id: id as string }
    return [{ ...block, carries: [{ thing, start: 0, end: 0 }] }]
  }
  return {
    ...given,
    blocks: given.blocks.flatMap(placed),
    repairs: given.repairs.map((repair) => ({
      ...repair,
      ...(repair.blocks && { blocks: repair.blocks.flatMap(placed) }),
    })),
  }
}

/** An article has one category; the others a post had are its tags. */
const tagsOf = ({ tags, categories }: BlogPost): string[] | undefined => {
  const all = [...new Set([...tags, ...categories.slice(1).map((path) => path.at(-1)!)])]
  return all.length > 0 ? all : undefined
}

/** A slug the service had, if it is one: what a program numbered says nothing. */
const freeSlug = async (
  req: PayloadRequest,
  { basename }: BlogPost,
): Promise<string | undefined> => {
  const wanted = slug(decoded(basename?.split('/').at(-1) ?? ''), maxSlug)
  if (wanted === '' || /^[\d-]+$/.test(wanted)) return undefined
  for (let n = 1; n <= 50; n++) {
    const candidate = n === 1 ? wanted : `${wanted}-${n}`
    if (!(await isSlugTaken(req, candidate))) return candidate
  }
  return undefined
}

const maxSlug = 100

const webAddress = (url: string | null): string | null =>
  url && /^https?:\/\/[^\s/]+/.test(url) ? url : null

/** What an export says that an article has no place for; nothing of it is public. */
const keptOf = (post: BlogPost): Record<string, unknown> => ({
  state: post.state,
  ...(post.isProtected && { isProtected: true }),
  ...(post.type === 'page' && { type: post.type }),
  ...(post.otherAddresses.length > 0 && { addresses: post.otherAddresses }),
  ...(post.author && { author: post.author }),
  ...(post.basename && { basename: post.basename }),
  ...(post.categories.length > 1 && { categories: post.categories }),
  ...(post.pings.length > 0 && { pings: post.pings }),
  ...(post.title.length > maxTitle && { title: post.title }),
  ...((post.excerpt?.length ?? 0) > maxExcerpt && { excerpt: post.excerpt }),
  ...(Object.keys(post.fields).length > 0 && { fields: post.fields }),
})

/** What was not public of comments stays so: what a reader wrote to the author alone is never shown. */
const toSaid = ({
  author,
  postedAt,
  title,
  text,
  state,
  isSecret,
  email,
  votes,
  replies,
}: BlogComment): SaidComment => ({
  author,
  postedAt,
  text: title && !/^Re:/i.test(title) ? `${title}\n\n${text}` : text,
  status: isSecret || state === 'trashed' ? 'rejected' : state,
  email: email && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : null,
  votes: votes ?? null,
  replies: replies.map(toSaid),
})
