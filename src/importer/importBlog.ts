import { appendFile } from 'node:fs/promises'
import type { Payload } from 'payload'
import type { PostOptions } from './importPost.ts'
import { importPosts, type ExportedPost, type ImportedPost } from './importPosts.ts'
import { note, type BlogReport } from './report.ts'

export type BlogImport = Omit<PostOptions, 'system'> & {
  /** Where what became of each post is noted. */
  report: BlogReport
  /** The file refused posts are kept in, a line each, which `midashi import` takes again; none in a dry run. */
  refused: string
  /** Told of each post; says whether to go on. */
  tick: (imported: ImportedPost) => boolean | Promise<boolean>
}

/** Puts the posts of a blog into the database, each for itself; stopped, it goes on where it stood the next time. */
export const importBlog = async (
  payload: Payload,
  posts: Iterable<ExportedPost>,
  { report, refused, tick, ...options }: BlogImport,
): Promise<void> => {
  let goesOn = true
  const untilStopped = function* (): Generator<ExportedPost> {
    for (const post of posts) {
      if (!goesOn) return
      yield post
    }
  }
  for await (const imported of importPosts(payload, untilStopped(), options)) {
    const { system, post, result } = imported
    note(report, post, result)
    if (result.outcome === 'refused' && !options.dryRun)
      await appendFile(refused, `${JSON.stringify({ system, post, reason: result.reason })}\n`)
    goesOn = await tick(imported)
  }
}
