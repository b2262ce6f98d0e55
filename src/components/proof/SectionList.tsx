'use client'
import { Button, Pill } from '@payloadcms/ui'
import { charactersIn } from '../../text/article/lengthOf.ts'
import { sectionText } from '../../text/manuscript/blockText.ts'
import type { Block, LocalizedText } from '../../text/manuscript/manuscript.ts'
import { sectionsOf, type Section, type KnowsSections } from '../../text/manuscript/sections.ts'
import type { Finding } from '../../text/proof/rule.ts'
import { useShowPlace } from '../bodyEditor/useShowPlace.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useSay } from '../useSay.ts'
import styles from './SectionList.module.css'

export type SectionListProps = {
  blocks: Block[]
  house: KnowsSections
  /** The kinds in the order this format has them. */
  order: string[]
  required: string[]
  citations: number
  findings: Finding[]
  /** Nothing is written yet, and so nothing is missing. */
  isNew: boolean
  onInsert: (kind: string) => void
}

const labels = {
  title: { ja: 'セクション', en: 'Sections' },
  missing: { ja: 'なし', en: 'missing' },
  empty: { ja: '空', en: 'empty' },
  insert: { ja: '見出しを入れる', en: 'Insert' },
} satisfies Record<string, LocalizedText>

/** Each section the article has or needs: its length, what was found in it, and the button that puts in a missing one. */
export const SectionList = (given: SectionListProps) => {
  const { blocks, house, isNew, onInsert } = given
  const say = useSay()
  const { showPlace } = useShowPlace()
  const listed = listedOf(given)
  if (listed.length === 0) return null
  return (
    <ul className={styles.sections} aria-label={say(labels.title)}>
      {listed.map(({ kind, place, size, count, about }) => {
        const label = say(house.sections[kind]!.label)
        return (
          <li key={kind} data-missing={(size === 0 && !isNew) || undefined}>
            {place === null ? (
              <span>{label}</span>
            ) : (
              <Button
                buttonStyle="none"
                margin={false}
                className={styles.section}
                onClick={() => showPlace(place, blocks)}
              >
                {label}
              </Button>
            )}
            <span className={styles.state}>
              {about.length > 0 && (
                <Pill
                  pillStyle={
                    about.some(({ severity }) => severity === 'error') ? 'error' : 'warning'
                  }
                  size="small"
                >
                  {say({ ja: `指摘 ${about.length}`, en: counted(about.length, 'finding') })}
                </Pill>
              )}
              {say(place === null ? labels.missing : count)}
              {place === null && (
                <SmallButton
                  aria-label={`${label}: ${say(labels.insert)}`}
                  onClick={() => onInsert(kind)}
                >
                  {say(labels.insert)}
                </SmallButton>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

type Listed = {
  kind: string
  /** Where it stands; null where it is missing. */
  place: string | null
  /** Characters of a section, or sources of the citations. */
  size: number
  count: LocalizedText
  about: Finding[]
}

const listedOf = ({
  blocks,
  house,
  order,
  required,
  citations,
  findings,
}: SectionListProps): Listed[] => {
  const found = sectionsOf(blocks, house)
  return order.flatMap((kind): Listed[] => {
    const ofKind = found.filter((section) => section.kind === kind)
    if (kind === 'citations' && ofKind.length === 0)
      return citations === 0 && required.length === 0
        ? []
        : [
            {
              kind,
              place: 'citations',
              size: citations,
              count: { ja: `${citations} 件`, en: counted(citations, 'source') },
              about: findings.filter(({ place }) => place.startsWith('citations')),
            },
          ]
    if (ofKind.length === 0 && !required.includes(kind)) return []
    const size = ofKind.reduce(
      (sum, section) => sum + charactersIn(sectionText(blocks, section, house)),
      0,
    )
    return [
      {
        kind,
        place: ofKind[0] ? `body.${ofKind[0].heading}` : null,
        size,
        count:
          size === 0
            ? labels.empty
            : { ja: `${size.toLocaleString()} 字`, en: counted(size, 'character') },
        about: findings.filter(({ place }) => isIn(place, ofKind)),
      },
    ]
  })
}

const isIn = (place: string, sections: Section[]): boolean => {
  const [field, at] = place.split('.')
  return (
    field === 'body' && sections.some(({ heading, to }) => Number(at) >= heading && Number(at) < to)
  )
}

const counted = (n: number, thing: string): string =>
  `${n.toLocaleString('en')} ${thing}${n === 1 ? '' : 's'}`
