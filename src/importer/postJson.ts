import type { BlogComment, BlogPost, PostPicture } from '../text/blogs/blogPost.ts'
import type { PictureFiles } from '../text/blogs/pictureFiles.ts'
import type { Block, ParsedManuscript, Remark } from '../text/manuscript/manuscript.ts'
import { spelledOut } from '../text/manuscript/notation.ts'
import type { KnowsSections } from '../text/manuscript/sections.ts'
import { takeOutRepeats } from '../text/repeats/takeOutRepeats.ts'

const states = {
  published: 'publish',
  protected: 'publish',
  draft: 'draft',
  pending: 'pending',
  private: 'private',
  scheduled: 'future',
  trashed: 'trash',
} as const

/** A post as JSON for whoever wants to see what would come in. */
export const postJson = (post: BlogPost, files: PictureFiles, house: KnowsSections): unknown => ({
  type: post.type,
  title: post.title,
  publishedAt: post.publishedAt,
  status: states[post.state],
  ...(post.isProtected && { protected: true }),
  author: post.author?.login ?? null,
  categories: post.categories.map((path) => path.at(-1)),
  categoryPaths: post.categories,
  tags: post.tags,
  basename: post.basename,
  url: post.url,
  commentsOpen: post.commentsOpen,
  excerpt: post.excerpt,
  // What was pasted twice comes in once.
  body: paragraphsOf(takeOutRepeats(post.blocks, house).blocks),
  images: post.pictures.map((picture) => pictureJson(picture, files)),
  featured: post.featured ? pictureJson(post.featured, files) : null,
  comments: post.comments.map(commentJson),
  pings: post.pings.map(({ title, url, blog, postedAt, text }) => ({
    title,
    url,
    blog,
    date: postedAt,
    text,
  })),
  fields: post.fields,
  losses: post.losses,
  from: post.from,
  key: post.key,
})

/** The same of a page's article. */
export const pageJson = (manuscript: ParsedManuscript): unknown => {
  const { title, publishedAt, category, tags, blocks, comments, citations, unread, from } =
    manuscript
  return {
    type: 'post',
    title,
    publishedAt,
    status: 'publish',
    author: null,
    categories: category === null ? [] : [category],
    tags,
    basename: null,
    url: null,
    body: paragraphsOf(blocks),
    citations,
    images: [],
    comments: comments.map(remarkJson),
    pings: [],
    unread,
    from,
  }
}

const remarkJson = ({ author, postedAt, text, replies }: Remark): unknown => ({
  author,
  date: postedAt,
  text,
  status: 'approved',
  secret: false,
  replies: replies.map(remarkJson),
})

const paragraphsOf = (blocks: Block[]): string[] =>
  blocks
    .filter(({ kind }) => kind !== 'image' && kind !== 'rule')
    .map(({ kind, text, marker }) => (kind === 'item' ? `${marker ?? '・'}${text}` : text))
    .map(spelledOut)

const pictureJson = (picture: PostPicture, files: PictureFiles): unknown => ({
  url: picture.url,
  ...(picture.original && { original: picture.original }),
  file: files.find(picture),
  ...(picture.alt && { alt: picture.alt }),
  ...(picture.caption && { caption: picture.caption }),
})

const commentJson = (comment: BlogComment): unknown => ({
  author: comment.author,
  date: comment.postedAt,
  text: comment.text,
  status: comment.state === 'trashed' ? 'trash' : comment.state,
  secret: comment.isSecret,
  ...(comment.title && { title: comment.title }),
  ...(comment.url && { url: comment.url }),
  replies: comment.replies.map(commentJson),
})
