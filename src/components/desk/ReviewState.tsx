'use client'
import {
  ConfirmationModal,
  Pill,
  toast,
  useAuth,
  useDocumentInfo,
  useFormFields,
  useModal,
} from '@payloadcms/ui'
import { useState } from 'react'
import { hasRole } from '../../access/hasRole.ts'
import { reviewWords, type ReviewState as State } from '../../text/house/reviewStates.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useAddresses } from '../useAddresses.ts'
import { useSay } from '../useSay.ts'
import { useSubmit } from '../writing/useSubmit.ts'
import styles from './ReviewState.module.css'

type Move = { to: State | null; label: LocalizedText; done: LocalizedText; asks?: boolean }

const submit: Move = {
  to: 'submitted',
  label: { ja: 'デスクへ提出', en: 'Hand in' },
  done: { ja: 'デスクへ提出しました。', en: 'Handed in.' },
}
const giveBack: Move = {
  to: 'returned',
  label: { ja: '差し戻す', en: 'Give back' },
  done: { ja: '差し戻しました。', en: 'Given back.' },
  asks: true,
}

/** What whoever looks at a draft may do with it. */
const movesOf = (state: State | null, isEditor: boolean): Move[] => {
  if (!isEditor)
    return state === 'submitted' || state === 'passed'
      ? [
          {
            to: null,
            label: { ja: '提出を取り消す', en: 'Take back' },
            done: { ja: '提出を取り消しました。', en: 'Taken back.' },
          },
        ]
      : [submit]
  if (state === 'submitted')
    return [
      giveBack,
      {
        to: 'passed',
        label: { ja: '校了にする', en: 'Pass' },
        done: { ja: '校了にしました。', en: 'Passed.' },
      },
    ]
  return state === 'passed' ? [giveBack] : []
}

const noteModal = 'midashi-review-note'

/** How far the desk is with a draft, and the next step: handing in for a writer, giving back and passing for an editor. */
export const ReviewState = () => {
  const say = useSay()
  const { user } = useAuth()
  const { id } = useDocumentInfo()
  const { api } = useAddresses()
  const { openModal } = useModal()
  const save = useSubmit(api(`/articles/${String(id)}`))
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const state = useFormFields(
    ([fields]) => (fields?.['review.state']?.value ?? null) as State | null,
  )
  if (id === undefined || id === null) return null
  const move = async ({ to, done }: Move, said: string | null): Promise<void> => {
    setBusy(true)
    const isDone = await save({ asVersion: true, beside: { review: { state: to, note: said } } })
    setBusy(false)
    if (!isDone) return
    setNote('')
    toast.success(say(done))
  }
  return (
    <>
      {state !== null && (
        <Pill pillStyle="warning" size="small">
          {say(reviewWords[state])}
        </Pill>
      )}
      {movesOf(state, hasRole(user, 'admin', 'editor')).map((one) => (
        <SmallButton
          key={String(one.to)}
          disabled={isBusy}
          onClick={() => (one.asks ? openModal(noteModal) : void move(one, null))}
        >
          {say(one.label)}
        </SmallButton>
      ))}
      <ConfirmationModal
        modalSlug={noteModal}
        heading={say({ ja: '差し戻し', en: 'Give back' })}
        body={
          <label className={styles.note}>
            {say({ ja: '書き手へのひとこと', en: 'A word to the writer' })}
            <textarea
              rows={4}
              maxLength={1000}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </label>
        }
        confirmLabel={say(giveBack.label)}
        onConfirm={() => void move(giveBack, note.trim() || null)}
      />
    </>
  )
}
