import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import {
  blogPost,
  type BlogComment,
  type BlogPost,
  type ExportFile,
  type ExportOptions,
  type Loss,
  type Ping,
} from '../blogPost.ts'
import { htmlBlocks, type ReadBody } from '../body/htmlBlocks.ts'
import { hasMarkup, withDrawnRules, withoutOneEscape } from '../body/markup.ts'
import { plainText } from '../body/plainText.ts'
import type { Block } from '../../manuscript/manuscript.ts'
import { imageAt, placeIn } from '../picturePlace.ts'
import { fingerprint } from '../fingerprint.ts'
import { linesFrom } from '../lines.ts'
import { entriesOf, textOfLines, type Entry, type EntryPart } from './frame.ts'
import { readHead } from './head.ts'
import { readComment, readPing } from './remarks.ts'

/** Whether a text is in Movable Type's format: a head of keys, five dashes, a part's name. */
export const isMovableType = (text: string): boolean =>
  /^(?:\ufeff|\s|-{8}(?=[\r\n]))*[A-Za-z][\w .-]*:/.test(text) &&
  (/^-----[\r\n]\s*(?:BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):\s*$/m.test(text) ||
    /^START BODY:\s*$/m.test(text))

/** The posts of files in Movable Type's format, as every dialect of it writes them. */
export function* readMovableType(files: ExportFile[], options: ExportOptions): Generator<BlogPost> {
  /** What posts of one name have said: two that differ stay two, one that stands in two files is one. */
  const named = new Map<string, Map<number, { nth: number; whole: Set<number> }>>()
  const later = laterRemarks(files, options.zone)
  for (const file of files)
    for (const entry of entriesOf(file.text())) {
      const read = readEntry(entry, file.name, options)
      if (!read) continue
      const said = named.get(read.key) ?? new Map<number, { nth: number; whole: Set<number> }>()
      named.set(read.key, said)
      const { title, blocks, state } = read
      const own = fingerprint(JSON.stringify([title, blocks, state]))
      const whole = fingerprint(
        JSON.stringify([read.categories, read.tags, read.comments, read.pings]),
      )
      const known = said.get(own) ?? { nth: said.size, whole: new Set() }
      said.set(own, known)
      if (known.whole.has(whole)) {
        options.warn({
          file: file.name,
          line: entry.line,
          message: {
            ja: `同じ記事が二度あるため、一度だけ取り込みます：${title}`,
            en: `the same post again, taken once: ${title}`,
          },
        })
        continue
      }
      const more = later.get(read.publishedAt)
      later.delete(read.publishedAt)
      yield {
        ...read,
        ...(more && {
          comments: [...read.comments, ...more.comments],
          pings: [...read.pings, ...more.pings],
        }),
        // One that stands again with more said under it comes in again, and brings what is new.
        ...(known.nth > 0 && { key: `${read.key}#${known.nth}` }),
      }
      known.whole.add(whole)
    }
  for (const { file, line } of later.values())
    options.warn({
      file,
      line,
      message: {
        ja: 'NO ENTRY のコメントですが、同じ日時の記事がありません。',
        en: 'comments of NO ENTRY, and no entry of that time.',
      },
    })
}

type Remarks = Pick<BlogPost, 'comments' | 'pings'> & { file: string; line: number }

/** What entries with `NO ENTRY: 1` hold: comments of the entry of the same time, wherever that stands. */
const laterRemarks = (files: ExportFile[], zone: number): Map<string | null, Remarks> => {
  const found = new Map<string | null, Remarks>()
  for (const file of files) {
    if (!hasNoEntry(file)) continue
    for (const { head, parts, line } of entriesOf(file.text())) {
      const { isNoEntry, publishedAt } = readHead(head, zone)
      if (!isNoEntry || hasText(parts)) continue
      const { comments = [], pings = [] } = found.get(publishedAt) ?? {}
      found.set(publishedAt, {
        file: file.name,
        line,
        comments: [...comments, ...commentsIn(parts, zone)],
        pings: [...pings, ...pingsIn(parts, zone)],
      })
    }
  }
  return found
}

/** Whether an entry has a text: then it is one, whatever it says of itself. */
const hasText = (parts: EntryPart[]): boolean =>
  parts.some(({ name, lines }) => /BODY$/.test(name) && textOfLines(lines) !== '')

const hasNoEntry = (file: ExportFile): boolean => {
  for (const { text } of linesFrom(file.text())) if (/^NO ENTRY\s*:\s*1/.test(text)) return true
  return false
}

const commentsIn = (parts: EntryPart[], zone: number): BlogComment[] =>
  parts.filter(({ name }) => name === 'COMMENT').map(({ lines }) => readComment(lines, zone))

