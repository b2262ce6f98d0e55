import { findDates } from '../japanese/dates.ts'
import { fold } from '../japanese/fold.ts'
import type { Citation, CitationRole } from '../manuscript/manuscript.ts'
import { bareHost, canonicalUrl, siteForms, type SiteForm } from './canonicalUrl.ts'
import { publisherAtEnd, publishers, type Publisher } from './publishers.ts'

/** What is known when citations are read. */
export type CitationKnowledge = { publishers?: Publisher[]; siteForms?: Record<string, SiteForm> }

const url = /https?:\/\/[^\s<>"「」『』（）【】、。]+/

/** The roles a label in front of a citation states. */
const roleLabels: [label: RegExp, role: CitationRole][] = [
  [/^(?:元ネタ|元記事|オリジナル)$/, 'origin'],
  [/^(?:底本|原文|原典)$/, 'base'],
  [/^(?:引用|引用元|引用文献|転載元)$/, 'quoted'],
  [
    /^(?:参考|参考ネタ|参考記事|参考文献|参考資料|参照|参照元|出典|出所|ソース|情報源|source|via)$/i,
    'reference',
  ],
]

/** A `参考:…` line's label, role and rest, or null where the line is none. */
export const labelledCitation = (
  line: string,
): { label: string; role: CitationRole; rest: string } | null => {
  const match = /^[※・*\s]*([^\s:：]{2,8}?)\s*[:：]\s*(.+)$/.exec(line.trim())
  if (!match) return null
  const role = roleLabels.find(([label]) => label.test(match[1]!))?.[1]
  return role ? { label: match[1]!, role, rest: match[2]!.trim() } : null
}

/**
 * Reads the lines of a citations section: a line of title, publisher and date with its URL on the same or the next line,
 * bare URLs, labelled lines. One citation for each.
 */
export const readCitations = (lines: string[], knowledge: CitationKnowledge = {}): Citation[] => {
  const found: { role: CitationRole; line: string; url: string | null }[] = []
  for (const raw of lines) {
    const labelled = labelledCitation(raw)
    const text = (labelled?.rest ?? raw).replace(/^[・•*\-–]\s*/, '').trim()
    if (!text) continue
    const markdown = /^\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)\s*(.*)$/.exec(text)
    const address = markdown?.[2] ?? url.exec(text)?.[0] ?? null
    const line = markdown
      ? `${markdown[1]} ${markdown[3]}`.trim()
      : text.replace(address ?? '', '').trim()
    const last = found.at(-1)
    if (!line && address && last && last.url === null) last.url = address
    else found.push({ role: labelled?.role ?? 'base', line, url: address })
  }
  return found.map(({ role, line, url }) => citation(role, line, url, knowledge))
}

/** A citation from what stands in front of its URL. */
export const citation = (
  role: CitationRole,
  line: string,
  url: string | null,
  knowledge: CitationKnowledge = {},
): Citation => {
  const { title, publisher, publishedOn } = splitLine(line, url, knowledge)
  return {
    role,
    title,
    publisher,
    publishedOn,
    url,
    key: sourceKey({ url, title, publisher, publishedOn }, knowledge.siteForms),
  }
}

/** The key of a source: its canonical URL, or its title, publisher and date where it has no link. */
export const sourceKey = (
  source: {
    url: string | null
    title: string | null
    publisher: string | null
    publishedOn: string | null
  },
  forms: Record<string, SiteForm> = siteForms,
): string =>
  (source.url && (canonicalUrl(source.url, forms) ?? source.url)) ||
  ['text', source.title, source.publisher, source.publishedOn]
    .map((part) => fold(part ?? ''))
    .join('|')

type Parts = Pick<Citation, 'title' | 'publisher' | 'publishedOn'>

const splitLine = (
  line: string,
  url: string | null,
  { publishers: known = publishers }: CitationKnowledge,
): Parts => {
  const date = findDates(line).at(-1)
  const atEnd = date && /^[\s)）」』、。付]*$/.test(line.slice(date.end))
  const rest = trim(atEnd ? line.slice(0, date.start) : line)
  const publishedOn = atEnd ? date.iso.slice(0, 10) : null
  // 媒体「題」: the title stands in quotation marks behind its publisher.
  const quoted = /^([^「『]{1,30})[「『](.+)[」』]$/.exec(rest)
  if (quoted) return { title: trim(quoted[2]!), publisher: trim(quoted[1]!), publishedOn }
  const publisher = publisherAtEnd(rest, known) ?? echoOfHost(rest, url) ?? mediumAtEnd(rest)
  return {
    title: (publisher ? trim(rest.slice(0, publisher.start)) : rest) || null,
    publisher: publisher?.name ?? null,
    publishedOn,
  }
}

const trim = (text: string): string =>
  text.replace(/^[\s　|｜\-–—―・,、(（]+|[\s　|｜\-–—―,、(（]+$/g, '')

/** The last words of a line where they echo the link's host: `… Hokuto Times` over hokutotimes.example. */
const echoOfHost = (line: string, url: string | null): { name: string; start: number } | null => {
  const host = url && URL.canParse(url) ? bareHost(new URL(url).hostname) : ''
  const echo = fold(host.split('.').slice(0, -1).join('')).replace(/-/g, '')
  const words = [...line.matchAll(/\S+/g)]
  // At most four words, and never the whole line: something must be left for the title.
  for (let from = Math.max(1, words.length - 4); from < words.length; from++) {
    const start = words[from]!.index
    const name = fold(line.slice(start)).replace(/[^a-z0-9]/g, '')
    if (name.length >= 3 && echo.includes(name)) return { name: line.slice(start), start }
  }
  return null
}

// What the names of Japanese media end with.
const medium =
  /^\S{1,20}(?:新聞(?:社|デジタル|電子版|オンライン)?|日報|新報|時報|タイムス|タイムズ|通信(?:社)?|放送|テレビ|ニュース|ジャーナル|オンライン|プレス)$/

/** The last word of a line where it is named like a medium (`… 北浜日報`). */
const mediumAtEnd = (line: string): { name: string; start: number } | null => {
  const start = line.search(/[^\s　]+$/)
  return start > 0 && medium.test(line.slice(start)) ? { name: line.slice(start), start } : null
}
