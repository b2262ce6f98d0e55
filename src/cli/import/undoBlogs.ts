import type { Payload } from 'payload'
import type { Posts } from '../../importer/postsOf.ts'
import { undoneLines, undoPosts } from '../../importer/undoPosts.ts'
import { inWords, say } from '../../newsroom/speak.ts'
import { progressBar } from '../progressBar.ts'

/** Takes back what importing these posts has written, and says what is gone and what stays. @returns whether all that could go is gone */
export const undoBlogs = async (payload: Payload, posts: Posts): Promise<boolean> => {
  let total = 0
  for (const _ of posts(() => {})) total++
  const bar = progressBar(inWords('取り消し', 'Undoing'), total)
  const undone = await undoPosts(
    payload,
    posts(() => {}),
    () => {
      bar.tick()
      return true
    },
  )
  bar.stop()
  for (const { ja, en } of undoneLines(undone)) say(ja, en)
  return undone.refused.length === 0
}
