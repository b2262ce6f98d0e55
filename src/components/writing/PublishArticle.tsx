'use client'
import { Button, PublishButton, useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { hasErrors, VerdictPlace } from '../proof/Verdict.tsx'
import { useAnswer } from '../useAnswer.ts'
import { useSay, useTime } from '../useSay.ts'
import { OverForm } from './OverForm.tsx'
import styles from './PublishArticle.module.css'

const labels = {
  publish: { ja: '公開する', en: 'Publish' },
  update: { ja: '更新する', en: 'Update' },
  title: { ja: '公開日時を確かめてください', en: 'Check when it is published' },
  asIs: { ja: 'この日時で公開する', en: 'Publish with this date' },
  postpone: { ja: 'この日時まで見えなくする', en: 'Hide it until then' },
  now: { ja: 'いまの日時で公開する', en: 'Publish with today’s date' },
  later: { ja: 'やめる', en: 'Cancel' },
} satisfies Record<string, LocalizedText>

const postponed = (at: string): LocalizedText => ({
  ja: `公開中の記事です。公開日時が${at}になっているので、それまで読者から見えなくなります。`,
  en: `It is live, and dated ${at}: until then readers will not see it.`,
})

const question = (at: string): LocalizedText => ({
  ja: `公開日時が${at}になっています。読者には、その日に出た記事として見えます。`,
  en: `It is dated ${at}: readers will see it as an article of that day.`,
})

/** How far back a date stands that nobody has just chosen, in milliseconds. */
const longAgo = 86_400_000

/**
 * Payload's button, which says what it does: publishes, or brings up to date what readers see already. An article that has brought
 * an old date along, as a pasted manuscript does, is not put under it without a question, and a live one is not taken from its readers
 * by a date to come.
 */
export const PublishArticle = () => {
  const say = useSay()
  const time = useTime()
  const { hasPublishedDoc, id } = useDocumentInfo()
  // What was saved last may be a draft: what readers see is asked of the live article.
  const { answer: live } = useAnswer<{ publishedAt?: string | null }>(
    hasPublishedDoc && id !== undefined ? `/articles/${id}?depth=0&select[publishedAt]=true` : null,
  )
  const { dispatchFields, setModified } = useForm()
  const publishedAt = useFormFields(([fields]) => fields.publishedAt?.value)
  const wrapper = useRef<HTMLDivElement>(null)
  const isAnswered = useRef(false)
  const [isAsking, setAsking] = useState(false)
  const at = publishedAt ? new Date(publishedAt as string) : null

  const isOld = !hasPublishedDoc && at !== null && Date.now() - at.getTime() > longAgo
  const shown = Date.parse(live?.publishedAt ?? '')
  const isPostponed = at !== null && at.getTime() > Date.now() && shown <= Date.now()

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
        if (!isPublishing || !at) return
        // What will be refused is not asked about first.
        if (isAnswered.current || !(isOld || isPostponed) || hasErrors()) {
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
          <p>{say((isPostponed ? postponed : question)(time(at.toISOString())))}</p>
          <footer>
            {!isPostponed && (
              <Button
                margin={false}
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
            )}
            <Button margin={false} buttonStyle="secondary" onClick={publish}>
              {say(isPostponed ? labels.postpone : labels.asIs)}
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
