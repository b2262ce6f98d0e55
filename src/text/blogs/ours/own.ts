import { isRecord } from '../../isRecord.ts'
import type { Block, Citation, CitationRole, Credit } from '../../manuscript/manuscript.ts'
import type { Byline, OwnFields } from '../blogPost.ts'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const roles = new Set<unknown>(['base', 'quoted', 'reference', 'origin'] satisfies CitationRole[])
const kinds = new Set<unknown>(['ai', 'photo', 'quoted', 'official', 'own', 'unknown'])

/** A record of ours out of a text of JSON; null where it is none. */
export const recordIn = (json: string | undefined): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(json ?? 'null')
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

/** A credit out of an export of ours; null where it is none. */
export const readCreditFields = (value: unknown): Credit | null =>
  isRecord(value) && typeof value.text === 'string'
    ? {
        text: value.text,
        url: text(value.url),
        kind: (kinds.has(value.kind) ? value.kind : 'unknown') as Credit['kind'],
        ...(typeof value.licence === 'string' && { licence: value.licence }),
      }
    : null

const readCitation = (value: unknown): Citation[] =>
  isRecord(value) && typeof value.key === 'string'
    ? [
        {
          role: (roles.has(value.role) ? value.role : 'base') as CitationRole,
          title: text(value.title),
          publisher: text(value.publisher),
          publishedOn: text(value.publishedOn),
          url: text(value.url),
          language: text(value.language),
          key: value.key,
        },
      ]
    : []

const instant = (value: unknown): string | null =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null

const readAuthor = (value: unknown): Byline[] =>
  isRecord(value) && typeof value.name === 'string' && value.name.trim() !== ''
    ? [
        {
          name: value.name,
          kana: text(value.kana),
          profile: text(value.profile),
          url: text(value.url),
        },
      ]
    : []

const readCorrection = (value: unknown): OwnFields['corrections'] => {
  const at = isRecord(value) ? instant(value.at) : null
  return isRecord(value) && at !== null && typeof value.text === 'string' && value.text !== ''
    ? [{ at, text: value.text }]
    : []
}

/** What an export of ours says of an article beside what a blog's post does; null where it is none. Whoever wrote the file may have changed it. */
export const readOwn = (value: unknown): OwnFields | null => {
  if (!isRecord(value) || typeof value.format !== 'string') return null
  const { byline, citations, corrections, related } = value
  return {
    format: value.format,
    kicker: text(value.kicker),
    citations: Array.isArray(citations) ? citations.flatMap(readCitation) : [],
    eyecatchCredit: readCreditFields(value.eyecatchCredit),
    related: Array.isArray(related) ? related.filter((one) => typeof one === 'string') : [],
    commentPolicy: text(value.commentPolicy),
    byline: Array.isArray(byline) ? byline.flatMap(readAuthor) : [],
    corrections: Array.isArray(corrections) ? corrections.flatMap(readCorrection) : [],
    revisedAt: instant(value.revisedAt),
  }
}

/** The sources of an article as text, for programs that know no others: a heading and a list. */
export const citationBlocks = ({ citations }: OwnFields, heading: string): Block[] =>
  citations.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: heading },
        ...citations.map(({ title, publisher, publishedOn, url }): Block => {
          const said = [
            publisher && title ? `${publisher}「${title}」` : (title ?? publisher ?? url ?? ''),
            publishedOn
              ? `（${publishedOn.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')}）`
              : '',
          ].join('')
          return {
            kind: 'item',
            depth: 0,
            marker: '・',
            text: said,
            ...(url &&
              said !== '' && {
                carries: [{ thing: { kind: 'link', href: url }, start: 0, end: said.length }],
              }),
          }
        }),
      ]

/** What the section of sources is called in exports; the house's own heading of it. */
export const citationsHeading = '引用・参照・底本'
