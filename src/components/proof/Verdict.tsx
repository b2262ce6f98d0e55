'use client'
import { Pill } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { useSay } from '../useSay.ts'
import styles from './Verdict.module.css'

export type VerdictProps = { errors: number; warnings: number }

const labels = {
  errors: { ja: '要修正', en: 'Errors' },
  warnings: { ja: '注意', en: 'Warnings' },
  show: { ja: '校閲の指摘を見る', en: 'Show what proofreading found' },
} satisfies Record<string, LocalizedText>

/** How much proofreading has found. */
export const Verdict = ({ errors, warnings }: VerdictProps) => {
  const say = useSay()
  return (
    <>
      {errors > 0 && (
        <Pill pillStyle="error" size="small">{`${say(labels.errors)} ${errors}`}</Pill>
      )}
      {warnings > 0 && (
        <Pill pillStyle="warning" size="small">{`${say(labels.warnings)} ${warnings}`}</Pill>
      )}
    </>
  )
}

const place = 'proof-verdict'

/** Where the verdict stands beside the button that publishes. */
export const VerdictPlace = () => <span id={place} />

/** Whether the panel has found what stops a publication. */
export const hasErrors = (): boolean => document.querySelector(`#${place} [data-errors]`) !== null

/** The verdict beside the button that publishes, where the panel stands far below: on a small screen. It leads to the panel. */
export const VerdictAside = ({ onShow, ...found }: VerdictProps & { onShow: () => void }) => {
  const say = useSay()
  const [at, setAt] = useState<Element | null>(null)
  useEffect(() => setAt(document.getElementById(place)), [])
  if (!at || found.errors + found.warnings === 0) return null
  return createPortal(
    <button
      type="button"
      className={styles.aside}
      data-errors={found.errors > 0 || undefined}
      title={say(labels.show)}
      aria-label={`${say(labels.show)}（${say(labels.errors)} ${found.errors}、${say(labels.warnings)} ${found.warnings}）`}
      onClick={onShow}
    >
      <Verdict {...found} />
    </button>,
    at,
  )
}
