import { parsedManuscript, type ParsedManuscript } from '../manuscript/manuscript.ts'
import { formatWith } from '../manuscript/formats.ts'
import { blocksText } from '../manuscript/blockText.ts'
import { readBlocks } from '../parsers/blocks.ts'
import { linesOf, spoken } from '../parsers/lines.ts'
import { readApparatus } from '../parsers/apparatus.ts'
import { mend } from './mend.ts'
import { proofread } from './proofread.ts'
import type { Example, House } from './rule.ts'

/** An example's text as a manuscript: nothing is taken out of it before its rule has seen it. */
export const exampleManuscript = (example: Example, house: House): ParsedManuscript => {
  const all = spoken(linesOf(example.text, house))
  // A first line behind `# ` is the title.
  const title = all[0]?.text.startsWith('# ') ? all[0].text.slice(2) : null
  const { blocks, citations, eyecatchCredit } = readApparatus(
    readBlocks(title === null ? all : all.slice(1)),
    house,
  )
  return parsedManuscript({
    title: title ?? '無題',
    format: formatWith(house, true),
    blocks,
    citations,
    eyecatchCredit,
    ...example.with,
  })
}

/** What is wrong with the first example a rule fails, or null where it passes all of them. */
export const failedExample = (name: string, house: House): string | null => {
  const rule = house.rules[name]!
  for (const example of rule.examples) {
    const given = exampleManuscript(example, house)
    const findings = proofread(
      given,
      { ...house, rules: { [name]: rule } },
      { archive: example.archive ?? null },
    )
    const found = findings.map(({ place }) => place)
    if (found.join() !== example.finds.join())
      return `“${example.shows}” should find [${example.finds.join(', ')}] and finds [${found.join(', ')}]`
    const mended = blocksText(
      mend(
        given,
        findings.filter(({ safe }) => safe).map((finding) => finding.mend!),
      ).blocks,
      house,
    )
    if (example.mended !== undefined && mended !== example.mended.trim())
      return `“${example.shows}” should become “${example.mended.trim()}” and becomes “${mended}”`
  }
  return null
}
