import type { House, Severity } from '../proof/rule.ts'
import { rules } from '../proof/rules/index.ts'
import type { SiteForm } from '../sources/canonicalUrl.ts'

/** What a browser is sent of a house style. Functions do not travel: of a rule it has the name alone, and its own check. */
export type HouseData = Pick<House, 'sections' | 'formats' | 'publishers' | 'masthead'> & {
  sites: Record<string, Omit<SiteForm, 'tracking'> & { tracking: (string | PatternData)[] }>
  /** The rules whose check a browser has, by name, with the severity the house gives them. */
  severities: Record<string, Severity>
}

type PatternData = { source: string; flags: string }

/** A house style as data. A rule that was replaced, and one that asks the archive, stay behind: the server alone runs them. */
export const houseData = (house: House): HouseData => ({
  sections: house.sections,
  formats: house.formats,
  publishers: house.publishers,
  masthead: house.masthead,
  sites: withPatterns(house.sites, ({ source, flags }: RegExp): PatternData => ({ source, flags })),
  severities: Object.fromEntries(
    Object.entries(house.rules)
      .filter(([name, { asks, check }]) => asks !== 'archive' && builtIn(name)?.check === check)
      .map(([name, { severity }]) => [name, severity]),
  ),
})

/** The house style in a browser: exactly the rules it has the check of. */
export const houseFrom = ({ sites, severities, ...rest }: HouseData): House => ({
  ...rest,
  sites: withPatterns(sites, ({ source, flags }: PatternData) => new RegExp(source, flags)),
  rules: Object.fromEntries(
    Object.entries(severities).map(([name, severity]) => [name, { ...builtIn(name)!, severity }]),
  ),
})

const builtIn = (name: string): House['rules'][string] | undefined =>
  (rules as House['rules'])[name]

/** Sites whose patterns for tracking parameters are written otherwise. */
const withPatterns = <From extends object, To>(
  sites: Record<string, Omit<SiteForm, 'tracking'> & { tracking?: (string | From)[] }>,
  write: (pattern: From) => To,
): Record<string, Omit<SiteForm, 'tracking'> & { tracking: (string | To)[] }> =>
  Object.fromEntries(
    Object.entries(sites).map(([host, { tracking = [], ...form }]) => [
      host,
      {
        ...form,
        tracking: tracking.map((name) => (typeof name === 'string' ? name : write(name))),
      },
    ]),
  )
