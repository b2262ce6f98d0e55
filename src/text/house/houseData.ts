import type { House, Severity } from '../proof/rule.ts'
import { rules } from '../proof/rules/index.ts'
import type { SiteForm } from '../sources/siteForm.ts'

/** What a browser is sent of a house style. Functions do not travel: of a rule it has the name alone, and its own check. */
export type HouseData = Pick<House, 'sections' | 'formats' | 'publishers' | 'masthead'> & {
  /** The sites, each pattern as its source and flags. */
  sites: Record<string, unknown>
  /** The rules whose check a browser has, by name, with the severity the house gives them. */
  severities: Record<string, Severity>
}

type PatternData = { pattern: string; flags: string }

/** A house style as data. A rule that was replaced, and one that asks the archive, stay behind: the server alone runs them. */
export const houseData = (house: House): HouseData => ({
  sections: house.sections,
  formats: house.formats,
  publishers: house.publishers,
  masthead: house.masthead,
  sites: writePatterns(house.sites) as HouseData['sites'],
  severities: Object.fromEntries(
    Object.entries(house.rules)
      .filter(([name, { asks, check }]) => asks !== 'archive' && builtIn(name)?.check === check)
      .map(([name, { severity }]) => [name, severity]),
  ),
})

/** The house style in a browser: exactly the rules it has the check of. */
export const houseFrom = ({ sites, severities, ...rest }: HouseData): House => ({
  ...rest,
  sites: readPatterns(sites) as Record<string, SiteForm>,
  rules: Object.fromEntries(
    Object.entries(severities).map(([name, severity]) => [name, { ...builtIn(name)!, severity }]),
  ),
})

const builtIn = (name: string): House['rules'][string] | undefined =>
  (rules as House['rules'])[name]

const writePatterns = (value: unknown): unknown => {
  if (value instanceof RegExp)
    return { pattern: value.source, flags: value.flags } satisfies PatternData
  return eachOf(value, writePatterns)
}

const readPatterns = (value: unknown): unknown => {
  const { pattern, flags } = (value ?? {}) as Partial<PatternData>
  return pattern === undefined ? eachOf(value, readPatterns) : new RegExp(pattern, flags)
}

const eachOf = (value: unknown, change: (one: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map(change)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)]))
}
