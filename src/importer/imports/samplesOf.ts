import { bodyHTML } from '../../published/bodyHTML.ts'
import { toArticle } from '../../text/article/toArticle.ts'
import { placeIn } from '../../text/blogs/picturePlace.ts'
import { manuscriptOf } from '../../text/blogs/manuscriptOf.ts'
import { decoded } from '../../text/blogs/decoded.ts'
import type { BlogPost, ExportFile, PostPicture } from '../../text/blogs/blogPost.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import type { ParserHouse } from '../../text/parsers/page.ts'
import { mendSafely } from '../../text/proof/mend.ts'
import type { House } from '../../text/proof/rule.ts'
import type { PostOutcome } from '../importPost.ts'
import type { Sample } from './importRecord.ts'

/** How many posts are shown beside their originals, and how much of each original, in UTF-16 units. */
const samples = 10
const maxOriginal = 4000

/** Which posts of so many are shown: the first and the last, and what lies between at even distances. */
export const sampledAmong = (total: number): Set<number> =>
  new Set(
    Array.from({ length: Math.min(samples, total) }, (_, n) =>
      Math.round((n * (total - 1)) / Math.max(Math.min(samples, total) - 1, 1)),
    ),
  )

/** What a file says from a line on, up to the line where the next post begins. */
export const originalAt = (
  file: ExportFile | undefined,
  from: number,
  to: number | null,
): string => {
  let line = 1
  let said = ''
  for (const piece of file?.text() ?? []) {
    for (const part of piece.split(/(?<=\n)/)) {
      if (to !== null && line >= to) return said.trim()
      if (line >= from) said += part
      if (said.length > maxOriginal) return `${said.slice(0, maxOriginal).trim()}\n…`
      if (part.endsWith('\n')) line++
    }
  }
  return said.trim()
}

/** A post beside what it would become. */
export const sampleOf = (
  post: BlogPost,
  result: PostOutcome,
  original: string,
  { house, taught }: { house: House; taught: ParserHouse },
): Sample => ({
  title: post.title,
  from: post.from,
  original,
  html: result.outcome === 'refused' ? null : htmlOf(post, house, taught),
  said: saidOf(result),
  categories: post.categories.map((path) => path.join(' › ')),
  tags: post.tags,
  publishedAt: post.publishedAt,
  comments: post.comments.length,
})

const htmlOf = (post: BlogPost, house: House, taught: ParserHouse): string | null => {
  const read = manuscriptOf(post, taught)
  const blocks = read.blocks.map((block) => {
    const place = placeIn(block)
    return place === null
      ? block
      : { kind: 'paragraph' as const, text: lineOf(post.pictures[place]) }
  })
  const { manuscript } = mendSafely({ ...read, blocks }, house)
  return bodyHTML(toArticle(manuscript, house).body)
}

const lineOf = (picture: PostPicture | undefined): string =>
  `［画像：${picture?.caption ?? picture?.alt ?? fileNameIn(picture?.url ?? '')}］`

/** The last part of an address, as people read it. */
const fileNameIn = (url: string): string => decoded(url.split(/[?#]/)[0]!.split('/').at(-1) ?? '')

const saidOf = (result: PostOutcome): LocalizedText => {
  switch (result.outcome) {
    case 'refused':
      return { ja: `取り込めません：${result.reason.ja}`, en: `Refused: ${result.reason.en}` }
    case 'unchanged':
      return { ja: '取り込み済み（変更なし）', en: 'Here already, unchanged' }
    case 'left':
      return {
        ja: '取り込み後に編集されたため、そのまま残します',
        en: 'Edited here since: left as it is',
      }
    default:
      return result.published
        ? { ja: '公開', en: 'Published' }
        : {
            ja: `下書き${result.open[0] ? `（${result.open[0].ja}）` : ''}`,
            en: `Draft${result.open[0] ? ` (${result.open[0].en})` : ''}`,
          }
  }
}
