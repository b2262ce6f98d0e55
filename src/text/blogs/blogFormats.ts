import type { BlogPost, ExportFile, ExportOptions } from './blogPost.ts'
import { isMovableType, readMovableType } from './movableType/movableType.ts'
import { isJsonLines, readJsonLines } from './ours/jsonLines.ts'
import { isMarkdownExport, readMarkdown } from './ours/markdown.ts'
import { isWordPress, readWordPress } from './wordPress/wordPress.ts'

/** A format blogs are exported in. A new one is one file and one line here. */
export type BlogFormat = {
  /** Whether a file that begins like this is written in it. */
  accepts: (beginning: string) => boolean
  /** The posts of its files, one at a time; files of one blog are given together. */
  read: (files: ExportFile[], options: ExportOptions) => Iterable<BlogPost>
}

/** The formats of blogs, in the order in which they are asked. */
export const blogFormats = {
  json: { accepts: isJsonLines, read: readJsonLines },
  markdown: { accepts: isMarkdownExport, read: readMarkdown },
  wordpress: { accepts: isWordPress, read: readWordPress },
  'movable-type': { accepts: isMovableType, read: readMovableType },
} satisfies Record<string, BlogFormat>

export type BlogFormatName = keyof typeof blogFormats

/** The format a file is written in, by its beginning; null where it is no blog's export. */
export const blogFormatOf = (beginning: string): BlogFormatName | null =>
  (Object.keys(blogFormats) as BlogFormatName[]).find((name) =>
    blogFormats[name].accepts(beginning),
  ) ?? null
