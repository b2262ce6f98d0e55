import { fold } from '../japanese/fold.ts'
import { stops } from '../japanese/sentences.ts'
import type { Block, LocalizedText, Manuscript, Repair } from '../manuscript/manuscript.ts'
import type { Archive, Doubt, Finding, House, Rule } from './rule.ts'
import { onlyHere, withoutLosses } from './withoutLosses.ts'

/** What is known beside the text: what the archive has, where it can be asked, and what was taken out before. */
export type Known = { archive?: Archive | null; repairs?: Repair[] }

/**
 * Everything the house's rules find in a manuscript, errors first, then in the order of the text. Rules that ask the archive
 * run where there is one. Pure: the same given gives the same findings, in a browser and on a server.
 * @example
 * const [article] = readPage('【概要】\n便が戻る。\n【詳細】\n市が発表した。', house)
 * proofread(article, house).map(({ rule, place }) => `${rule} ${place}`) // → ["missingTitle title","missingSection body","missingCitation citations"]
 */
export const proofread = (
  manuscript: Manuscript,
  house: House,
  { archive = null, repairs = [] }: Known = {},
): Finding[] => {
  const findings: Finding[] = []
  for (const [name, rule] of Object.entries(house.rules))
    for (const doubt of doubtsOf(rule, manuscript, house, archive))
      findings.push(
        putBackBefore(
          { rule: name, ...doubt, severity: severityOf(doubt.severity, rule.severity) },
          manuscript.blocks,
          repairs,
        ),
      )
  const made = safely(findings, manuscript.blocks)
  const leaving = blocksLeaving(made)
  return made
    .filter((finding) => finding.safe || !leaving.has(finding.place))
    .sort((a, b) => rank(a) - rank(b) || compare(a.place, b.place))
}

const doubtsOf = (
  rule: Rule,
  manuscript: Manuscript,
  house: House,
  archive: Archive | null,
): Iterable<Doubt> => {
  if (rule.asks !== 'archive') return rule.check({ manuscript, house })
  return archive ? rule.check({ manuscript, house, archive }) : []
}

/** What would take a link or a picture away for good is not made without asking, and stops nothing. */
const safely = (findings: Finding[], blocks: Block[]): Finding[] => {
  const safe = findings.filter((finding) => finding.safe)
  const kept = new Map(withoutLosses(blocks, safe).map((finding, at) => [safe[at], finding]))
  return findings.map((finding) => {
    const left = kept.get(finding) ?? finding
    return left.safe && left.mend?.do === 'remove' && left.mend.cuts.length === 0
      ? { ...finding, safe: false, severity: 'warning', message: onlyHere }
      : left
  })
}

/** What an editor has put back is not taken out again, and stops nothing; what stands beside it is. */
const putBackBefore = (finding: Finding, blocks: Block[], repairs: Repair[]): Finding => {
  const { rule, safe, mend } = finding
  if (!safe || mend?.do !== 'remove') return finding
  const undone = repairs.filter((repair) => repair.undone && repair.rule === rule)
  if (undone.length === 0) return finding
  const putBack = new Set(undone.flatMap(({ text }) => sentencesIn(text)))
  const cuts = mend.cuts.filter(({ block, start, end }) => {
    const sentences = sentencesIn(blocks[block]!.text.slice(start, end))
    return !sentences.every((sentence) => putBack.has(sentence))
  })
  return cuts.length === 0
    ? { ...finding, safe: false, severity: 'warning', message: wasPutBack }
    : { ...finding, mend: { ...mend, cuts } }
}

/** The folded sentences of a text, without the marks of its headings and list items. */
const sentencesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(marks, ''))
    .flatMap((line) => stops(line).map(fold))

const marks = /^(?:[^\p{L}\p{N}「『（(\s]+|\d{1,2}[.．)）])\s*|】$/gu

const wasPutBack: LocalizedText = {
  ja: '取り除いた部分を編集者が元に戻しました。このまま公開できます。',
  en: 'An editor put back what was taken out here. It can be published as it is.',
}

/** The places that are taken out on save: what stands there is not judged otherwise. */
const blocksLeaving = (findings: Finding[]): Set<string> =>
  new Set(
    findings.flatMap(({ safe, mend }) =>
      safe && mend?.do === 'remove' ? mend.cuts.map(({ block }) => `body.${block}`) : [],
    ),
  )

// A house that lowers a rule to a warning means all it says; one that raises it leaves the slight ones slight.
const severityOf = (
  stated: Finding['severity'] | undefined,
  house: Finding['severity'],
): Finding['severity'] => (house === 'warning' ? 'warning' : (stated ?? house))

const rank = ({ severity }: Finding): number => (severity === 'error' ? 0 : 1)

const order = ['title', 'eyecatch', 'body', 'citations']

const compare = (a: string, b: string): number => {
  const [[fieldA, atA], [fieldB, atB]] = [a.split('.'), b.split('.')]
  return order.indexOf(fieldA!) - order.indexOf(fieldB!) || Number(atA ?? -1) - Number(atB ?? -1)
}
