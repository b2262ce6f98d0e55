'use client'
import {
  ConfirmationModal,
  Gutter,
  Pill,
  toast,
  useDocumentInfo,
  useDocumentTitle,
  useModal,
  useRouteCache,
} from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { changeWords, type SavedState } from '../../text/article/changedField.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { Trail } from '../page/Trail.tsx'
import { Unread } from '../page/Unread.tsx'
import { reviewWords } from '../../text/house/reviewStates.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useAddresses } from '../useAddresses.ts'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay, useTime } from '../useSay.ts'
import styles from './ArticleHistory.module.css'
import { Changes } from './Changes.tsx'

const labels = {
  title: { ja: '変更の記録', en: 'History' },
  none: { ja: 'まだ保存されていません。', en: 'Nothing has been saved yet.' },
  more: { ja: 'これより前の版', en: 'Earlier versions' },
  live: { ja: '公開中', en: 'Live' },
  published: { ja: '公開', en: 'Published' },
  draft: { ja: '下書き', en: 'Draft' },
  first: { ja: '残っている中で最も古い版', en: 'The oldest version that is kept' },
  nothing: { ja: '内容の変更なし', en: 'Nothing was changed' },
  takenBack: { ja: '提出を取り下げ', en: 'Taken back' },
  show: { ja: '変更を見る', en: 'Show changes' },
  restore: { ja: 'この版に戻す', en: 'Restore' },
  restored: { ja: 'この版の内容を下書きにしました。', en: 'It is the draft again.' },
  body: {
    ja: 'この版の内容が下書きになります。読者に見える内容は、公開するまで変わりません。いまの内容もこの記録に残ります。',
    en: 'What it says becomes the draft. Readers see what they see until it is published, and what stands now stays in the history.',
  },
} satisfies Record<string, LocalizedText>

const question = (at: string): LocalizedText => ({
  ja: `${at}の版に戻しますか？`,
  en: `Restore the version of ${at}?`,
})

const modal = 'restore-version'

/** Who saved an article when, what each changed, and the way back. */
export const ArticleHistory = () => {
  const { admin } = useAddresses()
  const { title } = useDocumentTitle()
  const { id } = useDocumentInfo()
  const { openModal } = useModal()
  const { clearRouteCache } = useRouteCache()
  const ask = useApi()
  const say = useSay()
  const time = useTime()
  const { attempt, isTrying, hasFailed } = useAttempt()
  const [page, setPage] = useState(1)
  const [states, setStates] = useState<SavedState[] | null>(null)
  const [hasNext, setHasNext] = useState(false)
  const [asked, setAsked] = useState(0)
  const [wanted, setWanted] = useState<SavedState | null>(null)

  useEffect(() => {
    if (id === undefined) return
    let isOver = false
    void attempt(async () => {
      const answer = await ask<{ docs: SavedState[]; hasNext: boolean }>(
        'GET',
        `/articles/history?article=${id}&page=${page}`,
      )
      if (isOver) return
      setStates((known) => [...(page > 1 ? (known ?? []) : []), ...answer.docs])
      setHasNext(answer.hasNext)
    })
    return () => {
      isOver = true
    }
  }, [ask, attempt, id, page, asked])

  const readAgain = (): void => setAsked((count) => count + 1)
  const restore = async (): Promise<void> => {
    await attempt(async () => {
      await ask('POST', `/articles/versions/${wanted!.id}?draft=true`)
      // The form is read anew when somebody goes back to it.
      clearRouteCache()
      toast.success(say(labels.restored))
      setPage(1)
      readAgain()
    })
  }

  return (
    <Gutter>
      <Trail
        of="articles"
        to={[{ label: title, url: admin(`/articles/${id}`) }, { label: say(labels.title) }]}
      />
      <section className={styles.history} aria-labelledby="history-title">
        <h2 id="history-title">{say(labels.title)}</h2>
        {states === null && <Unread isLost={hasFailed} onRetry={readAgain} />}
        {states?.length === 0 && <p>{say(labels.none)}</p>}
        <ol>
          {states?.map((state, at) => (
            <li key={state.id}>
              <header>
                <time dateTime={state.at}>{time(state.at)}</time>
                {state.by && <span>{state.by}</span>}
                <Pill
                  size="small"
                  pillStyle={state.isLive ? 'success' : state.isPublished ? 'light' : 'light-gray'}
                >
                  {say(
                    state.isLive
                      ? labels.live
                      : state.isPublished
                        ? labels.published
                        : labels.draft,
                  )}
                </Pill>
                {state.step && (
                  <Pill size="small" pillStyle="warning">
                    {say(
                      state.step.state === 'taken back'
                        ? labels.takenBack
                        : reviewWords[state.step.state],
                    )}
                  </Pill>
                )}
                {at > 0 && (
                  <SmallButton
                    disabled={isTrying}
                    aria-label={`${say(labels.restore)}（${time(state.at)}）`}
                    onClick={() => {
                      setWanted(state)
                      openModal(modal)
                    }}
                  >
                    {say(labels.restore)}
                  </SmallButton>
                )}
              </header>
              {state.step?.note && <p>「{state.step.note}」</p>}
              {state.changes === null || state.changes.length === 0 ? (
                // What the desk did is what was done.
                (state.changes === null || !state.step) && (
                  <p className={styles.words}>
                    {say(state.changes === null ? labels.first : labels.nothing)}
                  </p>
                )
              ) : (
                <details>
                  <summary title={say(labels.show)}>
                    {state.changes.map((change) => say(changeWords(change))).join('、')}
                  </summary>
                  <Changes changes={state.changes} />
                </details>
              )}
            </li>
          ))}
        </ol>
        {hasNext && (
          <SmallButton disabled={isTrying} onClick={() => setPage(page + 1)}>
            {say(labels.more)}
          </SmallButton>
        )}
        <ConfirmationModal
          modalSlug={modal}
          heading={say(question(wanted ? time(wanted.at) : ''))}
          body={say(labels.body)}
          confirmLabel={say(labels.restore)}
          onConfirm={restore}
        />
      </section>
    </Gutter>
  )
}
