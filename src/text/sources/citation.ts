import { findDates, saysOnlyWhen } from '../japanese/dates.ts'
import { fold } from '../japanese/fold.ts'
import { hasForm, type Pattern } from '../japanese/patterns.ts'
import { addressesIn } from '../manuscript/addresses.ts'
import type { Citation, CitationRole } from '../manuscript/manuscript.ts'
import { canonicalUrl, unwrapped } from './canonicalUrl.ts'
import type { KnowsSites } from './siteForm.ts'
import { mediumAtEnd, splitLine, withoutAccess } from './citationLine.ts'
import { languageOf } from './language.ts'
import { publisherAtEnd, type KnowsPublishers } from './publishers.ts'

/** What is known when citations are read. */
export type KnowsSources = KnowsPublishers & KnowsSites

/** The roles a label in front of a citation states. */
const roleLabels: [label: RegExp, role: CitationRole][] = [
  [/^(?:元ネタ|元記事|元の記事|オリジナル)$/, 'origin'],
  [/^(?:底本|原文|原典|原題)$/, 'base'],
  [/^(?:引用|引用元|引用文献|引用記事|引用サイト|転載元|転載)$/, 'quoted'],
  [
    /^(?:参考|参考(?:ネタ|記事|文献|資料|URL|サイト|ページ|HP|リンク|動画)|参照|参照元|参照サイト|出典|出典元|出所|ソース|ニュースソース|情報源|情報元|関連リンク|source|sources|via|references?)$/i,
    'reference',
  ],
]

const roleOf = (label: string): CitationRole | undefined =>
  roleLabels.find(([name]) => name.test(label))?.[1]

/** A `参考:…` line's label, role and rest, or null where the line is none. */
export const labelledCitation = (
  line: string,
): { label: string; role: CitationRole; rest: string } | null => {
  const match =
    /^[※・*\s]*([^\s:：=＝→⇒]{2,9}?)\s*[:：=＝→⇒]\s*(.+)$/.exec(line.trim()) ??
    /^[【［[〔]([^】］\]〕]{2,6})[】］\]〕]\s*(.+)$/.exec(line.trim()) ??
    /^[※・*\s]*(出典元?|引用元|元ネタ|底本|参照元)[\s　]+(.+)$/.exec(line.trim()) ??
    /^(via)\s+(.+)$/i.exec(line.trim())
  const role = match && roleOf(match[1]!)
  return role ? { label: match[1]!, role, rest: match[2]!.trim() } : null
}

/** A label alone on its line holds for what stands below it. */
const labelAlone = (line: string): CitationRole | undefined =>
  roleOf(line.replace(/^[※・*■●【［[\s]+|[】］\]\s:：]+$/g, ''))

// Bullets and numbers in front of a citation: ・ 1. (1) [1] ① ※1 *1 注1） (注1)
const mark =
  /^[\s　]*(?:[*＊]\d{1,2}[.)）]?(?=[\s　])|[・•*＊\-–—■□●○◎◆◇★☆►▶▷▼▽▲△⇨→☞✓✔](?!\()|※\d{0,2}[.)）]?|[[［]注?\d{1,2}[\]］]|[（(]注?[\d０-９]{1,2}[)）]|[\d０-９]{1,2}[.．)）](?![\d０-９])|[①-⑳㉑-㉟㊱-㊿]|注\d{1,2}[)）:：.]?)[\s　]*/

/** A line without the marks in front of it, and the brackets around a label and all behind it. */
const bare = (line: string): string => {
  let left = line
  for (let before = ''; before !== left;) {
    before = left
    left = left.replace(mark, '').replace(/^[（(]([^（()）]*[:：][^（()）]*)[)）]$/, '$1')
  }
  return left
}

/** A line of several addresses and nothing else between them, one by one. */
const oneAddress = (line: string): string[] => {
  const found = addressesIn(line)
  const between = found.map(({ end }, n) => line.slice(end, found[n + 1]?.start))
  if (found.length < 2 || between.some((text) => /[\p{L}\p{N}]/u.test(text))) return [line]
  return [
    line.slice(0, found[1]!.start).replace(/[\s、,，]+$/, ''),
    ...found.slice(1).map(({ href }) => href),
  ]
}

const hasAddress = (line: string): boolean => addressesIn(line).length > 0

/** A line longer than this is prose; the longest address a browser takes has about as many characters. */
const maxLineLength = 3000

/** A title longer than this, in UTF-16 units, is a paragraph. */
const maxTitleLength = 120

/**
 * Whether a line among the sources is a part of the text: it names no address, outlet or day, and is a sentence or longer than a
 * title. Where a text was pasted twice and the copies differ, such lines stand behind its sources.
 */
