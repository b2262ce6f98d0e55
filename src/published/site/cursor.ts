import { badParameter } from './refusals.ts'
import type { Parameter } from './query.ts'

/** Where a page goes on: behind an article of an instant (and, in a search, of a score), to older or to newer ones. */
export type Cursor = { to: 'older' | 'newer'; at: Date; article: string; score: number }

/** A cursor as text: readers give it back as it is. */
export const cursorText = ({ to, at, article, score }: Cursor): string =>
  `${to === 'older' ? 'o' : 'n'}${at.getTime().toString(36)}.${article}${score ? `.${score}` : ''}`

const form = /^([on])(-?[0-9a-z]{1,11})\.([0-9a-f-]{36}|[1-9]\d{0,9})(?:\.(\d{1,6}))?$/

const readCursor = (text: string): Cursor | null => {
  const [, to, instant, article, score] = form.exec(text) ?? []
  if (!to || !instant || !article) return null
  const at = new Date(parseInt(instant, 36))
  return Number.isNaN(at.getTime())
    ? null
    : { to: to === 'o' ? 'older' : 'newer', at, article, score: Number(score ?? 0) }
}

const remedy = {
  ja: '前の応答の next か previous をそのまま指定してください。',
  en: 'Give back `next` or `previous` of an earlier answer as it is.',
}

export const aCursor: Parameter<Cursor> = {
  about: 'Where to go on: `next` or `previous` of an earlier answer.',
  schema: { type: 'string' },
  remedy,
  read: readCursor,
}

/** @returns what a reader is told whose cursor names nothing the database knows */
export const badCursor = (): Error => badParameter('cursor', remedy)
