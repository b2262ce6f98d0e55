import type { Format } from '../manuscript/formats.ts'
import type { SectionKind } from '../manuscript/sections.ts'
import type { SiteForm } from '../sources/siteForm.ts'
import type { Publisher } from '../sources/publishers.ts'
import { failedExample } from '../proof/examples.ts'
import type { House, Rule, Severity } from '../proof/rule.ts'
import { rules } from '../proof/rules/index.ts'
import { checkHouse, checkHouseOptions } from './checkHouse.ts'
import { wrong } from './checkShape.ts'
import { formats } from './formats.ts'
import { publishers } from './publishers.ts'
import { sectionKinds } from './sectionKinds.ts'
import { siteForms } from './siteForms.ts'

/** What an app changes of the house style; what it leaves out stays as it is built in. */
export type HouseOptions = {
  /**
   * Rules by name: `false` switches one off, `'error'` or `'warning'` changes its severity, a rule adds or replaces one.
   * @default every built-in rule at its own severity
   */
  rules?: Record<string, false | Severity | Rule>
  /** Kinds of section by name, added to or changing the built-in ones. @default summary, detail, keyPoints, reference, citations */
  sections?: Record<string, SectionKind>
  /** Formats by name, added to or changing the built-in ones. @default digest, column */
  formats?: Record<string, Format>
  /** Publishers known beside the built-in ones. @default none */
  publishers?: Publisher[]
  /**
   * What one site's addresses do differently, by host without `www.` (`example.*` below any suffix): parameters that only track,
   * addresses of one page, redirects, a host or a slash its own pages name. @default some eighty well-known sites
   */
  sites?: Record<string, SiteForm>
  /** The name of the paper, as it stands on title cards and in `og:site_name`. @default none */
  masthead?: string
}

/**
 * The house style these options make.
 * @throws where an option is wrong, or a rule fails its own examples, in a sentence that holds the remedy
 * @example
 * Object.keys(houseOf().formats) // → ["digest","column"]
 */
export const houseOf = (options: HouseOptions = {}): House => {
  checkHouseOptions(options)
  const house: House = {
    sections: ordered({ ...sectionKinds, ...options.sections }),
    formats: { ...formats, ...options.formats },
    rules: rulesOf(options.rules ?? {}),
    publishers: [...(options.publishers ?? []), ...publishers],
    sites: { ...siteForms, ...options.sites },
    masthead: options.masthead?.trim() || null,
  }
  checkHouse(house)
  checkExamples(house, Object.keys(options.rules ?? {}))
  return house
}

// The citations section closes an article, whatever sections are added.
const ordered = (kinds: Record<string, SectionKind>): Record<string, SectionKind> => {
  const { citations, ...others } = kinds
  return citations ? { ...others, citations } : others
}

const rulesOf = (chosen: NonNullable<HouseOptions['rules']>): Record<string, Rule> => {
  const inForce: Record<string, Rule> = { ...rules }
  for (const [name, choice] of Object.entries(chosen)) {
    if (choice === false || choice === 'error' || choice === 'warning') {
      const rule = inForce[name]
      if (!rule)
        throw wrong(
          `rules.${name}`,
          `there is no rule of that name; the rules are ${listOf(rules)}`,
        )
      if (choice === false) delete inForce[name]
      else inForce[name] = { ...rule, severity: choice }
    } else if (
      typeof choice === 'object' &&
      choice !== null &&
      typeof choice.check === 'function'
    ) {
      if (!choice.guide?.ja || !choice.guide.en || !Array.isArray(choice.examples))
        throw wrong(
          `rules.${name}`,
          'give the rule a `guide` in ja and en and a list of `examples`',
        )
      inForce[name] = choice
    } else
      throw wrong(
        `rules.${name}`,
        "give false, 'error', 'warning' or a rule with a `check` function",
      )
  }
  return inForce
}

/** Only rules from outside are proved at boot; the tests prove the built-in ones. */
const checkExamples = (house: House, names: string[]): void => {
  for (const name of names) {
    const rule = house.rules[name]
    const failed =
      rule && rule !== rules[name as keyof typeof rules] ? failedExample(name, house) : null
    if (failed)
      throw wrong(
        `rules.${name}`,
        `it fails its own example: ${failed}. Mend the rule or the example`,
      )
  }
}

const listOf = (record: object): string => Object.keys(record).join(', ')
