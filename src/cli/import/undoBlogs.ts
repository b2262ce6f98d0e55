import type { Payload } from 'payload'
import type { ExportedPost } from '../../importer/importPosts.ts'
import { undoPost } from '../../importer/undoImport.ts'
import { inWords, say } from '../../newsroom/speak.ts'
import { progressBar } from '../progressBar.ts'
import type { Posts } from '../../importer/postsOf.ts'

/** Takes back what importing these posts has written, and says what is gone and what stays. @returns whether all that could go is gone */
export const undoBlogs = async (payload: Payload, posts: Posts): Promise<boolean> => {
  let total = 0
  for (const _ of posts(() => {})) total++
  const bar = progressBar(inWords('取り消し', 'Undoing'), total)
  const gone = { articles: 0, sources: 0, pictures: 0 }
  const kept: string[] = []
  const refused: string[] = []
  for (const one of posts(() => {})) {
    const result = await undoPost(payload, one)
    if (result.outcome === 'gone') {
      gone.articles++
      gone.sources += result.sources
      gone.pictures += result.pictures
    } else if (result.outcome === 'kept') kept.push(titleOf(one))
    else if (result.outcome === 'refused')
      refused.push(`${titleOf(one)}: ${inWords(result.reason.ja, result.reason.en)}`)
    bar.tick()
  }
  bar.stop()
  say(
    `取り込みを取り消しました：記事${gone.articles}件、情報源${gone.sources}件、画像${gone.pictures}件。カテゴリーと筆者は残しました。`,
    `Undone: ${gone.articles} articles, ${gone.sources} sources, ${gone.pictures} pictures. Categories and authors stay.`,
  )
  if (kept.length > 0)
    say(
      `取り込んだあとに編集された記事${kept.length}件は残しました：\n${kept.map((title) => `  ${title}`).join('\n')}`,
      `${kept.length} articles were saved at the desk since and stay:\n${kept.map((title) => `  ${title}`).join('\n')}`,
    )
  if (refused.length > 0)
    say(
      `取り消せなかった記事${refused.length}件：\n${refused.map((line) => `  ${line}`).join('\n')}`,
      `${refused.length} articles could not be taken back:\n${refused.map((line) => `  ${line}`).join('\n')}`,
    )
  return refused.length === 0
}

const titleOf = ({ post }: ExportedPost): string => post.title || inWords('（無題）', '(untitled)')
