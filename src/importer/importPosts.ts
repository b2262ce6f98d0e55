import type { Payload } from 'payload'
import type { BlogPost } from '../text/blogs/blogPost.ts'
import type { Id } from './records.ts'
import { importPost, type PostOptions, type PostOutcome } from './importPost.ts'

/** A post with what it was exported by. */
export type ExportedPost = { system: string; post: BlogPost }

/** What became of a post. */
export type ImportedPost = ExportedPost & { result: PostOutcome }

/** How many posts are written at once: most of the time is the database's answers on their way. */
const atOnce = 4

/**
 * Puts posts into the database, each for itself, and says of each what became of it, as they are done. Two that stand in each
 * other's way (one slug, one new source) are refused by the database: they come in again, one after the other, at the end.
 */
export async function* importPosts(
  payload: Payload,
  posts: Iterable<ExportedPost>,
  options: Omit<PostOptions, 'system'>,
): AsyncGenerator<ImportedPost> {
  const categories = new Map<string, Id>()
  const authors = new Map<string, Id>()
  const importOne = async ({ system, post }: ExportedPost): Promise<ImportedPost> => ({
    system,
    post,
    result: await importPost(payload, post, { ...options, system, categories, authors }),
  })
  const again: ExportedPost[] = []
  const running = new Map<number, Promise<[number, ImportedPost]>>()
  // What a dry run makes is not there for the next.
  const most = options.dryRun ? 1 : atOnce
  let started = 0
  const settle = async (): Promise<ImportedPost[]> => {
    const [number, done] = await Promise.race(running.values())
    running.delete(number)
    if (done.result.outcome !== 'refused' || most === 1) return [done]
    again.push(done)
    return []
  }
  for (const post of posts) {
    const number = started++
    running.set(
      number,
      importOne(post).then((done) => [number, done]),
    )
    if (running.size >= most) yield* await settle()
  }
  while (running.size > 0) yield* await settle()
  categories.clear()
  authors.clear()
  for (const post of again) yield await importOne(post)
}