export const isProse = (line: string, house: KnowsPublishers): boolean => {
  if (line.length > maxLineLength) return true
  if (hasAddress(line)) return false
  if (!/。[」』）)]?$/.test(line) && line.length <= maxTitleLength) return false
  const text = bare(labelledCitation(line)?.rest ?? line)
  const { publisher, publishedOn } = splitLine(text, null, house)
  return publisher === null && publishedOn === null
}

/** A link whose text is an address too, often a shorter one. */
const linkedAddress = /\[(?:https?:\/\/|www\.)[^\]\s]*\]\((https?:\/\/[^)\s]+)\)/g

/** Remarks among the sources that cite nothing, with what follows them on their line. */
export const remarks: Pattern[] = [
  {
    name: 'who made a part of the article',
    pattern:
      /^[（(※\s]*(?:写真|画像|撮影|図版?|イラスト|訳|翻訳|文責|編集|構成|取材(?:協力)?|監修|校正|協力|(?:写真|画像|図版?|資料)?提供|文|著者|筆者|執筆)\s*(?:[:：]|は)(?!.*https?:)/,
    examples: ['写真：北浜市', '（訳：北浜太郎）', '写真提供：北浜市', '取材協力は北浜市'],
    not: ['写真で見る北浜港', '写真：北浜市 https://kitahama.example/1'],
  },
  {
    name: 'when this article was sent out or changed',
    pattern: /^[（(※\s]*(?:最終)?(?:更新|配信|投稿)(?:日時?|者|元)?\s*[:：](?!.*https?:)/,
    examples: ['最終更新日：2026年3月20日', '配信：北浜通信', '更新日時：2026-03-20 9:00'],
    not: ['更新が続く北浜港', '掲載日：2026年3月20日'],
  },
  {
    name: 'what holds for the whole article',
    pattern:
      /^[（(※\s]*(?:敬称略|以上|了|完|おわり|終わり|つづく|続く|敬称は略しました)[)）。.\s]*$|^[（(※\s]*(?:無断(?:での?)?(?:転載|複製|引用)|(?:©|Ⓒ|\(c\)|copyright\b)|(?:URL|リンク|アドレス)(?:先)?[はの](?:すべて|全て|いずれも))(?!.*https?:)/i,
    examples: ['敬称略', '（了）', '以上。', '© 北浜市', '無断転載を禁じます', 'URLはすべて閲覧'],
    not: ['以上の船', '完成した北浜港', 'URLの歴史', '続く改修'],
  },
]

/** What a line of a source that is written part by part says it is. */
const titleKey =
  /^(?:題名?|題目|タイトル|記事名|記事タイトル|見出し|サイトタイトル|title)\s*[:：]\s*/i
const partKey =
  /^(?:媒体名?|メディア|掲載(?:紙|誌|元|媒体)|新聞名|サイト名?|発行元?|発行者|出版社|publisher|日付|日時|(?:掲載|公開|発行|発表|記事)(?:年月)?日時?|date)\s*[:：]\s*(?!.*https?:)/i

/** A citation that is being put together, and the lines it was read from, by their place among the lines. */
type Entry = { role: CitationRole; line: string; url: string | null; at: number }

/**
 * Reads the lines of a citations section: title, publisher and date with their address on the same line, the next or the
 * one before, bare addresses, Markdown links, labels. One citation for each.
 */
export const readCitations = (lines: string[], house: KnowsSources): Citation[] =>
  readSourceLines(lines, house).citations

/** The same, with the places of the lines that say something and cite nothing: remarks, days alone. Sentences are no lines of it. */
export const readSourceLines = (
  lines: string[],
  house: KnowsSources,
): { citations: Citation[]; unread: number[] } => {
  const entries: Entry[] = []
  const unread: number[] = []
  let held: CitationRole = 'base'
  const cleaned = lines.flatMap((line, at): { text: string; at: number }[] => {
    if (line.length > maxLineLength || isProse(line, house)) return []
    const text = bare(withoutAccess(line.replace(/([ \t\u00a0\u3000])[ \t\u00a0\u3000]+/g, '$1')))
      .replace(linkedAddress, '$1')
      .replace(titleKey, '')
    if (!/[\p{L}\p{N}]/u.test(text)) return []
    if (!hasForm(remarks, text)) return [{ text, at }]
    unread.push(at)
    return []
  })
  const texts = cleaned.map(({ text }) => text)
  const urlFirst = isUrlFirst(texts)
  for (const [place, { text, at }] of cleaned.entries())
    for (const raw of oneAddress(text)) {
      const alone = labelAlone(raw)
      if (alone) {
        held = alone
        continue
      }
      const labelled = labelledCitation(raw)
      const { line, url } = takeUrl(bare(labelled?.rest ?? raw))
      const last = entries.at(-1)
      if (last?.line && !url && partKey.test(raw)) {
        last.line = `${last.line} ${raw.replace(partKey, '')}`
        continue
      }
      const entry = { role: labelled?.role ?? held, line, url, at }
      if (!line && !url) continue
      if (line) {
        if (
          last?.line === '' &&
          !url &&
          (urlFirst || labelled === null) &&
          isTextFor(last, texts, place, urlFirst)
        )
          last.line = line
        else if (last && !url && !labelled && completes(last, line, house))
          last.line = `${last.line} ${line}`
        else entries.push(entry)
      } else if (last && last.url === null) last.url = url
      else entries.push(entry)
    }
  const read = entries.map((entry) => ({ ...entry, citation: citation(entry, house) }))
  // A day, or who published, cites nothing by itself.
  const cites = ({ citation: { title, url } }: (typeof read)[number]): boolean =>
    title !== null || url !== null
  return {
    citations: read.filter(cites).map((one) => one.citation),
    unread: [...unread, ...read.filter((one) => !cites(one)).map(({ at }) => at)].sort(
      (a, b) => a - b,
    ),
  }
}

/** Whether the addresses stand over their titles: the first line is one, and the last is none. */
const isUrlFirst = (lines: string[]): boolean => {
  const isBare = (line: string | undefined): boolean => {
    const { line: rest, url } = takeUrl(bare((line && labelledCitation(line)?.rest) || line || ''))
    return url !== null && rest === ''
  }
  return isBare(lines[0]) && !isBare(lines.at(-1))
}

const isTextFor = (last: Entry, lines: string[], place: number, urlFirst: boolean): boolean =>
  last.url !== null &&
  (urlFirst || takeUrl(lines[place + 1] ?? '').line !== '' || place === lines.length - 1)

/** Whether a line says only who published the entry before it, and when. */
const completes = (last: Entry, line: string, house: KnowsPublishers): boolean => {
  if (last.line === '') return false
  // A day alone belongs to what has none.
  if (saysOnlyWhen(line)) return splitLine(last.line, null, house).publishedOn === null
  const parts = splitLine(`題 ${line}`, last.url, house)
  const before = splitLine(last.line, null, house)
  return parts.title === '題' && parts.publisher !== null && before.publisher === null
}

/** The address of a line, and what is left without it. */
const takeUrl = (text: string): { line: string; url: string | null } => {
  const markdown = /\[((?:[^[\]]|\[[^\]]*\])+)\]\((https?:\/\/[^)\s]+)\)/.exec(text)
  if (markdown) {
    const [whole, title, address] = markdown
    const behind = text.slice(markdown.index + whole.length)
    return { line: `${text.slice(0, markdown.index)}${title} ${behind}`.trim(), url: address! }
  }
  const [found] = addressesIn(text)
  if (!found) return { line: text.trim(), url: null }
  const line = `${text.slice(0, found.start)} ${text.slice(found.end)}`
    .replace(/[（(〈<＜［[【「『〔]\s*[)）〉>＞\]］】」』〕]/g, ' ')
    .replace(/[\s　]*[（(〈<]?[\s　]*$/, '')
    .replace(/[\s　]*(?:を|も)?(?:参照|参考|ご覧ください)[。.]?$/, '')
    .trim()
  const isLabel = /^(?:URL|リンク|アドレス|Link)\s*[:：]?$/i.test(line)
  return { line: isLabel || /^[\s)）〉>\]］。.,、]*$/.test(line) ? '' : line, url: found.href }
}

