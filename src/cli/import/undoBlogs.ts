import type { Payload } from 'payload'
import { undoPost } from '../../importer/undoImport.ts'
import { inWords, say } from '../../newsroom/speak.ts'
import { progressBar } from '../progressBar.ts'
import type { Posts } from './importBlogs.ts'

/** Takes back what importing these posts has written, and says what is gone and what stays. */
export const undoBlogs = async (payload: Payload, posts: Posts): Promise<void> => {
  let total = 0
  for (const _ of posts(() => {})) total++
  const bar = progressBar(inWords('取り消し', 'Undoing'), total)
  const gone = { articles: 0, sources: 0, pictures: 0 }
  const kept: string[] = []
  for (const one of posts(() => {})) {
    const result = await undoPost(payload, one)
    if (result.outcome === 'gone') {
      gone.articles++
      gone.sources += result.sources
      gone.pictures += result.pictures
    } else if (result.outcome === 'kept')
      kept.push(one.post.title || inWords('（無題）', '(untitled)'))
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
}
