import type { BlogPost } from './blogPost.ts'
import { jsonLinesWriter } from './ours/jsonLines.ts'
import { markdownWriter } from './ours/markdown.ts'
import { movableTypeWriter } from './movableType/write.ts'
import { wordPressWriter } from './wordPress/write.ts'

/** What is said of a whole blog when it is written. */
export type BlogFacts = {
  title: string
  /** Its address, without a slash at the end; null where nobody has said it. */
  base: string | null
  /** Its categories, each from the root of the tree down, parents first. */
  categories: string[][]
  /** What its times count from UTC, in minutes. */
  zone: number
}

/** A piece of an export: the file it goes to, behind what is there, and the text. */
export type Written = { file: string; text: string }

/** Writes a blog, a post at a time. */
export type BlogWriter = {
  begin: () => Written[]
  post: (post: BlogPost) => Written[]
  end: () => Written[]
}

/** What a blog can be written in; a new format is one file and one line here. */
export const blogWriters = {
  wxr: wordPressWriter,
  mt: movableTypeWriter,
  markdown: markdownWriter,
  json: jsonLinesWriter,
} satisfies Record<string, (blog: BlogFacts) => BlogWriter>

export type BlogWriterName = keyof typeof blogWriters
