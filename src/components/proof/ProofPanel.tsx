'use client'
import { useAllFormFields, useAuth, useDocumentInfo } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useMemo, useRef, useState } from 'react'
import { hasRole } from '../../access/hasRole.ts'
import { isUntouched } from '../../text/article/isUntouched.ts'
import { fromArticle, type ArticleRecord } from '../../text/article/fromArticle.ts'
import { asArticle, type ProofreadFields } from '../../text/article/proofreadFields.ts'
import { houseFrom, type HouseData } from '../../text/house/houseData.ts'
import { shownFindings } from '../../text/house/shownFindings.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { sectionsInOrder } from '../../text/proof/sectionsInOrder.ts'
import { ReadManuscript } from '../manuscript/ReadManuscript.tsx'
import { useSay } from '../useSay.ts'
import { useProof } from '../writing/useProof.ts'
import { Counts } from './Counts.tsx'
import { FindingList } from './FindingList.tsx'
import styles from './ProofPanel.module.css'
import { Repairs } from './Repairs.tsx'
import { Schedules } from './Schedules.tsx'
import { SectionList } from './SectionList.tsx'
import { useBodyChange } from './useBodyChange.ts'
import { useInsertSection } from './useInsertSection.ts'
import { useMakeHeading } from './useMakeHeading.ts'
import { useRelations } from './useRelations.ts'
import { Verdict, VerdictAside } from './Verdict.tsx'

export type ProofPanelProps = {
  house: HouseData
  /** Where a collection of the app keeps its texts. @default as our articles do */
  fields?: ProofreadFields
}

/** How long typing must rest before the article is proofread again, in milliseconds. */
const rest = 400

const labels = {
  title: { ja: '校閲', en: 'Proof' },
  untouched: {
    ja: '書き始めると、足りないものと直すところをここに示します。',
    en: 'Once you write, what is missing or wrong is shown here.',
  },
  removed: {
    ja: '重複を取り除きました。「取り除いたもの」から元に戻せます。',
    en: 'The copy was taken out. It can be put back below.',
  },
  putBack: { ja: '元に戻しました。', en: 'It was put back.' },
} satisfies Record<string, LocalizedText>

/**
 * Shows what proofreading finds while the editor types: the same function the server runs on every save. Rules an app has
 * added itself run on the server alone; what they found on the last save is shown beside.
 */
export const ProofPanel = ({ house: given, fields }: ProofPanelProps) => {
  const say = useSay()
  const article = useArticle(fields)
  const relations = useRelations(article)
  const saved = useProof()
  const { isChanging, changeBody } = useBodyChange(fields?.body)
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const house = useMemo(() => houseFrom(given), [given])
  const insertSection = useInsertSection(house)
  const makeHeading = useMakeHeading()
  const panel = useRef<HTMLElement>(null)
  if (!article)
    return <section className={styles.panel} aria-busy="true" aria-label={say(labels.title)} />

  const manuscript = fromArticle(article, house, relations)
  // Nothing is wrong before anything is written.
  const isNew = isUntouched(manuscript)
  const findings = isNew ? [] : shownFindings(manuscript, house, saved)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  return (
    <section ref={panel} className={styles.panel} aria-label={say(labels.title)}>
      <h3>
        {say(labels.title)}
        <Verdict errors={errors} warnings={warnings} />
      </h3>
      <VerdictAside
        errors={errors}
        warnings={warnings}
        onShow={() => panel.current?.scrollIntoView({ behavior: 'smooth' })}
      />
      {!fields && <ReadManuscript house={house} />}
      {isNew ? <p>{say(labels.untouched)}</p> : !fields && <Counts manuscript={manuscript} />}
      {!fields && <Schedules errors={errors} />}
      <SectionList
        blocks={manuscript.blocks}
        house={house}
        order={sectionsInOrder(manuscript.format, house)}
        required={house.formats[manuscript.format]?.sections ?? []}
        citations={manuscript.citations.length}
        findings={findings}
        isNew={isNew}
        onInsert={(kind) => insertSection(kind, manuscript.blocks, findings)}
      />
      {!isNew && (
        <FindingList
          findings={findings}
          blocks={manuscript.blocks}
          house={house}
          isChanging={isChanging}
          onHead={(mend) => makeHeading(mend, manuscript.blocks)}
          onMend={
            id
              ? ({ rule, place }) => void changeBody('mend', { rule, place }, say(labels.removed))
              : null
          }
        />
      )}
      <Repairs
        repairs={saved.repairs ?? []}
        isChanging={isChanging}
        onUndo={
          id && (fields || hasRole(user, 'admin', 'editor'))
            ? (repair) => void changeBody(`repairs/${repair}/undo`, {}, say(labels.putBack))
            : null
        }
      />
    </section>
  )
}

/** The article as it stands in the form, once typing rests; null until it is known. */
const useArticle = (names: ProofreadFields | undefined): ArticleRecord | null => {
  const [fields] = useAllFormFields()
  const [article, setArticle] = useState<ArticleRecord | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setArticle(articleIn(fields, names)), rest)
    return () => clearTimeout(timer)
  }, [fields, names])
  return article
}

/** Payload gives an array without rows as the number 0. */
const articleIn = (fields: FormState, names: ProofreadFields | undefined): ArticleRecord => {
  const values = reduceFieldsToValues(fields, true) as ArticleRecord
  if (names) return asArticle(values as Record<string, unknown>, names)
  return { ...values, citations: Array.isArray(values.citations) ? values.citations : [] }
}
