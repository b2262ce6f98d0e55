import { findDates } from '../japanese/dates.ts'
import { fold } from '../japanese/fold.ts'
import type { Citation } from '../manuscript/manuscript.ts'
import { hasForm } from '../japanese/patterns.ts'
import { hostOf } from './canonicalUrl.ts'
import { mediaForms } from './mediaForms.ts'
import { publisherAtEnd, publisherNamed, publishersOn, type KnowsPublishers } from './publishers.ts'

type Parts = Pick<Citation, 'title' | 'publisher' | 'publishedOn'>

/** What stands around a date that is part of it: 付, 朝刊, a page, an edition. */
const aroundDate =
  '(?:付け?)?\\s*(?:朝刊|夕刊)?\\s*(?:\\d{1,3}面)?\\s*(?:付け?)?(?:配信|掲載|更新|公開|発表|号)?'

/** When a page was looked at says nothing of when it was published. */
const seen = '(?:最終)?(?:閲覧|アクセス|参照|確認|取得)(?:日時?)?'
const day = '(?:\\d{4}[年./-]\\d{1,2}[月./-]\\d{1,2}日?|令和\\d+年\\d+月\\d+日)'
const access = new RegExp(
  `[（(［[]?\\s*(?:${seen}\\s*[:：]?\\s*${day}|${day}\\s*(?:に)?${seen}|(?:accessed|retrieved|last accessed)(?: on)?\\s*:?\\s*[\\w.]+ \\w+,? \\d{4})\\s*[)）\\]］]?`,
  'gi',
)

/** A line without the day somebody looked at the page. */
export const withoutAccess = (line: string): string => line.replace(access, ' ')

/** What is said of the link behind a source: that it must be paid for, is dead, is a file. */
const notice =
  /[\s　]*(?:[（(［[【〔]\s*(?:有料(?:会員限定)?(?:記事)?|無料(?:会員(?:限定)?)?(?:記事)?|(?:有料)?会員(?:限定|向け)(?:記事)?|要(?:会員)?登録|リンク切れ|デッドリンク|アーカイブ|魚拓|PDF(?:ファイル)?|(?:英|中国|韓国|フランス|ドイツ|ロシア)語(?:記事)?)\s*[)）］\]】〕]|(?<=[)）」』\d日])(?:ほか|など|他|等))[\s。]*$/i

/** A line without what is said of its link behind it. */
const withoutNotice = (line: string): string => {
  const left = line.replace(notice, '')
  return left === line || left.trim() === '' ? line : withoutNotice(left)
}

/** Of books: the year alone, pages, volumes. */
const imprint =
  /[、,\s]*(?:[（(]?\d{4}年?[)）]?(?:刊|初版)?|pp?\.\s*\d+(?:[-–]\d+)?|\d+(?:[-–〜]\d+)?(?:頁|ページ)|第?\d+巻(?:第?\d+号)?)(?=[、,。.\s]*(?:pp?\.|\d+頁|\d+ページ|第?\d+巻|[（(]?\d{4}年?[)）]?)?[、,。.\s]*$)/

/** Title, publisher and day of a line that names one source, its address and its label taken out. */
export const splitLine = (line: string, url: string | null, house: KnowsPublishers): Parts => {
  const { rest, publishedOn, dated } = takeDate(withoutNotice(line), { url, house })
  const { title, publisher } = splitNames(rest, { url, house, dated })
  return {
    title: title || null,
    publisher: publisher || publisherOf(url, house),
    publishedOn,
  }
}

