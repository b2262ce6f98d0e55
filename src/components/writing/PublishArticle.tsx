'use client'
import { Button, PublishButton, useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { VerdictPlace } from '../proof/Verdict.tsx'
import { useSay, useTime } from '../useSay.ts'
import { OverForm } from './OverForm.tsx'
import styles from './PublishArticle.module.css'

const labels = {
  publish: { ja: '公開する', en: 'Publish' },
  update: { ja: '更新する', en: 'Update' },
  title: { ja: '公開日時を確かめてください', en: 'Check when it was published' },
  asIs: { ja: 'この日時で公開する', en: 'Publish with this date' },
  now: { ja: 'いまの日時で公開する', en: 'Publish with today’s date' },
  later: { ja: 'やめる', en: 'Cancel' },
} satisfies Record<string, LocalizedText>

const question = (at: string): LocalizedText => ({
  ja: `公開日時が${at}になっています。読者には、その日に出た記事として見えます。`,
  en: `It is dated ${at}: readers will see it as an article of that day.`,
})

/** How far back a date stands that nobody has just chosen, in milliseconds. */
const longAgo = 86_400_000

/**
 * Payload's button, which says what it does: publishes, or brings up to date what readers see already. An article that has brought
 * an old date along, as a pasted manuscript does, is not put under it without a question.
 */
export const PublishArticle = () => {
  const say = useSay()
  const time = useTime()
  const { hasPublishedDoc } = useDocumentInfo()
  const { dispatchFields, setModified } = useForm()
  const publishedAt = useFormFields(([fields]) => fields.publishedAt?.value)
  const wrapper = useRef<HTMLDivElement>(null)
  const isAnswered = useRef(false)
  const [isAsking, setAsking] = useState(false)
  const at = publishedAt ? new Date(publishedAt as string) : null

  const publish = (): void => {
    isAnswered.current = true
    setAsking(false)
    // What was dispatched is in the form when this is clicked.
    setTimeout(() => wrapper.current?.querySelector<HTMLButtonElement>('#action-save')?.click(), 50)
  }

  return (
    <div
      ref={wrapper}
      className={styles.publish}
      onClickCapture={(event) => {
        const isPublishing = (event.target as Element).closest('#action-save') !== null
        if (!isPublishing || hasPublishedDoc || !at) return
        if (isAnswered.current || Date.now() - at.getTime() < longAgo) {
          isAnswered.current = false
          return
        }
        event.preventDefault()
        event.stopPropagation()
        setAsking(true)
      }}
    >
      <VerdictPlace />
      <PublishButton label={say(hasPublishedDoc ? labels.update : labels.publish)} />
      {isAsking && at && (
        <OverForm title={say(labels.title)} onClose={() => setAsking(false)}>
          <p>{say(question(time(at.toISOString())))}</p>
          <footer>
            <Button margin={false} onClick={publish}>
              {say(labels.asIs)}
            </Button>
            <Button
              margin={false}
              buttonStyle="secondary"
              onClick={() => {
                dispatchFields({
                  type: 'UPDATE',
                  path: 'publishedAt',
                  value: new Date().toISOString(),
                })
                setModified(true)
                publish()
              }}
            >
              {say(labels.now)}
            </Button>
            <Button margin={false} buttonStyle="secondary" onClick={() => setAsking(false)}>
              {say(labels.later)}
            </Button>
          </footer>
        </OverForm>
      )}
    </div>
  )
}
