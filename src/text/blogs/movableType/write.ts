import { escapeText } from 'entities/escape'
import type { BlogComment, BlogPost } from '../blogPost.ts'
import { attribute, toHtml } from '../body/toHtml.ts'
import { citationBlocks, citationsHeading } from '../ours/own.ts'
import type { BlogFacts, BlogWriter } from '../writers.ts'

/**
 * A blog in Movable Type's format, as Hatena and others take it: text as HTML, 24 hours, comments in a row. What the format
 * cannot hide stays here: comments that are not public, and posts for the bin.
 * @see https://help.hatenablog.com/entry/import-mt
 */
export const movableTypeWriter = ({ zone }: BlogFacts): BlogWriter => {
  const file = 'articles.txt'
  return {
    begin: () => [],
    post: (post) => (post.state === 'trashed' ? [] : [{ file, text: entryOf(post, zone) }]),
    end: () => [],
  }
}

const entryOf = (post: BlogPost, zone: number): string => {
  const { author, title, basename, categories, tags, publishedAt, own, blocks, pictures, excerpt } =
    post
  const names = categories.map((path) => oneLine(path.at(-1) ?? '')).filter(Boolean)
  const head = [
    `AUTHOR: ${oneLine(author?.name ?? '')}`,
    `TITLE: ${oneLine(title)}`,
    ...(basename ? [`BASENAME: ${oneLine(basename)}`] : []),
    `STATUS: ${post.state === 'published' ? 'Publish' : post.state === 'scheduled' ? 'Future' : 'Draft'}`,
    `ALLOW COMMENTS: ${post.commentsOpen === false ? 0 : 1}`,
    'CONVERT BREAKS: 0',
    ...(names[0] ? [`PRIMARY CATEGORY: ${names[0]}`] : []),
    ...names.map((name) => `CATEGORY: ${name}`),
    ...(publishedAt ? [`DATE: ${timeOf(publishedAt, zone)}`] : []),
    ...(tags.length > 0 ? [`TAGS: ${tags.map(tagOf).join(',')}`] : []),
  ]
  const all = [...blocks, ...(own ? citationBlocks(own, citationsHeading) : [])]
  const body = toHtml(all, pictures, {
    around: (_, html) => html,
    picture: ({ url, alt, caption }) =>
      `<figure><img src="${attribute(url)}" alt="${attribute(alt ?? '')}">${caption ? `<figcaption>${attribute(caption)}</figcaption>` : ''}</figure>`,
  })
  const parts = [
    `BODY:\n${marked(body)}`,
    ...(excerpt ? [`EXCERPT:\n${marked(escapeText(excerpt))}`] : []),
    ...post.comments.flatMap((comment) => commentsOf(comment, zone)),
    ...post.pings.map(
      ({ title, url, blog, postedAt, text }) =>
        `PING:\nTITLE: ${oneLine(title)}\nURL: ${oneLine(url)}\nIP: \nBLOG NAME: ${oneLine(blog)}\nDATE: ${postedAt ? timeOf(postedAt, zone) : ''}\n${marked(escapeText(text))}`,
    ),
  ]
  return `${head.join('\n')}\n-----\n${parts.join('\n-----\n')}\n-----\n--------\n`
}

/** A comment and its answers, one after the other; readers' addresses are nobody's but ours. */
const commentsOf = (comment: BlogComment, zone: number): string[] => [
  ...(comment.state === 'approved' && !comment.isSecret
    ? [
        `COMMENT:\nAUTHOR: ${oneLine(comment.author)}\nEMAIL: \nIP: \nURL: ${oneLine(comment.url ?? '')}\nDATE: ${comment.postedAt ? timeOf(comment.postedAt, zone) : ''}\n${marked(escapeText(comment.text))}`,
      ]
    : []),
  ...comment.replies.flatMap((reply) => commentsOf(reply, zone)),
]

/** A text on one line; what looks like an entity in it is written as one, for it is read as one. */
const oneLine = (text: string): string =>
  text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim()
    .replace(/&(?=#?\w+;?)/g, '&amp;')

const tagOf = (tag: string): string =>
  /[,'"]/.test(tag) ? `"${oneLine(tag).replaceAll('"', '')}"` : oneLine(tag)

/** Lines that would end a part or an entry, with Movable Type's mark behind them. */
const marked = (text: string): string => text.replace(/^(-----|--------)$/gm, '$1\t')

/** A time in the blog's zone, in the 24 hours Hatena writes. */
const timeOf = (time: string, zone: number): string => {
  const [day, clock] = new Date(Date.parse(time) + zone * 60_000)
    .toISOString()
    .slice(0, 19)
    .split('T')
  return `${day!.replace(/^(\d+)-(\d+)-(\d+)$/, '$2/$3/$1')} ${clock}`
}