/** The line without its date; `dated` where the date stood at the end, as it does behind a publisher. */
const takeDate = (
  line: string,
  known: Omit<Known, 'dated'>,
): { rest: string; publishedOn: string | null; dated: boolean } => {
  for (const { iso, start, end } of findDates(line).toReversed()) {
    const behind = line.slice(end)
    const tail = new RegExp(`^${aroundDate}[\\s)）\\]］」』、。,.〉>]*$`).exec(behind)
    const amid = new RegExp(`^${aroundDate}[)）\\]］〕]?[\\s、,]*(?=[「『“"])`).exec(behind)
    // 「題 2026年3月14日 媒体」: what stands behind the day is the publisher's name.
    const [between = '', name] =
      new RegExp(`^${aroundDate}([\\s　|｜、,／/・]+)(\\S.*)$`).exec(behind)?.slice(1) ?? []
    const isNamed = !tail && !amid && start > 0 && name && isName(trim(name), known)
    if (!tail && !amid && !isNamed) continue
    const front = line.slice(0, start).replace(/(?:朝刊|夕刊|\s|[、,，|｜/／])+$/, '')
    const own = /[（(［[〔]$/.test(front) ? front.slice(0, -1) : front
    return {
      rest: isNamed
        ? `${front}${between.trim() ? '｜' : ' '}${name}`
        : amid
          ? `${own}${behind.slice(amid[0].length)}`
          : own,
      publishedOn: iso.slice(0, 10),
      dated: !isNamed,
    }
  }
  const [first] = findDates(line)
  // 「2025.03.20 北浜日報 題」: the day stands first.
  if (first?.start === 0 && /^[\s　|｜]+\S/.test(line.slice(first.end)))
    return { rest: line.slice(first.end), publishedOn: first.iso.slice(0, 10), dated: false }
  // 「北浜日報 2025.03.20 題」: it stands behind who published.
  const [, title] =
    new RegExp(`^${aroundDate}[\\s　|｜、]+(\\S.*)$`).exec(line.slice(first?.end)) ?? []
  const name = trim(line.slice(0, first?.start))
  if (first && title && name && isName(name, known))
    return { rest: `${name} ${title}`, publishedOn: first.iso.slice(0, 10), dated: false }
  // A day without its year says too little, and is no part of the title.
  return {
    rest: line.replace(/[\s　（(]+\d{1,2}月\d{1,2}日(?:付け?)?[)）]?$/, ''),
    publishedOn: null,
    dated: false,
  }
}

type Known = { url: string | null; house: KnowsPublishers; dated: boolean }

const splitNames = (line: string, context: Known): { title: string; publisher: string | null } => {
  const rest = trim(line)
  return (
    quoted(rest, context) ??
    authored(rest, context) ??
    inBrackets(line, context) ??
    parted(rest, context) ??
    behindTitle(rest, context) ??
    behindDash(rest) ??
    beforeTitle(rest, context) ?? { title: unquoted(rest), publisher: null }
  )
}

type Names = { title: string; publisher: string | null } | null

/** 媒体「題」, 著者『題』出版社, 「題」媒体, “Title” Publisher. */
const quoted = (text: string, context: Known): Names => {
  const western = /^["“”„«]\s*(.+?)[,.]?\s*["”“»](?!\p{L})\s*[,.]?\s*(.*)$/u.exec(text)
  if (western) return { title: western[1]!, publisher: publisherName(western[2]!) }
  const named = /^([^"“]{2,30}?),\s*["“](.+?)[,.]?["”]\s*,?\s*(.*)$/.exec(text)
  if (named) {
    const behind = trim((named[3] ?? '').replace(imprint, ''))
    return { title: named[2]!, publisher: behind || named[1]! }
  }
  // 著者「論文」、『雑誌』: the journal publishes.
  const inJournal = /^[^「]{0,30}「(.+?)」[、,\s]*『([^』]+)』/.exec(text)
  if (inJournal) return { title: inJournal[1]!, publisher: inJournal[2]! }
  const [open, close] = text.includes('『') && !/[「」]$/.test(text) ? '『』' : '「」'
  const from = text.indexOf(open!)
  const to = text.lastIndexOf(close!)
  if (from === -1 || to < from) return null
  const [before, title, behind] = [
    trim(text.slice(0, from)),
    text.slice(from + 1, to),
    trim(
      text
        .slice(to + 1)
        .replace(imprint, '')
        .replace(imprint, '')
        // 「題」（媒体、日付）: what closed the bracket went with the day.
        .replace(/^\s*[（(［[](?=[^（(）)［[\]］]*$)/, ''),
    ),
  ]
  // A quotation inside a title: there is more title on one of its sides.
  if (title.includes(close!) && !balanced(title, open!, close!)) return null
  if (behind === '') {
    if (before.length > 30 || /[はがをにで、]$/.test(before)) return null
    return { title, publisher: before.replace(edition, '') || null }
  }
  const isBook =
    open === '『' &&
    /(社|書店|書房|書林|出版|出版会|出版局|新書|文庫|選書|館|堂|院|Press|Books|研究所|大学)$/i.test(
      behind,
    )
  const isOne = context.dated && /^\S{1,20}$/.test(behind)
  // 著者「題」媒体.
  const isByAuthor = before.length <= 20 && !/[はがをにで、。]/.test(before)
  if (
    before === ''
      ? isName(behind, context) || isOne || isBook
      : isBook || (isByAuthor && isName(behind, context))
  )
    return { title, publisher: behind }
  return null
}

const balanced = (text: string, open: string, close: string): boolean => {
  let depth = 0
  for (const c of text) {
    if (c === open) depth++
    else if (c === close && --depth < 0) return false
  }
  return depth === 0
}

/** Author. Title. Publisher, as SIST 02 and APA write it. */
const authored = (text: string, context: Known): Names => {
  const apa = /^[^.].{1,60}?\s*\((?:\d{4}[^()]{0,20}|n\.d\.)\)\.\s+(.+?)\.\s+([^.]+?)\.?$/.exec(
    text,
  )
  if (apa) return { title: apa[1]!, publisher: apa[2]! }
  const sist = /^[^.]{2,30}\.\s+(.+?)\.\s+([^.]+?)\.?$/.exec(text)
  return sist && isName(sist[2]!, context) ? { title: sist[1]!, publisher: sist[2]! } : null
}

/** 題（媒体）, 題（媒体、日付）, 題【媒体】. */
const inBrackets = (line: string, context: Known): Names => {
  const round = /^(.+?)\s*[（(]([^（()）]{1,40}?)[\s、,，/／|｜]*([)）]?)[\s。.]*$/.exec(
    line.trim(),
  )
  const match =
    round ?? /^(.+?)\s*[【〔［[]([^【】〔〕［］[\]]{1,40})[】〕］\]][\s。.]*$/.exec(line.trim())
  if (!match) return null
  const [, title, inner] = match
  // What closed the bracket went with the day: who stands before a day in it published, whatever the name.
  const isOpen = round?.[3] === ''
  const publisher = trim(inner!)
  return title && ((isOpen && context.dated) || isName(publisher, context))
    ? { title: unquoted(trim(title)), publisher }
    : null
}

/** 題｜媒体, Title - Publisher: the last part is the publisher's. */
const parted = (text: string, context: Known): Names => {
  for (const mark of [/\s*[|｜]\s*/, /\s+[-–—―ー]\s*|[–—―]\s+/, /　+/, /\s*[／:：]\s*/]) {
    const parts = text.split(mark)
    const last = trim(parts.at(-1)!)
    if (parts.length < 2 || last.length > 40 || last === '') continue
    const sure = mark.source.includes('｜') || isName(last, context)
    if (!sure) continue
    const title = text.slice(0, text.lastIndexOf(parts.at(-1)!))
    return { title: unquoted(trim(title)), publisher: last }
  }
  return null
}

/** 題 媒体: a publisher the house knows, one that echoes the link's host, one that is named like a medium. */
const behindTitle = (text: string, { url, house }: Known): Names => {
  const found = publisherAtEnd(text, house) ?? echoOfHost(text, url) ?? mediumAtEnd(text)
  if (!found) return null
  const article = /\b(?:The|El|La|Le|Les|Die|Der|Das|Il) $/.exec(text.slice(0, found.start))
  const start = found.start - (article?.[0].length ?? 0)
  return start > 0
    ? { title: unquoted(trim(text.slice(0, start))), publisher: text.slice(start) }
    : null
}

/** Title - Publisher, whoever that is: a short last part behind a dash with space around it. */
const behindDash = (text: string): Names => {
  const match = /^(.+\S)\s+[-–—―]\s+([^-–—―]{2,30})$/.exec(text)
  const [, title, publisher] = match ?? []
  return title && publisher && publisher.length < title.length && !/[、。]/.test(publisher)
    ? { title: unquoted(trim(title)), publisher: trim(publisher) }
    : null
}

/** 媒体：題, 媒体 題. */
const beforeTitle = (text: string, context: Known): Names => {
  const match = /^(\S{2,20}?)(?:\s*[:：]\s*|[\s　]+)(\S.*)$/.exec(text)
  const [, publisher, title] = match ?? []
  return title && publisher && isName(publisher, context)
    ? { title: unquoted(title), publisher }
    : null
}

/** A publisher's words without what joins them to the date. */
const publisherName = (text: string): string | null =>
  trim(text)
    .replace(/^(?:in|by|via)\s+/i, '')
    .replace(/(?<!\b(?:Inc|Co|Corp|Ltd|Bros))\.$/, '') || null

const isName = (text: string, { url, house }: Omit<Known, 'dated'>): boolean =>
  publisherNamed(text, house) !== null || hasForm(mediaForms, text) || echoes(text, url)

const unquoted = (text: string): string => {
  const inner = /^(?:「(.*)」|『(.*)』|"(.*)"|“(.*)”)$/s.exec(text)
  const inside = inner?.slice(1).find((part) => part !== undefined)
  return inside !== undefined && !/[」』]/.test(inside) ? inside : text
}

/** Which edition of a paper it was is no part of its name. */
const edition = /[\s　]+(?:朝刊|夕刊|日曜版|電子版)$/

const trim = (text: string): string =>
  text.replace(/^[\s　|｜／\-–—―・,、，:：]+|[\s　|｜／\-–—―,、，。:：]+$/g, '')

/** Letters and figures alone, without what stands on or in them: `Nordhäuser` is `nordhaeuser` in an address. */
const plain = (text: string): string =>
  fold(text)
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')

const hostWords = (url: string | null): string => {
  const host = (url && hostOf(url)) ?? ''
  return plain(host.split('.').slice(0, -1).join(''))
}

const echoes = (text: string, url: string | null): boolean => {
  // Of a Japanese name an address has nothing.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return false
  const name = plain(text.replace(/^(?:the|el|la|le|les|die|der|das|il)\s+/i, ''))
  return name.length >= 3 && hostWords(url).includes(name)
}

/** The last words of a line where they echo the link's host: `… Hokuto Times` over hokutotimes.example. */
const echoOfHost = (line: string, url: string | null): { name: string; start: number } | null => {
  const words = [...line.matchAll(/\S+/g)]
  // At most four words, and never the whole line: something must be left for the title.
  for (let from = Math.max(1, words.length - 4); from < words.length; from++) {
    const start = words[from]!.index
    if (echoes(line.slice(start), url)) return { name: line.slice(start), start }
  }
  return null
}

/** The last words of a line where they are named like a medium (`… 北浜日報`, `… Calder Tribune`). */
export const mediumAtEnd = (line: string): { name: string; start: number } | null => {
  const words = [...line.matchAll(/[^\s　]+/g)]
  // From the end: the words of a title may be written like a name too.
  for (let from = words.length - 1; from >= Math.max(1, words.length - 4); from--) {
    const start = words[from]!.index
    if (hasForm(mediaForms, line.slice(start).trim())) return { name: line.slice(start), start }
  }
  return null
}

/** The publisher of a page nobody has named, where all that is known of its host agrees. */
const publisherOf = (url: string | null, house: KnowsPublishers): string | null => {
  const names = new Set(publishersOn(url, house).map(({ names: [name] }) => name!))
  return names.size === 1 ? [...names][0]! : null
}
