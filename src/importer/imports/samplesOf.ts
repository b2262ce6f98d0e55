import { setImmediate } from 'node:timers/promises'
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

/** Where a post begins in its file. */
type Place = BlogPost['from']

/** What the files say of the posts that are shown, by their number among all: each from its line to the next one's. */
export const originalsOf = async (
  files: ExportFile[],
  places: Place[],
  shown: ReadonlySet<number>,
): Promise<Map<number, string>> => {
  const originals = new Map<number, string>()
  for (const file of files) {
    const wanted = [...shown].filter((at) => places[at]?.file === file.name)
    let next = wanted.shift()
    let line = 1
    for (const piece of file.text()) {
      for (const part of piece.split(/(?<=\n)/)) {
        const behind = next === undefined ? undefined : places[next + 1]
        if (behind?.file === file.name && line >= behind.line) next = wanted.shift()
        if (next === undefined) break
        const said = originals.get(next) ?? ''
        if (line >= places[next]!.line && said.length < maxOriginal)
          originals.set(next, `${said}${part}`)
        if (part.endsWith('\n')) line++
      }
      if (next === undefined) break
      // A file of any length: others are served meanwhile.
      await setImmediate()
    }
  }
  return new Map([...originals].map(([at, said]) => [at, shortened(said.trim())]))
}

const shortened = (said: string): string =>
  said.length > maxOriginal ? `${said.slice(0, maxOriginal)}\n…` : said

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
