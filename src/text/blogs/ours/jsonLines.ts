import { isRecord } from '../../isRecord.ts'
import {
  blogPost,
  type BlogComment,
  type BlogPost,
  type ExportFile,
  type ExportOptions,
} from '../blogPost.ts'
import { linesFrom } from '../lines.ts'
import type { BlogFacts, BlogWriter } from '../writers.ts'
import { readOwn } from './own.ts'

/** A blog as one line of JSON a post: the whole of it, and nothing of it in another form. */
export const jsonLinesWriter = (blog: BlogFacts): BlogWriter => {
  const line = (value: unknown): { file: string; text: string }[] => [
    { file: 'articles.jsonl', text: `${JSON.stringify(value)}\n` },
  ]
  return {
    begin: () => line({ midashi: 'export', version: 1, ...blog }),
    post: ({ from: _place, losses: _none, ...post }) => line(post),
    end: () => [],
  }
}

export const isJsonLines = (beginning: string): boolean =>
  beginning.startsWith('{"midashi":"export"')

/** The posts of an export of ours, each checked: whoever has the file may have changed it. */
export function* readJsonLines(files: ExportFile[], { warn }: ExportOptions): Generator<BlogPost> {
  for (const file of files)
    for (const { text, number } of linesFrom(file.text())) {
      if (number === 1 || text === '') continue
      const post = readLine(text, { file: file.name, line: number })
      if (post) yield post
      else
        warn({
          file: file.name,
          line: number,
          message: { ja: '記事として読めない行です。', en: 'this line is no article.' },
        })
    }
}

const readLine = (text: string, from: BlogPost['from']): BlogPost | null => {
  try {
    const value: unknown = JSON.parse(text)
    return isPost(value)
      ? blogPost({
          ...value,
          from,
          own: readOwn(value.own),
          comments: value.comments.filter(isComment),
        })
      : null
  } catch {
    return null
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isTextOrNull = (value: unknown): boolean => value === null || isText(value)

const states = 'published draft pending private protected scheduled trashed'.split(' ')

/** Whether a value has the shape of a post, as far as anything here looks into it. */
export const isPost = (value: unknown): value is BlogPost =>
  isRecord(value) &&
  isText(value.title) &&
  isText(value.key) &&
  isTextOrNull(value.publishedAt) &&
  states.includes(String(value.state)) &&
  Array.isArray(value.categories) &&
  value.categories.every((path) => Array.isArray(path) && path.every(isText)) &&
  Array.isArray(value.tags) &&
  value.tags.every(isText) &&
  Array.isArray(value.blocks) &&
  value.blocks.every((block) => isRecord(block) && isText(block.kind) && isText(block.text)) &&
  Array.isArray(value.pictures) &&
  value.pictures.every((picture) => isRecord(picture) && isText(picture.url)) &&
  (value.featured === null || (isRecord(value.featured) && isText(value.featured.url))) &&
  Array.isArray(value.comments) &&
  Array.isArray(value.pings)

/** Whether a value is a comment with its replies. */
export const isComment = (value: unknown): value is BlogComment =>
  isRecord(value) &&
  isText(value.author) &&
  isText(value.text) &&
  isTextOrNull(value.postedAt) &&
  ['approved', 'pending', 'spam', 'trashed'].includes(String(value.state)) &&
  Array.isArray(value.replies) &&
  value.replies.every(isComment)
