import { cutBlocks, repairOf } from '../manuscript/cuts.ts'
import type { Block, Manuscript, Repair } from '../manuscript/manuscript.ts'
import { proofread } from './proofread.ts'
import type { Finding, House, Mend } from './rule.ts'

/**
 * A manuscript with these mends made, all in terms of the blocks it has now; the one given stays as it is.
 * @example
 * const [article] = readPage('【概要】\n便が戻る。\n【詳細】\n市が発表した。', house)
 * mend(article, [{ do: 'rewrite', block: 1, text: '便が来月戻る。' }]).blocks[1].text // → "便が来月戻る。"
 */
export const mend = <Given extends Manuscript>(given: Given, mends: Mend[]): Given => {
  const rewritten = new Map<number, string>()
  const headed = new Map<number, string>()
  const inserted = new Map<number, Block[]>()
  for (const change of mends) {
    if (change.do === 'insert')
      inserted.set(change.before, [...(inserted.get(change.before) ?? []), ...change.blocks])
    else if (change.do === 'rewrite') rewritten.set(change.block, change.text)
    else if (change.do === 'head') headed.set(change.block, change.text)
  }
  const cuts = mends.flatMap((change) => (change.do === 'remove' ? change.cuts : []))
  const blocks = cutBlocks(given.blocks, cuts).flatMap((block, at) => {
    const text = rewritten.get(at)
    const heading = headed.get(at)
    if (block && heading !== undefined)
      return [...(inserted.get(at) ?? []), { kind: 'heading' as const, level: 2, text: heading }]
    return [
      ...(inserted.get(at) ?? []),
      ...(block ? [text === undefined ? block : { ...block, text }] : []),
    ]
  })
  const credit = mends.flatMap((change) =>
    change.do === 'remove' && change.credit ? [change.credit] : [],
  )[0]
  return {
    ...given,
    eyecatchCredit: given.eyecatchCredit ?? credit ?? null,
    blocks: [...blocks, ...(inserted.get(given.blocks.length) ?? [])],
  }
}

/**
 * A manuscript after every safe mend of the house, with what they took out among its repairs, and what is still found in it.
 * @example
 * const [article] = readPage('【概要】\n便が戻る。\n【詳細】\n市が発表した。', house)
 * mendSafely(article, house).findings.map(({ rule }) => rule) // → ["missingTitle","missingSection","missingCitation"]
 */
export const mendSafely = <Given extends Manuscript & { repairs: Repair[] }>(
  given: Given,
  house: House,
): { manuscript: Given; findings: Finding[] } => {
  const found = proofread(given, house, given)
  const safe = found.filter((finding) => finding.safe && finding.mend)
  if (safe.length === 0) return { manuscript: given, findings: found }
  const repairs = safe.flatMap(({ rule, mend }) =>
    mend?.do === 'remove' ? [repairOf(given.blocks, mend.cuts, rule, house)] : [],
  )
  const mended = mend(
    given,
    safe.map((finding) => finding.mend!),
  )
  const manuscript = { ...mended, repairs: [...given.repairs, ...repairs] }
  return { manuscript, findings: proofread(manuscript, house, manuscript) }
}
