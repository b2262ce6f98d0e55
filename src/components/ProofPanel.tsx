'use client'
import {
  useAllFormFields,
  useAuth,
  useConfig,
  useDocumentInfo,
  useTranslation,
} from '@payloadcms/ui'
import type { FormState } from 'payload'
import { formatAdminURL, reduceFieldsToValues } from 'payload/shared'
import { useEffect, useMemo, useState } from 'react'
import { hasRole } from '../access/roles.ts'
import { fromLexical } from '../text/manuscript/fromLexical.ts'
import { fromArticle, type ArticleRecord } from '../text/article/fromArticle.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import { insertLexical } from '../text/proof/insertLexical.ts'
import { sectionsInOrder } from '../text/proof/sectionsInOrder.ts'
import { houseFrom, type HouseData } from '../text/house/houseData.ts'
import { shownFindings } from '../text/house/shownFindings.ts'
import { bodyInEditor, showBody } from './bodyEditor.ts'
import { CopyFound } from './CopyFound.tsx'
import styles from './ProofPanel.module.css'
import { ReadManuscript } from './ReadManuscript.tsx'
import { Repairs } from './Repairs.tsx'
import { Schedules } from './Schedules.tsx'
import { SectionList } from './SectionList.tsx'
import { showPlace } from './showPlace.ts'
import { useBodyChange } from './useBodyChange.ts'
import { useProof } from './writing/useProof.ts'
import { useRelations } from './useRelations.ts'
import { useSay } from './useSay.ts'

export type ProofPanelProps = { house: HouseData }

/** How long typing must rest before the article is proofread again, in milliseconds. */
const rest = 400

const labels = {
  title: { ja: '校閲', en: 'Proof' },
  clean: { ja: '指摘はありません。公開できます。', en: 'Nothing found. Ready to publish.' },
  errors: { ja: '要修正', en: 'Errors' },
  warnings: { ja: '注意', en: 'Warnings' },
  removed: {
    ja: '重複を取り除きました。「取り除いたもの」から元に戻せます。',
    en: 'The copy was taken out. It can be put back below.',
  },
  other: { ja: 'その記事を開く', en: 'Open that article' },
  putBack: { ja: '元に戻しました。', en: 'It was put back.' },
  blocked: {
    ja: '要修正の項目があるため、まだ公開できません。下書きは保存されます。',
    en: 'Errors stop publishing. Drafts are saved.',
  },
} satisfies Record<string, LocalizedText>

/**
 * Shows what proofreading finds while the editor types: the same function the server runs on every save. Rules an app has
 * added itself run on the server alone; what they found on the last save is shown beside.
 */
export const ProofPanel = ({ house: given }: ProofPanelProps) => {
  const { i18n } = useTranslation()
  const say = useSay()
  const [fields] = useAllFormFields()
  const [article, setArticle] = useState<ArticleRecord | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setArticle(articleIn(fields)), rest)
    return () => clearTimeout(timer)
  }, [fields])
  const relations = useRelations(article)
  const saved = useProof()
  const { isChanging, changeBody } = useBodyChange()
  const { id, collectionSlug } = useDocumentInfo()
  const { config } = useConfig()
  const { user } = useAuth()

  const house = useMemo(() => houseFrom(given), [given])
  if (!article)
    return <section className={styles.panel} aria-busy="true" aria-label={say(labels.title)} />

  const manuscript = fromArticle(article, house, relations)
  const findings = shownFindings(manuscript, house, saved)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const required = house.formats[manuscript.format]?.sections ?? []

  const insert = (kind: string): void => {
    const body = bodyInEditor()
    const { ja } = house.sections[kind]!.label
    const mend = findings.find(
      ({ rule, mend: own }) =>
        rule === 'missingSection' && own?.do === 'insert' && own.blocks[0]?.text === ja,
    )?.mend
    if (!body || mend?.do !== 'insert') return
    const changed = insertLexical(body, manuscript.blocks, mend)
    showBody(changed)
    // Where somebody writes next: under the heading, once the editor shows it.
    const at = fromLexical(changed).findIndex(
      ({ kind: own, text }) => own === 'heading' && text === ja,
    )
    requestAnimationFrame(() => showPlace(`body.${at}`, fromLexical(changed)))
  }

  return (
    <section className={styles.panel} aria-label={say(labels.title)}>
      <h3 className={styles.title}>
        {say(labels.title)}
        {errors > 0 && <span className={styles.errors}>{`${say(labels.errors)} ${errors}`}</span>}
        {findings.length > errors && (
          <span
            className={styles.warnings}
          >{`${say(labels.warnings)} ${findings.length - errors}`}</span>
        )}
      </h3>
      <ReadManuscript blocks={manuscript.blocks} house={house} say={say} />
      <Schedules errors={errors} />
      <SectionList
        blocks={manuscript.blocks}
        house={house}
        order={sectionsInOrder(manuscript.format, house)}
        required={required}
        citations={manuscript.citations.length}
        findings={findings}
        say={say}
        onInsert={insert}
      />
      <div role="status" aria-live="polite">
        {findings.length === 0 ? (
          <p className={styles.clean}>{say(labels.clean)}</p>
        ) : (
          <ul className={styles.findings}>
            {findings.map((finding) => {
              const { rule, place, severity, message, copy, mend, article: other } = finding
              return (
                <li key={`${rule} ${place} ${message.ja}`} className={styles[severity]}>
                  <button type="button" onClick={() => showPlace(place, manuscript.blocks)}>
                    {say(message)}
                  </button>
                  {other !== undefined && (
                    <a
                      className={styles.other}
                      href={formatAdminURL({
                        adminRoute: config.routes.admin,
                        path: `/collections/${collectionSlug}/${other}`,
                      })}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {say(labels.other)}
                    </a>
                  )}
                  {copy && (
                    <CopyFound
                      finding={{ ...finding, copy }}
                      blocks={manuscript.blocks}
                      house={house}
                      say={say}
                      isChanging={isChanging}
                      onMend={
                        id && mend
                          ? () => void changeBody('mend', { rule, place }, say(labels.removed))
                          : null
                      }
                    />
                  )}
                </li>
              )
            })}
          </ul>
        )}
        {findings.some(({ severity, safe }) => severity === 'error' && !safe) && (
          <p className={styles.note}>{say(labels.blocked)}</p>
        )}
      </div>
      <Repairs
        repairs={saved.repairs ?? []}
        language={i18n.language}
        say={say}
        isChanging={isChanging}
        onUndo={
          id && hasRole(user, 'admin', 'editor')
            ? (repair) => void changeBody(`repairs/${repair}/undo`, {}, say(labels.putBack))
            : null
        }
      />
    </section>
  )
}

/** The article in the form. Payload gives an array without rows as the number 0. */
const articleIn = (fields: FormState): ArticleRecord => {
  const values = reduceFieldsToValues(fields, true) as ArticleRecord
  return { ...values, citations: Array.isArray(values.citations) ? values.citations : [] }
}