/** Whether a line could be a citation, or a part of one: it has an address, a date, a quoted title or a medium's name. */
export const looksLikeCitation = (line: string, house: KnowsPublishers): boolean =>
  hasAddress(line) ||
  /[」』]/.test(line) ||
  labelledCitation(line) !== null ||
  findDates(line).some(({ start }) => start > 0) ||
  publisherAtEnd(line, house) !== null ||
  mediumAtEnd(line) !== null

/** A citation from what stands in front of its URL. */
const citation = (
  { role, line, url: written }: Omit<Entry, 'at'>,
  house: KnowsSources,
): Citation => {
  const url = written && unwrapped(written, house)
  const parts = splitLine(line, url, house)
  return {
    role,
    ...parts,
    url,
    language: languageOf(parts.title),
    key: sourceKey({ url, ...parts }, house),
  }
}

/** The key of a source: its canonical URL, or its title, publisher and date where it has no link. */
export const sourceKey = (
  source: Pick<Citation, 'url' | 'title' | 'publisher' | 'publishedOn'>,
  house: KnowsSites,
): string =>
  (source.url && (canonicalUrl(source.url, house) ?? source.url)) ||
  ['text', source.title, source.publisher, source.publishedOn]
    .map((part) => fold(part ?? ''))
    .join('|')
