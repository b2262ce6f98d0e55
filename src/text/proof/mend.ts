import type { Block, Manuscript, Repair } from '../manuscript/manuscript.ts'
import { blockText } from '../manuscript/toText.ts'
import { proofread } from './proofread.ts'
import type { Finding, House, Mend } from './rule.ts'

/** A manuscript with these mends made, all in terms of the blocks it has now. */
export const mend = (given: Manuscript, mends: Mend[]): Manuscript => {
  const changed = new Map<number, string | null>()
  const inserted = new Map<number, Block[]>()
  for (const change of mends) {
    if (change.do === 'insert')
      inserted.set(change.before, [...(inserted.get(change.before) ?? []), ...change.blocks])
    else if (change.do === 'rewrite') changed.set(change.block, change.text)
    else
      for (const { block, start, end } of change.cuts.toSorted((a, b) => b.start - a.start)) {
        const text = changed.has(block) ? changed.get(block)! : given.blocks[block]!.text
        const rest = text === null ? '' : (text.slice(0, start) + text.slice(end)).trim()
        changed.set(block, rest || null)
      }
  }
  const blocks = given.blocks.flatMap((block, at) => {
    const text = changed.has(at) ? changed.get(at)! : block.text
    return [...(inserted.get(at) ?? []), ...(text === null ? [] : [{ ...block, text }])]
  })
  return { ...given, blocks: [...blocks, ...(inserted.get(given.blocks.length) ?? [])] }
}

/** A manuscript after every safe mend of the house, what is still found in it, and what was taken out. */
export const mendSafely = (
  given: Manuscript,
  house: House,
): { manuscript: Manuscript; findings: Finding[] } => {
  const safe = proofread(given, house).filter((finding) => finding.safe && finding.mend)
  if (safe.length === 0) return { manuscript: given, findings: proofread(given, house) }
  const repairs = safe.map((finding) => repairOf(given, finding))
  const mended = mend(
    given,
    safe.map((finding) => finding.mend!),
  )
  const manuscript = { ...mended, repairs: [...given.repairs, ...repairs] }
  return { manuscript, findings: proofread(manuscript, house) }
}

const repairOf = ({ blocks }: Manuscript, { rule, place, mend }: Finding): Repair => ({
  rule,
  place,
  text:
    mend?.do === 'remove'
      ? mend.cuts
          .map(({ block, start, end }) =>
            blockText({ ...blocks[block]!, text: blocks[block]!.text.slice(start, end) }),
          )
          .join('\n')
      : mend?.do === 'rewrite'
        ? blockText(blocks[mend.block]!)
        : '',
})
