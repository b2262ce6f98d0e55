'use client'
import { Banner, toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { Schedule } from '../../endpoints/articles/schedules.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { useApi } from '../useApi.ts'
import { useSay, useTime } from '../useSay.ts'
import styles from './Schedules.module.css'

export type SchedulesProps = { errors: number }

/** How often schedules are looked at while an editor makes one, in milliseconds. */
const often = 1500

/** What waits to be published and will not be, and what could not be: while it is scheduled, and afterwards. */
export const Schedules = ({ errors }: SchedulesProps) => {
  const { id } = useDocumentInfo()
  const { modalState } = useModal()
  const ask = useApi()
  const say = useSay()
  const time = useTime()
  const [schedules, setSchedules] = useState<Schedule[]>([])
  const known = useRef<Set<string> | null>(null)
  const isScheduling = Boolean(modalState[`schedule-publish-${id}`]?.isOpen)

  useEffect(() => {
    if (id === undefined) return
    let isOver = false
    const look = async (): Promise<void> => {
      const answer = await ask<{ schedules: Schedule[] }>(
        'GET',
        `/articles/schedules?article=${id}`,
      )
        // The panel says what it can without it.
        .catch(() => null)
      if (answer && !isOver) setSchedules(answer.schedules)
    }
    void look()
    if (!isScheduling) return
    const timer = setInterval(() => void look(), often)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [ask, id, isScheduling])

  const willFail = (schedule: Schedule): LocalizedText => ({
    ja: `要修正が${errors}件あるため、${time(schedule.at)}の予約公開は実行されません。それまでに直してください。`,
    en: `Errors in the article (${errors}) will stop the publication scheduled for ${time(schedule.at)}. Mend them before then.`,
  })
  const booked = schedules.filter(({ state }) => state === 'waiting')
  const waiting = booked.filter(({ type }) => type === 'publish')

  useEffect(() => {
    const fresh = waiting.filter((schedule) => known.current && !known.current.has(schedule.id))
    if (errors > 0 && fresh[0]) toast.warning(say(willFail(fresh[0])))
    known.current = new Set(schedules.map((schedule) => schedule.id))
    // Only a schedule that was just made is told of.
    // eslint-disable-next-line
  }, [schedules])

  const failed = schedules.filter(({ state }) => state === 'failed')
  if (failed.length === 0 && booked.length === 0) return null
  return (
    <div className={styles.schedules} role="status">
      {booked.map((schedule) => {
        const fails = errors > 0 && schedule.type === 'publish'
        return (
          <Banner key={schedule.id} type={fails ? 'error' : 'success'}>
            {say(fails ? willFail(schedule) : willBe(time(schedule.at), schedule))}
          </Banner>
        )
      })}
      {failed.slice(0, 1).map((schedule) => (
        <Banner key={schedule.id} type="error">
          {say(couldNot(time(schedule.at), schedule))}
        </Banner>
      ))}
    </div>
  )
}

/** What is booked, and who has booked it. */
const willBe = (at: string, { by, type }: Schedule): LocalizedText => ({
  ja: `${at}に${type === 'publish' ? '公開される' : '取り下げられる'}予定です${by ? `（予約：${by}）` : ''}。`,
  en: `It will be ${type === 'publish' ? 'published' : 'taken back'} at ${at}${by ? `, booked by ${by}` : ''}.`,
})

/** That a schedule could not be carried out, and why; the reason is written in the language of the house. */
export const couldNot = (at: string, { reason }: Pick<Schedule, 'reason'>): LocalizedText => ({
  ja: `${at}の予約公開は実行できませんでした。${reason ?? ''}`,
  en: `The publication scheduled for ${at} could not be made. Mend what is found in the article and schedule it again.`,
})
