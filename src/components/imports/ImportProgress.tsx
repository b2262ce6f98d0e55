'use client'
import { useEffect, useRef } from 'react'
import { useSay } from '../useSay.ts'
import styles from './ImportProgress.module.css'

export type ImportProgressProps = {
  label: string
  /** 0 to 1; null while nobody knows how much there is. */
  done: number | null
  /** What is counted, such as 「120 / 500件」. */
  count?: string
}

/** How far something long is, and how long the rest will take. */
export const ImportProgress = ({ label, done, count }: ImportProgressProps) => {
  const say = useSay()
  const begun = useRef<{ at: number; done: number } | null>(null)
  useEffect(() => {
    if (done === null || done === 0) begun.current = null
    else begun.current ??= { at: Date.now(), done }
  }, [done])
  const rest = done === null || !begun.current ? null : restOf(begun.current, done)
  return (
    <div className={styles.progress}>
      <p>
        <span>{label}</span>
        <span aria-live="off">
          {count}
          {rest !== null &&
            say({
              ja: `　残り約${rest < 60 ? `${rest}秒` : `${Math.ceil(rest / 60)}分`}`,
              en: ` · about ${rest < 60 ? `${rest} s` : `${Math.ceil(rest / 60)} min`} left`,
            })}
        </span>
      </p>
      <progress aria-label={label} max={1} value={done ?? undefined} />
    </div>
  )
}

/** Seconds, once enough was seen to tell. */
const restOf = (begun: { at: number; done: number }, done: number): number | null => {
  const passed = (Date.now() - begun.at) / 1000
  const share = done - begun.done
  return passed < 2 || share < 0.02 ? null : Math.ceil((passed / share) * (1 - done))
}
