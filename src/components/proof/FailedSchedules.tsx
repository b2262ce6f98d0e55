'use client'
import { Banner } from '@payloadcms/ui'
import type { Schedule } from '../../endpoints/articles/schedules.ts'
import { couldNot } from './Schedules.tsx'
import { useAnswer } from '../useAnswer.ts'
import { useSay, useTime } from '../useSay.ts'
import styles from './FailedSchedules.module.css'
import { useAddresses } from '../useAddresses.ts'

/** On the dashboard: publications that were scheduled and could not be made, each with the way to its article. */
export const FailedSchedules = () => {
  const { admin } = useAddresses()
  const say = useSay()
  const time = useTime()
  // Nothing is said where nothing is known.
  const { answer } = useAnswer<{ schedules: Schedule[] }>('/articles/schedules')
  const failed = answer?.schedules.filter(({ state }) => state === 'failed') ?? []
  if (failed.length === 0) return null
  return (
    <section className={styles.failed} aria-label={say(title)}>
      <h3>{say(title)}</h3>
      {failed.map((schedule) => (
        <Banner key={schedule.id} type="error">
          <a href={admin(`/articles/${schedule.article}`)}>
            {schedule.title || say({ ja: '（無題）', en: '(untitled)' })}
          </a>
          <br />
          {say(couldNot(time(schedule.at), schedule))}
        </Banner>
      ))}
    </section>
  )
}

const title = { ja: '公開できなかった予約', en: 'Scheduled, but not published' }
