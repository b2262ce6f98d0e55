import type { Payload } from 'payload'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import type { ExportedPost } from './importPosts.ts'
import { undoPost } from './undoImport.ts'

/** What became of an import that was taken back: how much is gone, and which posts' articles stay, and why. */
export type Undone = {
  articles: number
  sources: number
  pictures: number
  /** The titles of articles that were saved at the desk since. */
  kept: LocalizedText[]
  refused: { title: LocalizedText; reason: LocalizedText }[]
}

/** Takes back what importing these posts has written, one after the other; `tick` says after each whether to go on. */
export const undoPosts = async (
  payload: Payload,
  posts: Iterable<ExportedPost>,
  tick: () => boolean | Promise<boolean>,
): Promise<Undone> => {
  const undone: Undone = { articles: 0, sources: 0, pictures: 0, kept: [], refused: [] }
  for (const one of posts) {
    const result = await undoPost(payload, one)
    if (result.outcome === 'gone') {
      undone.articles++
      undone.sources += result.sources
      undone.pictures += result.pictures
    } else if (result.outcome === 'kept') undone.kept.push(titleOf(one))
    else if (result.outcome === 'refused')
      undone.refused.push({ title: titleOf(one), reason: result.reason })
    if (!(await tick())) break
  }
  return undone
}

const titleOf = ({ post: { title } }: ExportedPost): LocalizedText =>
  title ? { ja: title, en: title } : { ja: '（無題）', en: '(untitled)' }

/** What a person is told of it, a line each. */
export const undoneLines = ({
  articles,
  sources,
  pictures,
  kept,
  refused,
}: Undone): LocalizedText[] => [
  {
    ja: `取り込みを取り消しました：記事${articles}件、情報源${sources}件、画像${pictures}件。カテゴリーと筆者は残しました。`,
    en: `Undone: ${articles} articles, ${sources} sources, ${pictures} pictures. Categories and authors stay.`,
  },
  ...(kept.length > 0
    ? [
        {
          ja: `取り込んだあとに編集された記事${kept.length}件は残しました：`,
          en: `${kept.length} articles were saved at the desk since and stay:`,
        },
        ...kept.map(({ ja, en }) => ({ ja: `  ${ja}`, en: `  ${en}` })),
      ]
    : []),
  ...(refused.length > 0
    ? [
        {
          ja: `取り消せなかった記事${refused.length}件：`,
          en: `${refused.length} articles could not be taken back:`,
        },
        ...refused.map(({ title, reason }) => ({
          ja: `  ${title.ja}: ${reason.ja}`,
          en: `  ${title.en}: ${reason.en}`,
        })),
      ]
    : []),
]
