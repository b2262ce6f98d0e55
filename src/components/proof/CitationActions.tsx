'use client'
import { toast, useForm, useFormFields } from '@payloadcms/ui'
import { relationId } from '../../text/article/fromArticle.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useAddresses } from '../useAddresses.ts'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay } from '../useSay.ts'
import styles from './FindingList.module.css'

export type CitationActionsProps = {
  /** Which of the article's citations it is, from 0. */
  at: number
}

const labels = {
  open: { ja: '情報源を開く', en: 'Open the source' },
  take: { ja: '登録の題名にする', en: 'Take the source’s title' },
  taken: { ja: '情報源に登録された題名にしました。', en: 'It is called as its source is called.' },
  alone: {
    ja: 'リンクのない別の情報源にしました。',
    en: 'It is a source of its own, without a link.',
  },
  undo: { ja: '元に戻す', en: 'Undo' },
  split: { ja: '別の情報源に分ける', en: 'Make it a source of its own' },
} satisfies Record<string, LocalizedText>

/**
 * What can be done about a citation that does not go with its link: look at the source, call it as the source is called, or let what
 * this article says be a source of its own, without the link.
 */
export const CitationActions = ({ at }: CitationActionsProps) => {
  const { admin } = useAddresses()
  const { dispatchFields, getField, setModified } = useForm()
  const ask = useApi()
  const say = useSay()
  const { attempt, isTrying } = useAttempt()
  const path = `citations.${at}`
  const source = relationId(useFormFields(([fields]) => fields[`${path}.source`]?.value))
  const title = useFormFields(([fields]) => fields[`${path}.statedTitle`]?.value)
  const publisher = useFormFields(([fields]) => fields[`${path}.statedPublisher`]?.value)
  const publishedOn = useFormFields(([fields]) => fields[`${path}.statedPublishedOn`]?.value)
  if (source === null) return null

  /** All at once: of fields that are set one by one, the answer to a save under way would take all back but the last. */
  const fill = (values: Record<string, unknown>): void => {
    const formState = Object.fromEntries(
      Object.entries(values).map(([field, value]) => [
        `${path}.${field}`,
        { ...getField(`${path}.${field}`), value, isModified: true },
      ]),
    )
    dispatchFields({ type: 'UPDATE_MANY', formState } as Parameters<typeof dispatchFields>[0])
    setModified(true)
  }
  /** Changes the citation, says so, and offers the way back. */
  const change = (values: Record<string, unknown>, said: LocalizedText): void => {
    const before = {
      source,
      statedTitle: title ?? null,
      statedPublisher: publisher ?? null,
      statedPublishedOn: publishedOn ?? null,
    }
    fill({ statedTitle: null, statedPublisher: null, statedPublishedOn: null, ...values })
    toast.success(say(said), { action: { label: say(labels.undo), onClick: () => fill(before) } })
  }
  const split = (): Promise<boolean> =>
    attempt(async () => {
      const { doc } = await ask<{ doc: { id: string | number } }>('POST', '/sources', {
        title,
        ...(publisher ? { publisher } : {}),
        ...(publishedOn ? { publishedOn } : {}),
      })
      change({ source: doc.id }, labels.alone)
    })
  return (
    <div className={styles.actions}>
      <SmallButton el="anchor" newTab url={admin(`/sources/${source}`)}>
        {say(labels.open)}
      </SmallButton>
      {Boolean(title) && (
        <>
          <SmallButton disabled={isTrying} onClick={() => change({}, labels.taken)}>
            {say(labels.take)}
          </SmallButton>
          <SmallButton disabled={isTrying} onClick={() => void split()}>
            {say(labels.split)}
          </SmallButton>
        </>
      )}
    </div>
  )
}
