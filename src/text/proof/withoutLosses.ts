import { carriedIn, stayingIn } from '../manuscript/cuts.ts'
import type { Block, Credit, LocalizedText } from '../manuscript/manuscript.ts'
import { keyOfThing, type Thing } from '../manuscript/thing.ts'
import type { Finding } from './rule.ts'

/** Why something that is repeated is not taken out. */
export const onlyHere: LocalizedText = {
  ja: 'ここにしかないリンク・画像・書式があるため、繰り返しでもそのまま残します。',
  en: 'It is repeated, but stays for a link, picture or formatting that is nowhere else.',
}

/**
 * Removals without the pieces that would take a link, a picture, formatting or anything unknown away for good, if all of
 * them were made. Where nothing is left of one, it has no cuts.
 */
export const withoutLosses = (blocks: Block[], findings: Finding[]): Finding[] => {
  if (!blocks.some(({ carries }) => carries?.length)) return findings
  const removals = findings.flatMap(({ mend }) => (mend?.do === 'remove' ? [mend] : []))
  const moved = new Set(removals.flatMap(({ moves = [] }) => moves.map(({ from }) => from)))
  const staying = stayingIn(
    blocks,
    removals.flatMap(({ cuts }) => cuts).filter(({ block }) => !moved.has(block)),
  )
  return findings.map((finding) => {
    const { mend } = finding
    if (mend?.do !== 'remove') return finding
    const cuts = mend.cuts.filter(
      (cut) =>
        moved.has(cut.block) ||
        carriedIn(blocks[cut.block]!, cut).every(
          (thing) =>
            staying.has(keyOfThing(thing)) ||
            (mend.credit !== undefined && isKept(thing, mend.credit)),
        ),
    )
    return cuts.length === mend.cuts.length ? finding : { ...finding, mend: { ...mend, cuts } }
  })
}

/** A credit that moves to its field takes its link along; how it was set in the text says nothing there. */
const isKept = (thing: Thing, { url }: Credit): boolean =>
  thing.kind === 'format' || (thing.kind === 'link' && thing.href === url)
