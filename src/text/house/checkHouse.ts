import { isPlainRecord } from '../isRecord.ts'
import type { House } from '../proof/rule.ts'
import {
  checkShape,
  checkShapes,
  localized,
  namesOrPatterns,
  oneOf,
  optional,
  pairs,
  someHosts,
  someTexts,
  texts,
  wrong,
  yesOrNo,
} from './checkShape.ts'
import type { HouseOptions } from './houseOf.ts'

const section = { label: localized, aliases: optional(texts), lists: optional(yesOrNo) }

const format = {
  label: localized,
  sections: { holds: texts.holds, remedy: 'give the kinds of section, in order; [] for none' },
  missingCitation: oneOf('error', 'warning'),
}

const publisher = { names: someTexts, hosts: someHosts, isAgency: optional(yesOrNo) }

const site = {
  www: optional(yesOrNo),
  slash: optional(yesOrNo),
  tracking: optional(namesOrPatterns),
  pages: optional(pairs),
  leads: optional(pairs),
}

/** Checks what an app sets of the house style, before a house is made of it. @throws with the place and the remedy */
export const checkHouseOptions = (options: HouseOptions): void => {
  for (const name of ['rules', 'sections', 'formats', 'sites'] as const)
    if (options[name] !== undefined && !isPlainRecord(options[name]))
      throw wrong(name, 'give an object, by name')
  for (const [kind, given] of Object.entries(options.sections ?? {})) {
    if (!/^[a-z]\w*$/i.test(kind))
      throw wrong(`sections.${kind}`, 'name the kind in ASCII letters, like `background`')
    checkShape(`sections.${kind}`, given, section)
  }
  for (const [name, given] of Object.entries(options.formats ?? {}))
    checkShape(`formats.${name}`, given, format)
  checkShapes('publishers', options.publishers ?? [], publisher)
  for (const [host, given] of Object.entries(options.sites ?? {})) {
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*\.([a-z0-9-]+|\*)$/.test(host) || host.startsWith('www.'))
      throw wrong(
        `sites['${host}']`,
        'name the site by its host alone, without www., like `example.jp`',
      )
    checkShape(`sites['${host}']`, given, site)
  }
  if (options.masthead !== undefined && typeof options.masthead !== 'string')
    throw wrong('masthead', 'give the name of the paper as a text')
}

/** Checks a house as a whole: no heading opens two kinds of section, and every format has sections there are. */
export const checkHouse = ({ formats, sections }: House): void => {
  const seen = new Map<string, string>()
  for (const [kind, { label, aliases = [] }] of Object.entries(sections))
    for (const heading of [label.ja, ...aliases]) {
      const other = seen.get(heading)
      if (other)
        throw wrong(
          `sections.${kind}`,
          `「${heading}」 already opens \`${other}\`; choose another heading`,
        )
      seen.set(heading, kind)
    }
  for (const [name, { sections: needed }] of Object.entries(formats)) {
    const unknown = needed.find((kind) => !(kind in sections))
    if (unknown !== undefined)
      throw wrong(
        `formats.${name}.sections`,
        `there is no section \`${unknown}\`; add it under \`sections\` or use ${Object.keys(sections).join(', ')}`,
      )
  }
}
