import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { badParameter, twice, unknownParameter } from './refusals.ts'

/** A parameter of a call: what it is, for the documentation, and how its text is read; null: it is no such thing. */
export type Parameter<Value = unknown> = {
  about: string
  /** As JSON Schema says it, for openapi.json. */
  schema: Record<string, unknown>
  remedy: LocalizedText
  read: (text: string) => Value | null
}

export type Parameters = Record<string, Parameter>

/** What was asked, by the names of the parameters; what was not given is undefined. */
export type Asked<Known extends Parameters> = {
  [Name in keyof Known]?: Known[Name] extends Parameter<infer Value> ? Value : never
}

/** Longer texts are no names of anything. */
const maxLength = 300

/** @throws {SiteRefused} where one is unknown, wrong or given twice */
export const readQuery = <Known extends Parameters>(
  given: URLSearchParams,
  known: Known,
): Asked<Known> => {
  const asked: Record<string, unknown> = {}
  for (const [name, text] of given) {
    const parameter = Object.hasOwn(known, name) ? known[name] : undefined
    if (!parameter) throw unknownParameter(name, Object.keys(known))
    if (Object.hasOwn(asked, name)) throw twice(name)
    if (text === '') continue
    const value = text.length > maxLength || text.includes('\0') ? null : parameter.read(text)
    if (value === null) throw badParameter(name, parameter.remedy)
    asked[name] = value
  }
  return asked as Asked<Known>
}

export const aText = (about: string): Parameter<string> => ({
  about,
  schema: { type: 'string', maxLength },
  remedy: {
    ja: `${maxLength}文字までで指定してください。`,
    en: `Give up to ${maxLength} characters.`,
  },
  read: (text) => text.normalize('NFC'),
})

export const aNumber = (
  about: string,
  min: number,
  max: number,
  usual: number,
): Parameter<number> => ({
  about,
  schema: { type: 'integer', minimum: min, maximum: max, default: usual },
  remedy: {
    ja: `${min}〜${max}の整数で指定してください。`,
    en: `Give a whole number from ${min} to ${max}.`,
  },
  read: (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN
    return number >= min && number <= max ? number : null
  },
})

export const aChoice = <const Choice extends string>(
  about: string,
  choices: readonly Choice[],
): Parameter<Choice> => ({
  about,
  schema: { type: 'string', enum: choices },
  remedy: {
    ja: `${choices.join('・')}のどれかを指定してください。`,
    en: `Give one of ${choices.join(', ')}.`,
  },
  read: (text) => choices.find((choice) => choice === text) ?? null,
})

export const aFlag = (about: string): Parameter<boolean> => ({
  about,
  schema: { type: 'boolean' },
  remedy: { ja: 'true か false を指定してください。', en: 'Give true or false.' },
  read: (text) => (text === 'true' ? true : text === 'false' ? false : null),
})

export const aMonth = (about: string): Parameter<string> => ({
  about,
  schema: { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
  remedy: { ja: '2026-03 のように指定してください。', en: 'Give it like 2026-03.' },
  read: (text) => (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) ? text : null),
})

/** A day in Japan, as the instant it begins; with `isEnd` the instant it ends. */
export const aDay = (about: string, isEnd = false): Parameter<string> => ({
  about,
  schema: { type: 'string', format: 'date' },
  remedy: { ja: '2026-03-14 のように指定してください。', en: 'Give it like 2026-03-14.' },
  read: (text) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
    const at = Date.parse(`${text}T00:00:00+09:00`)
    const isDay = !Number.isNaN(at) && new Date(at + 9 * 3_600_000).toISOString().startsWith(text)
    return isDay ? new Date(at + (isEnd ? 86_400_000 : 0)).toISOString() : null
  },
})

export const someNames = (about: string): Parameter<string[]> => ({
  about,
  schema: { type: 'string' },
  remedy: { ja: '名前をカンマで区切って指定してください。', en: 'Give names with commas between.' },
  read: (text) => (/^[\w.]+(?:,[\w.]+)*$/.test(text) ? text.split(',') : null),
})
