import type { BlogPost, ExportWarning } from '../text/blogs/blogPost.ts'
import { blogFormats } from '../text/blogs/blogFormats.ts'
import type { ExportedPost } from './importPosts.ts'
import type { OpenedExport } from './openExport.ts'

/** Posts, from the beginning each time they are asked for. */
export type Posts = (warn: (warning: ExportWarning) => void) => Iterable<ExportedPost>

/** The posts of opened exports, one at a time; where an export does not say an address, it is asked for. */
export function* postsOf(
  { blogs }: Pick<OpenedExport, 'blogs'>,
  { zone, addressOf }: { zone: number; addressOf: ((post: BlogPost) => string | null) | null },
  warn: (warning: ExportWarning) => void,
): Generator<ExportedPost> {
  for (const { format, files } of blogs)
    for (const post of blogFormats[format].read(files, { zone, warn }))
      yield { system: format, post: { ...post, url: post.url ?? addressOf?.(post) ?? null } }
}
