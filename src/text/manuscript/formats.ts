import type { LocalizedText } from './manuscript.ts'

/** A kind of article: which sections it needs, and how grave a missing source is. */
export type Format = {
  label: LocalizedText
  /** Kinds of section that must be there, in order. */
  sections: string[]
  missingCitation: 'error' | 'warning'
}

/** What a house knows of formats: by name, the one most articles have first. */
export type KnowsFormats = { formats: Record<string, Format> }

/** The format of an article that has sections, and of one that has none: the first of the house that asks for some, or none. */
export const formatWith = ({ formats }: KnowsFormats, hasSections: boolean): string => {
  const names = Object.keys(formats)
  return (
    names.find((name) => formats[name]!.sections.length > 0 === hasSections) ?? names[0] ?? 'digest'
  )
}
