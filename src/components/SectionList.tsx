import type { Block, LocalizedText } from '../text/manuscript/manuscript.ts'
import { sectionsOf, type Section, type KnowsSections } from '../text/manuscript/sections.ts'
import { sectionText } from '../text/manuscript/blockText.ts'
import type { Finding } from '../text/proof/rule.ts'
import styles from './ProofPanel.module.css'
import { showPlace } from './showPlace.ts'

export type SectionListProps = {
  blocks: Block[]
  house: KnowsSections
  /** The kinds in the order this format has them. */
  order: string[]
  required: string[]
  citations: number
  findings: Finding[]
  say: (words: LocalizedText) => string
  onInsert: (kind: string) => void
}

const labels = {
  title: { ja: 'セクション', en: 'Sections' },
  missing: { ja: 'なし', en: 'missing' },
  empty: { ja: '空', en: 'empty' },
  insert: { ja: '見出しを入れる', en: 'Insert' },
} satisfies Record<string, LocalizedText>

/** Each section the article has or needs: its length, what was found in it, and the button that puts in a missing one. */
export const SectionList = ({
  blocks,
  house,
  order,
  required,
  citations,
  findings,
  say,
  onInsert,
}: SectionListProps) => {
  const found = sectionsOf(blocks, house)
  const listed = order.filter(
    (kind) =>
      required.includes(kind) ||
      found.some((section) => section.kind === kind) ||
      (kind === 'citations' && (citations > 0 || required.length > 0)),
  )
  if (listed.length === 0) return null
  const inSection = (sections: Section[]): Finding[] =>
    findings.filter(({ place }) => {
      const [field, at] = place.split('.')
      return (
        field === 'body' &&
        sections.some(({ heading, to }) => Number(at) >= heading && Number(at) < to)
      )
    })
  return (
    <ul className={styles.sections} aria-label={say(labels.title)}>
      {listed.map((kind) => {
        const ofKind = found.filter((section) => section.kind === kind)
        const label = say(house.sections[kind]!.label)
        const length = ofKind.reduce((sum, section) => sum + lengthOf(blocks, section, house), 0)
        const isCitations = kind === 'citations' && ofKind.length === 0
        const isMissing = ofKind.length === 0 && !isCitations
        const about = isCitations
          ? findings.filter(({ place }) => place.startsWith('citations'))
          : inSection(ofKind)
        const state = isCitations
          ? say({ ja: `${citations} 件`, en: counted(citations, 'source') })
          : isMissing
            ? say(labels.missing)
            : length === 0
              ? say(labels.empty)
              : say({
                  ja: `${length.toLocaleString()} 字`,
                  en: counted(length, 'character'),
                })
        const place = isCitations ? 'citations' : `body.${ofKind[0]?.heading}`
        return (
          <li
            key={kind}
            className={isMissing || (isCitations ? citations : length) === 0 ? styles.missing : ''}
          >
            {isMissing ? (
              <span>{label}</span>
            ) : (
              <button type="button" onClick={() => showPlace(place, blocks)}>
                {label}
              </button>
            )}
            <span className={styles.state}>
              {about.length > 0 && (
                <span
                  className={
                    about.some(({ severity }) => severity === 'error')
                      ? styles.errors
                      : styles.warnings
                  }
                >
                  {say({ ja: `指摘 ${about.length}`, en: counted(about.length, 'finding') })}
                </span>
              )}
              {state}
              {isMissing && (
                <button
                  type="button"
                  className={styles.insert}
                  aria-label={`${label}: ${say(labels.insert)}`}
                  onClick={() => onInsert(kind)}
                >
                  {say(labels.insert)}
                </button>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

const lengthOf = (blocks: Block[], section: Section, house: KnowsSections): number =>
  [...sectionText(blocks, section, house).replace(/\s/g, '')].length

const counted = (n: number, thing: string): string =>
  `${n.toLocaleString('en')} ${thing}${n === 1 ? '' : 's'}`
