'use client'
import { CheckboxInput, Pill } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { Shelf } from '../../text/comments/queuedComment.ts'
import type { Moderation } from '../../endpoints/comments/moderateComments.ts'
import { Page } from '../page/Page.tsx'
import { Unread } from '../page/Unread.tsx'
import { SmallButton } from '../SmallButton.tsx'
import styles from './CommentQueue.module.css'
import { ModerationLog } from './ModerationLog.tsx'
import { moves, movesFor } from './moves.ts'
import { QueuedComment } from './QueuedComment.tsx'
import { QueueKeys } from './QueueKeys.tsx'
import { emptyWords, shelfWords } from './shelves.ts'
import { useKeys } from './useKeys.ts'
import { useQueue } from './useQueue.ts'
import { useSay } from '../useSay.ts'

const title = { ja: 'コメントの審査', en: 'Comment moderation' }

/** The moderation queue: readers' comments, those that wait first, decided about by key, by button or many at once. */
export const CommentQueue = () => {
  const say = useSay()
  const [shelf, setShelf] = useState<Shelf | 'log'>('pending')
  const [page, setPage] = useState(1)
  const { queue, isLost, load, last, isTrying, decide, undo, lock, close } = useQueue(
    shelf === 'log' ? 'pending' : shelf,
    page,
  )
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState(0)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const comments = queue?.comments ?? []
  const at = Math.min(current, comments.length - 1)

  // Who comes from a number on the dashboard looks at what was counted.
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get('shelf') ?? ''
    if (Object.hasOwn(shelfWords, asked)) setShelf(asked as Shelf | 'log')
  }, [])

  useEffect(() => {
    setSelected(new Set())
    setCurrent(0)
  }, [shelf, page])

  const focus = (to: number): void => {
    const place = Math.max(0, Math.min(to, comments.length - 1))
    setCurrent(place)
    list.current?.querySelectorAll<HTMLElement>('article')[place]?.focus()
  }
  // What was decided about is gone; the one that took its place is next.
  const [wantsFocus, setWantsFocus] = useState(false)
  useEffect(() => {
    if (!wantsFocus || !queue || isTrying) return
    setWantsFocus(false)
    focus(at)
  })

  const act = async (ids: string[], action: Moderation): Promise<void> => {
    if (isTrying || ids.length === 0) return
    setWantsFocus(await decide(ids, action))
    setSelected(new Set())
  }
  const takeBack = async (): Promise<void> => {
    if (isTrying || !last?.canUndo) return
    setWantsFocus(await undo())
  }
  const toggle = (id: string): void =>
    setSelected((known) =>
      known.has(id) ? new Set([...known].filter((other) => other !== id)) : new Set([...known, id]),
    )

  useKeys(({ key, repeat }) => {
    // Nobody sees the comments behind the log, and a key held down decides once.
    if (shelf === 'log' && key !== '?') return false
    if (repeat && !/^[jk]$|^arrow/i.test(key)) return false
    const pressed = key.toLowerCase()
    const move = moves.find((one) => one.key === pressed)
    const comment = comments[at]
    if (pressed === 'j' || pressed === 'arrowdown') focus(at + 1)
    else if (pressed === 'k' || pressed === 'arrowup') focus(at - 1)
    else if (pressed === '?') setHelpOpen(!isHelpOpen)
    else if (pressed === 'u') void takeBack()
    else if (pressed === 'x' && comment) toggle(comment.id)
    else if (move && comment)
      void act(selected.size > 0 ? [...selected] : [comment.id], move.action)
    else return false
    return true
  })

  const choose = (next: Shelf | 'log'): void => {
    setShelf(next)
    setPage(1)
  }
  const counted: Partial<Record<Shelf | 'log', number>> = queue
    ? { pending: queue.counts.pending, reported: queue.counts.reported }
    : {}
  // The last page was emptied: the one before is the last now.
  useEffect(() => {
    if (queue && queue.comments.length === 0 && page > 1) setPage(page - 1)
  }, [queue, page])
  const pages = queue?.pages ?? 1

  return (
    <Page
      title={title}
      of="comments"
      className={styles.queue}
      aside={
        <SmallButton
          buttonStyle="transparent"
          extraButtonProps={{ 'aria-expanded': isHelpOpen, 'aria-controls': 'queue-keys' }}
          onClick={() => setHelpOpen(!isHelpOpen)}
        >
          {say({ ja: 'キー操作', en: 'Keys' })} <kbd>?</kbd>
        </SmallButton>
      }
    >
      <div>
        {isHelpOpen && <QueueKeys id="queue-keys" />}
        <nav className={styles.shelves} aria-label={say({ ja: '状態', en: 'Status' })}>
          {(Object.keys(shelfWords) as (Shelf | 'log')[]).map((name) => (
            <SmallButton
              key={name}
              buttonStyle="tab"
              size="medium"
              extraButtonProps={{ 'aria-current': shelf === name ? 'page' : undefined }}
              onClick={() => choose(name)}
            >
              {say(shelfWords[name])}
              {counted[name] !== undefined && <Pill size="small">{counted[name]}</Pill>}
            </SmallButton>
          ))}
        </nav>
        {shelf === 'log' ? (
          <ModerationLog />
        ) : (
          <>
            <div className={styles.bar}>
              <CheckboxInput
                checked={comments.length > 0 && selected.size === comments.length}
                partialChecked={selected.size > 0}
                readOnly={comments.length === 0}
                onToggle={(event) =>
                  setSelected(new Set(event.target.checked ? comments.map(({ id }) => id) : []))
                }
                label={
                  selected.size > 0
                    ? say({ ja: `${selected.size}件を選択中`, en: `${selected.size} selected` })
                    : say({ ja: 'すべて選ぶ', en: 'Select all' })
                }
              />
              {movesFor(shelf).map(({ action, label }) => (
                <SmallButton
                  key={action}
                  disabled={isTrying || selected.size === 0}
                  onClick={() => void act([...selected], action)}
                >
                  {say({
                    ja: `まとめて${label.ja}${action === 'spam' ? 'にする' : ''}`,
                    en: `${label.en} selected`,
                  })}
                </SmallButton>
              ))}
              <span className={styles.spread} />
              <p role="status" className={styles.said}>
                {last ? say(last.said) : ''}
              </p>
              <SmallButton disabled={isTrying || !last?.canUndo} onClick={() => void takeBack()}>
                {say({ ja: '元に戻す', en: 'Undo' })} <kbd>U</kbd>
              </SmallButton>
            </div>
            {queue === null ? (
              <Unread className={styles.empty} isLost={isLost} onRetry={() => void load()} />
            ) : comments.length === 0 ? (
              <p className={styles.empty}>{say(emptyWords[shelf])}</p>
            ) : (
              <ul className={styles.list} ref={list}>
                {comments.map((comment, place) => (
                  <QueuedComment
                    key={comment.id}
                    comment={comment}
                    isBusy={isTrying}
                    isSelected={selected.has(comment.id)}
                    isCurrent={place === at}
                    onSelect={() => toggle(comment.id)}
                    onFocus={() => setCurrent(place)}
                    onDecide={(action) => void act([comment.id], action)}
                    onLock={() => void lock(comment).then(setWantsFocus)}
                    onClose={() => void close(comment).then(setWantsFocus)}
                  />
                ))}
              </ul>
            )}
            {pages > 1 && (
              <p className={styles.pages}>
                <SmallButton disabled={page <= 1} onClick={() => setPage(page - 1)}>
                  {say({ ja: '前のページ', en: 'Previous' })}
                </SmallButton>
                {page} / {pages}
                <SmallButton disabled={page >= pages} onClick={() => setPage(page + 1)}>
                  {say({ ja: '次のページ', en: 'Next' })}
                </SmallButton>
              </p>
            )}
          </>
        )}
      </div>
    </Page>
  )
}
