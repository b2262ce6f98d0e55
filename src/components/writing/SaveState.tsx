'use client'
import {
  Button,
  LeaveWithoutSaving,
  useDocumentInfo,
  useForm,
  useFormModified,
  useFormProcessing,
} from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { useSay } from '../useSay.ts'
import type { SaveState as State } from './saves.ts'
import styles from './SaveState.module.css'
import { SignInAgain } from './SignInAgain.tsx'
import { TwoTexts } from './TwoTexts.tsx'
import { useKeptText } from './useKeptText.ts'
import { useSaves } from './useSaves.ts'
import { useSubmit } from './useSubmit.ts'

/** How long after a save that failed it is tried again, in milliseconds. */
const pause = 4000

const labels = {
  saved: { ja: '保存済み', en: 'Saved' },
  saving: { ja: '保存中…', en: 'Saving …' },
  writing: { ja: '未保存', en: 'Not saved yet' },
  offline: { ja: '未保存（オフライン）', en: 'Not saved (offline)' },
  busy: { ja: '未保存（サーバーが応答しません）', en: 'Not saved (the server does not answer)' },
  signedOut: { ja: '未保存（ログインが必要です）', en: 'Not saved (sign in)' },
  outdated: { ja: '未保存（ほかの人が先に保存）', en: 'Not saved (somebody was first)' },
  locked: { ja: '未保存（ほかの人が編集中）', en: 'Not saved (somebody is editing)' },
  refused: { ja: '未保存', en: 'Not saved' },
  noRoom: {
    ja: 'このブラウザーにも空きがなく、残せません',
    en: 'This browser has no room to keep it either',
  },
} satisfies Record<string, LocalizedText>

/**
 * Says truly whether the server has what is in the form, and sees to it that it gets it: saves again when the network is back,
 * lets an editor sign in over the form, and asks where two have written. Leaving asks as long as something is not saved.
 */
export const SaveState = () => {
  const { saves, state, document, path } = useSaves()
  const { setModified } = useForm()
  const isModified = useFormModified()
  const submit = useSubmit(path)
  const say = useSay()
  const [isPutOff, setPutOff] = useState(false)
  const { problem } = state
  const { saveNow, isTyped, hasRoom } = useKeptText(document, state, isModified)

  // Asked anew whenever something else goes wrong.
  useEffect(() => setPutOff(false), [problem?.kind])

  const again = useRef(submit)
  again.current = submit
  const retries = problem?.kind === 'offline' || problem?.kind === 'busy'
  useEffect(() => {
    if (!retries) return
    // A save the server still holds would be refused by the next one's number.
    const retry = (): void => {
      if (!saves.get().isSaving) void again.current()
    }
    const timer = setInterval(retry, pause)
    window.addEventListener('online', retry)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', retry)
    }
  }, [retries, saves])

  // A publication that was refused leaves what was typed just before it in the form alone.
  // Payload's form saves nothing while it publishes: it is asked once that has ended.
  const { isBehind } = state
  const isPublishing = useFormProcessing()
  useEffect(() => {
    if (!isBehind || isPublishing) return
    setModified(true)
    void again.current()
  }, [isBehind, isPublishing, setModified])

  // Payload counts the versions behind the published one, none where nothing is published: its dialog for scheduling then
  // proposes to unpublish a draft.
  const { hasPublishedDoc, unpublishedVersionCount, setUnpublishedVersionCount } = useDocumentInfo()
  useEffect(() => {
    if (!hasPublishedDoc && unpublishedVersionCount === 0) setUnpublishedVersionCount(1)
  }, [hasPublishedDoc, unpublishedVersionCount, setUnpublishedVersionCount])

  // Whoever opens the document again starts from what the server has then.
  useEffect(() => () => saves.reset(), [saves])

  const isUnsaved = isModified || isTyped || problem !== null || isBehind
  const saveMine = async (): Promise<void> => {
    if (problem?.kind === 'outdated') saves.set({ problem: null, revision: problem.revision })
    else saves.set({ problem: null })
    setModified(true)
    await submit({ asVersion: true, overrideLock: problem?.kind === 'locked' })
  }
  const openTheirs = (): void => {
    saveNow()
    isLeaving.current = true
    setModified(false)
    saves.set({ problem: null })
    location.reload()
  }
  const isLeaving = useRef(false)

  return (
    <>
      <div
        className={`${styles.state} ${styles[toneOf(state, isUnsaved)] ?? ''}`}
        role="status"
        aria-live="polite"
        data-save-state={toneOf(state, isUnsaved)}
      >
        {isPutOff && problem !== null ? (
          <Button
            buttonStyle="none"
            margin={false}
            className={styles.again}
            onClick={() => setPutOff(false)}
          >
            {say(wordsOf(state, isUnsaved))}
          </Button>
        ) : (
          say(wordsOf(state, isUnsaved))
        )}
        {isUnsaved && !hasRoom && <span>{say(labels.noRoom)}</span>}
      </div>
      <LeaveWithoutSaving
        disablePreventLeave={!isUnsaved || isLeaving.current}
        onConfirm={() => saveNow()}
      />
      {problem?.kind === 'signedOut' && !isPutOff && (
        <SignInAgain
          onClose={() => setPutOff(true)}
          onDone={() => {
            saves.set({ problem: null })
            setModified(true)
            void submit()
          }}
        />
      )}
      {(problem?.kind === 'outdated' || problem?.kind === 'locked') && !isPutOff && (
        <TwoTexts
          by={problem.kind === 'outdated' ? problem.by : null}
          isLocked={problem.kind === 'locked'}
          onMine={() => void saveMine()}
          onTheirs={openTheirs}
          onClose={() => setPutOff(true)}
        />
      )}
    </>
  )
}

type Tone = 'saved' | 'saving' | 'writing' | 'unsaved'

const toneOf = ({ isSaving, problem }: State, isUnsaved: boolean): Tone =>
  problem ? 'unsaved' : isSaving ? 'saving' : isUnsaved ? 'writing' : 'saved'

const wordsOf = (state: State, isUnsaved: boolean): LocalizedText => {
  const { problem, savedAt } = state
  if (problem?.kind === 'refused' && problem.message) {
    const { message } = problem
    return { ja: `未保存（${message}）`, en: `Not saved (${message})` }
  }
  if (problem) return labels[problem.kind]
  const tone = toneOf(state, isUnsaved)
  if (tone !== 'saved' || savedAt === null) return labels[tone === 'unsaved' ? 'refused' : tone]
  const time = (language: string): string =>
    new Date(savedAt).toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' })
  return { ja: `保存済み ${time('ja')}`, en: `Saved ${time('en')}` }
}
