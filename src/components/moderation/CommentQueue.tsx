'use client'
import { CheckboxInput, Gutter, Pill, SetStepNav, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useRef, useState } from 'react'
import type { Shelf } from '../../text/comments/queuedComment.ts'
import type { Moderation } from '../../endpoints/comments/moderateComments.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import styles from './CommentQueue.module.css'
import { ModerationLog } from './ModerationLog.tsx'
import { moves, movesFor, QueuedComment } from './QueuedComment.tsx'
import { useQueue } from './useQueue.ts'
import { useSay } from '../useSay.ts'

const shelfWords: Record<Shelf | 'log', LocalizedText> = {
  pending: { ja: '承認待ち', en: 'Pending' },
  reported: { ja: '通報あり', en: 'Reported' },
  approved: { ja: '承認済み', en: 'Approved' },
  rejected: { ja: '却下・取り下げ', en: 'Rejected and withdrawn' },
  spam: { ja: 'スパム', en: 'Spam' },
  log: { ja: '記録', en: 'Log' },
}

const empty: Record<Shelf, LocalizedText> = {
  pending: {
    ja: '承認待ちのコメントはありません。おつかれさまでした。',
    en: 'No comments are waiting. Well done.',
  },
  reported: { ja: '通報されたコメントはありません。', en: 'Nothing was reported.' },
  approved: { ja: '承認したコメントはまだありません。', en: 'Nothing was approved yet.' },
  rejected: { ja: '却下したコメントはありません。', en: 'Nothing was rejected.' },
  spam: { ja: 'スパムはありません。', en: 'There is no spam.' },
}

const keys: [string, LocalizedText][] = [
  ['J / K', { ja: '次・前のコメントへ', en: 'next, previous comment' }],
  ...moves.map(({ key, label }): [string, LocalizedText] => [key.toUpperCase(), label]),
  ['X', { ja: '選ぶ・外す', en: 'select' }],
  ['U', { ja: '直前の操作を元に戻す', en: 'undo' }],
  ['?', { ja: 'この一覧を開く・閉じる', en: 'open and close this list' }],
]

/** The moderation queue: readers' comments, those that wait first, decided about by key, by button or many at once. */
export const CommentQueue = () => {
  const { config } = useConfig()
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

  useEffect(() => {
    setSelected(new Set())
    setCurrent(0)
  }, [shelf, page])

  // Payload names the tab of a collection's own view as it would name a document.
  const title = say({ ja: 'コメントの審査', en: 'Comment moderation' })
  useEffect(() => {
    document.title = title
  }, [title, queue])

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

  // Heard wherever the focus is: on opening the page nothing has it.
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    const isTyping = target.matches('input:not([type=checkbox]), textarea, select')
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const key = event.key.toLowerCase()
    // Nobody sees the comments behind the log, and a key held down decides once.
    if (shelf === 'log' && key !== '?') return
    if (event.repeat && !/^[jk]$|^arrow/.test(key)) return
    const move = moves.find((one) => one.key === key)
    const comment = comments[at]
    if (key === 'j' || event.key === 'ArrowDown') focus(at + 1)
    else if (key === 'k' || event.key === 'ArrowUp') focus(at - 1)
    else if (key === '?') setHelpOpen(!isHelpOpen)
    else if (key === 'u') void takeBack()
    else if (key === 'x' && comment) toggle(comment.id)
    else if (move && comment)
      void act(selected.size > 0 ? [...selected] : [comment.id], move.action)
    else return
    event.preventDefault()
  }
  const hear = useRef(onKeyDown)
  useEffect(() => {
    hear.current = onKeyDown
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => hear.current(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])

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
    <Gutter className={styles.queue}>
      <SetStepNav
        nav={[
          {
            label: say({ ja: 'コメント', en: 'Comments' }),
            url: formatAdminURL({
              adminRoute: config.routes.admin,
              path: '/collections/comments',
            }),
          },
          { label: say({ ja: '審査', en: 'Moderation' }) },
        ]}
      />
      <div>
        <div className={styles.title}>
          <h1>{title}</h1>
          <SmallButton
            buttonStyle="transparent"
            extraButtonProps={{ 'aria-expanded': isHelpOpen, 'aria-controls': 'queue-keys' }}
            onClick={() => setHelpOpen(!isHelpOpen)}
          >
            {say({ ja: 'キー操作', en: 'Keys' })} <kbd>?</kbd>
          </SmallButton>
        </div>
        {isHelpOpen && (
          <dl id="queue-keys" className={styles.keys}>
            {keys.map(([key, words]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{say(words)}</dd>
              </div>
            ))}
          </dl>
        )}
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
            {queue === null && isLost ? (
              <p className={styles.empty}>
                {say({ ja: '読み込めませんでした。', en: 'It could not be read.' })}{' '}
                <SmallButton onClick={() => void load()}>
                  {say({ ja: 'もう一度読む', en: 'Try again' })}
                </SmallButton>
              </p>
            ) : queue === null ? (
              <p className={styles.empty}>{say({ ja: '読み込んでいます…', en: 'Loading …' })}</p>
            ) : comments.length === 0 ? (
              <p className={styles.empty}>{say(empty[shelf])}</p>
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
    </Gutter>
  )
}
