'use client'
import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useState } from 'react'
import type { Schedule } from '../endpoints/articles/schedules.ts'
import styles from './ProofPanel.module.css'
import { couldNot } from './Schedules.tsx'
import { useApi } from './useApi.ts'
import { useSay, useTime } from './useSay.ts'

/** On the dashboard: publications that were scheduled and could not be made, each with the way to its article. */
export const FailedSchedules = () => {
  const { config } = useConfig()
  const ask = useApi()
  const say = useSay()
  const time = useTime()
  const [failed, setFailed] = useState<Schedule[]>([])
  useEffect(() => {
    ask<{ schedules: Schedule[] }>('GET', '/articles/schedules').then(
      ({ schedules }) => setFailed(schedules.filter(({ state }) => state === 'failed')),
      // Nothing is said where nothing is known.
      () => {},
    )
  }, [ask])
  if (failed.length === 0) return null
  return (
    <section className={styles.failed} aria-label={say(title)}>
      <h3>{say(title)}</h3>
      <ul className={styles.schedules}>
        {failed.map((schedule) => (
          <li key={schedule.id} className={styles.error}>
            <a
              href={formatAdminURL({
                adminRoute: config.routes.admin,
                path: `/collections/articles/${schedule.article}`,
              })}
            >
              {schedule.title || say({ ja: '（無題）', en: '(untitled)' })}
            </a>
            <p>{say(couldNot(time(schedule.at), schedule))}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const title = { ja: '公開できなかった予約', en: 'Scheduled, but not published' }
