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
  sites: Object.fromEntries(
    Object.entries(house.sites).map(([host, { tracking = [], ...form }]) => [
      host,
      {
        ...form,
        tracking: tracking.map((name) =>
          typeof name === 'string' ? name : { source: name.source, flags: name.flags },
        ),
      },
    ]),
  ),
  severities: Object.fromEntries(
    Object.entries(house.rules)
      .filter(([name, { asks, check }]) => asks !== 'archive' && builtIn(name)?.check === check)
      .map(([name, { severity }]) => [name, severity]),
  ),
})

/** The house style in a browser: exactly the rules it has the check of. */
export const houseFrom = ({ sites, severities, ...rest }: HouseData): House => ({
  ...rest,
  sites: Object.fromEntries(
    Object.entries(sites).map(([host, { tracking, ...form }]) => [
      host,
      {
        ...form,
        tracking: tracking.map((name) =>
          typeof name === 'string' ? name : new RegExp(name.source, name.flags),
        ),
      },
    ]),
  ),
  rules: Object.fromEntries(
    Object.entries(severities).map(([name, severity]) => [name, { ...builtIn(name)!, severity }]),
  ),
})

const builtIn = (name: string): House['rules'][string] | undefined =>
  (rules as House['rules'])[name]
