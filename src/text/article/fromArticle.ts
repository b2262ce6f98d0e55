import { formatWith, type KnowsFormats } from '../manuscript/formats.ts'
import type { KnowsSites } from '../sources/siteForm.ts'
import { sourceKey } from '../sources/citation.ts'
import { languageOf } from '../sources/language.ts'
import { fromLexical } from '../manuscript/fromLexical.ts'
import {
  manuscript,
  type Block,
  type Citation,
  type CitationRole,
  type Credit,
  type Manuscript,
  type Repair,
} from '../manuscript/manuscript.ts'

/** A source record, as far as proofreading looks into it. */
export type SourceRecord = {
  id: string | number
  title?: string | null
  publisher?: string | null
  publishedOn?: string | null
  url?: string | null
  language?: string | null
  key?: string | null
  archiveUrl?: string | null
  link?: { status?: string | null } | null
}

/** A picture record, as far as proofreading looks into it. */
export type PictureRecord = {
  id: string | number
  alt?: string | null
  credit?: { text?: string | null } | null
  filename?: string | null
  width?: number | null
  height?: number | null
}

/** An article as the collection stores it, its relations as ids or populated. */
export type ArticleRecord = {
  title?: string | null
  kicker?: string | null
  format?: string | null
  publishedAt?: string | null
  tags?: string[] | null
  body?: unknown
  citations?:
    | {
        source?: unknown
        role?: string | null
        statedTitle?: string | null
        statedPublisher?: string | null
        statedPublishedOn?: string | null
      }[]
    | null
  eyecatch?: unknown
  eyecatchCredit?: {
    text?: string | null
    url?: string | null
    kind?: string | null
    licence?: string | null
  } | null
  proof?: { repairs?: Repair[] | null } | null
}

/** What an article's relations lead to, where they are not populated, and its blocks, where they are read already. */
export type ArticleRelations = {
  blocks?: Block[]
  sources?: Map<string, SourceRecord>
  picture?: PictureRecord | null
}

/**
 * An article of the collection as a manuscript, so that it is proofread like any other text. `relations` are the sources, by id,
 * and the picture, where the article has only their ids.
 * @example
 * fromArticle({ title: '便が戻る', body: toLexical([{ kind: 'paragraph', text: '港に。' }]) }, house).blocks[0].text // → "港に。"
 */
export const fromArticle = (
  article: ArticleRecord,
  house: KnowsFormats & KnowsSites,
  { blocks = fromLexical(article.body), ...relations }: ArticleRelations = {},
): Manuscript =>
  manuscript({
    title: article.title ?? '',
    kicker: article.kicker ?? null,
    publishedAt: article.publishedAt ?? null,
    tags: Array.isArray(article.tags) ? article.tags : [],
    format: article.format ?? formatWith(house, true),
    blocks,
    citations: (article.citations ?? []).flatMap((citation) =>
      readCitation(citation, house, relations),
    ),
    eyecatch: pictureOf(article.eyecatch, relations),
    eyecatchCredit: creditOf(article.eyecatchCredit),
  })

/** The id of a relation's value, populated or not; null where there is none. */
export const relationId = (value: unknown): string | null => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  const id = (value as { id?: unknown } | null)?.id
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}

const readCitation = (
  {
    source,
    role,
    statedTitle,
    statedPublisher,
    statedPublishedOn,
  }: NonNullable<ArticleRecord['citations']>[number],
  house: KnowsSites,
  { sources }: ArticleRelations,
): Citation[] => {
  const id = relationId(source)
  if (id === null) return []
  const record =
    sources?.get(id) ?? (typeof source === 'object' ? (source as SourceRecord) : undefined)
  const stated = {
    title: statedTitle || (record?.title ?? null),
    publisher: statedPublisher || (record?.publisher ?? null),
    publishedOn: (statedPublishedOn || record?.publishedOn)?.slice(0, 10) ?? null,
    url: record?.url ?? null,
  }
  return [
    {
      role: (role ?? 'base') as CitationRole,
      ...stated,
      language: record?.language ?? languageOf(stated.title),
      key: record?.key ?? sourceKey(stated, house),
      recorded: record
        ? {
            title: record.title ?? null,
            dead: record.link?.status === 'dead',
            archiveUrl: record.archiveUrl ?? null,
          }
        : null,
    },
  ]
}

const pictureOf = (value: unknown, { picture }: ArticleRelations): Manuscript['eyecatch'] => {
  if (relationId(value) === null) return null
  const record = picture ?? (typeof value === 'object' ? (value as PictureRecord) : null)
  const { alt = null, credit, filename = null, width = null, height = null } = record ?? {}
  return { alt, credit: credit?.text ?? null, filename, width, height }
}

const creditOf = (credit: ArticleRecord['eyecatchCredit']): Credit | null =>
  credit?.text || credit?.url
    ? {
        text: credit.text ?? '',
        url: credit.url ?? null,
        kind: (credit.kind ?? 'unknown') as Credit['kind'],
        ...(credit.licence && { licence: credit.licence }),
      }
    : null