const pingsIn = (parts: EntryPart[], zone: number): Ping[] =>
  parts.filter(({ name }) => name === 'PING').map(({ lines }) => readPing(lines, zone))

const readEntry = (entry: Entry, file: string, { zone, warn }: ExportOptions): BlogPost | null => {
  const { head, parts, line, isCut } = entry
  const { convertBreaks, image, isNoEntry, unread, wrongDate, ...said } = readHead(head, zone)
  for (const { text, number } of unread)
    warn({
      file,
      line: number,
      message: { ja: `読めない行：${text.slice(0, 80)}`, en: `unknown line: ${text.slice(0, 80)}` },
    })
  if (wrongDate)
    warn({
      file,
      line,
      message: { ja: `日時として読めません：${wrongDate}`, en: `this is no time: ${wrongDate}` },
    })
  if (isNoEntry && !hasText(parts)) return null
  if (parts.length === 0) {
    warn({
      file,
      line,
      message: {
        ja: '本文のない項目なので飛ばしました。',
        en: 'skipped: an entry without any text.',
      },
    })
    return null
  }
  if (isCut && parts.at(-1)!.lines.length > 0)
    warn({
      file,
      line: parts.at(-1)!.lines.at(-1)!.number,
      message: {
        ja: 'ファイルが記事の区切りなしで終わっています。途中で切れていないか確かめてください。',
        en: 'the file ends without the end of its entry: it may be cut off.',
      },
    })
  const texts = (name: string): string[] =>
    parts.filter((part) => part.name === name).map(({ lines }) => textOfLines(lines))
  const bodies = [...texts('BODY'), ...texts('EXTENDED BODY')].map((text) =>
    readBody(text, convertBreaks, said.url),
  )
  const { blocks, pictures, losses } = oneAfterTheOther(bodies)
  const custom = parts.filter(({ name }) => name.startsWith('CF'))
  const keywords = texts('KEYWORDS').find((text) => text !== '')
  const fields = {
    ...said.fields,
    ...(keywords && { KEYWORDS: keywords }),
    ...Object.fromEntries(custom.map(({ name, lines }) => [name, textOfLines(lines)])),
  }
  return blogPost({
    ...said,
    from: { file, line },
    key: keyOf(said),
    blocks,
    pictures,
    losses: [
      ...losses,
      ...Object.keys(fields).map((key): Loss => ({ kind: 'field', detail: key })),
    ],
    fields,
    featured: image
      ? { url: image, original: null, alt: null, caption: null, attachment: null }
      : null,
    excerpt:
      texts('EXCERPT')
        .map(plainText)
        .find((text) => text !== '') ?? null,
    comments: commentsIn(parts, zone),
    pings: pingsIn(parts, zone),
  })
}

/** The format names no entry: its address does, or its name with its time, or its time alone. */
const keyOf = ({
  url,
  author,
  basename,
  publishedAt,
}: Pick<BlogPost, 'url' | 'author' | 'basename' | 'publishedAt'>): string =>
  url ?? [author?.login ?? '', basename ?? '', publishedAt ?? ''].join('\n')

/** What is declared of line ends often lies; the text itself says whether it has tags that part lines. */
const readBody = (given: string, convertBreaks: string | null, base: string | null): ReadBody => {
  const text = withoutOneEscape(given)
  if (text === '') return { blocks: [], pictures: [], losses: [] }
  if (convertBreaks?.startsWith('markdown') && !/<(?:p|h[1-6])\b/i.test(text))
    return htmlBlocks(
      micromark(text, {
        allowDangerousHtml: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml({ label: '注' })],
      }),
      { breaks: false, base },
    )
  const declaresBreaks = convertBreaks === '1' || convertBreaks === '__default__'
  const read = hasMarkup(text, declaresBreaks)
    ? htmlBlocks(withDrawnRules(text), { breaks: false, base })
    : htmlBlocks(text, { breaks: true, base })
  return convertBreaks?.startsWith('textile')
    ? { ...read, losses: [...read.losses, { kind: 'markup', detail: 'textile' }] }
    : read
}

/** Texts that stand one behind the other; their pictures are counted through. */
const oneAfterTheOther = (bodies: ReadBody[]): ReadBody => {
  const all: ReadBody = { blocks: [], pictures: [], losses: [] }
  for (const { blocks, pictures, losses } of bodies) {
    const before = all.pictures.length
    for (const block of blocks)
      all.blocks.push(before === 0 ? block : withPicturesFrom(block, before))
    all.pictures.push(...pictures)
    all.losses.push(...losses)
  }
  return all
}

const withPicturesFrom = (block: Block, before: number): Block => {
  const place = placeIn(block)
  return place === null ? block : imageAt(place + before)
}
