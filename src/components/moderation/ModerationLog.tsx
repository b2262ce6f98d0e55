'use client'
import { useCallback, useEffect, useState } from 'react'
import type { LogEntry } from '../../database/latestModerations.ts'
import { shownText } from '../../text/comments/shownText.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import styles from './ModerationLog.module.css'
import { Unread } from '../page/Unread.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay, useTime } from '../useSay.ts'

const actions: Record<string, LocalizedText> = {
  approve: { ja: '承認', en: 'approved' },
  approved: { ja: '承認', en: 'approved' },
  reject: { ja: '却下', en: 'rejected' },
  rejected: { ja: '却下', en: 'rejected' },
  spam: { ja: 'スパムに', en: 'spam' },
  block: { ja: 'ブロック', en: 'blocked' },
  hold: { ja: '承認待ちに', en: 'put back to wait' },
  pending: { ja: '承認待ちに', en: 'put back to wait' },
  withdrawn: { ja: '取り下げ', en: 'withdrawn' },
  undo: { ja: '元に戻した', en: 'decision undone' },
  keep: { ja: '通報を確認', en: 'reports read' },
  lock: { ja: 'スレッドを締切', en: 'thread locked' },
  unlock: { ja: 'スレッドを再開', en: 'thread unlocked' },
  close: { ja: '記事のコメントを締切', en: 'comments closed' },
  reopen: { ja: '記事のコメントを再開', en: 'comments reopened' },
}

/** Who did what, the latest first. */
export const ModerationLog = () => {
  const say = useSay()
  const time = useTime()
  const ask = useApi()
  const { attempt, hasFailed } = useAttempt()
  const [entries, setEntries] = useState<LogEntry[] | null>(null)
  const read = useCallback(async (): Promise<void> => {
    setEntries((await ask<{ entries: LogEntry[] }>('GET', '/comments/log')).entries)
  }, [ask])
  useEffect(() => void attempt(read), [attempt, read])
  if (entries === null)
    return <Unread className={styles.empty} isLost={hasFailed} onRetry={() => void attempt(read)} />
  if (entries.length === 0)
    return (
      <p className={styles.empty}>
        {say({ ja: '記録はまだありません。', en: 'Nothing has been done yet.' })}
      </p>
    )
  return (
    <table className={styles.log}>
      <thead>
        <tr>
          <th scope="col">{say({ ja: '日時', en: 'Time' })}</th>
          <th scope="col">{say({ ja: '担当', en: 'Who' })}</th>
          <th scope="col">{say({ ja: '操作', en: 'What' })}</th>
          <th scope="col">{say({ ja: 'コメント', en: 'Comment' })}</th>
          <th scope="col">{say({ ja: '記事', en: 'Article' })}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, by, action, body, title }) => (
          <tr key={id}>
            <td>{time(at)}</td>
            <td>{by}</td>
            <td>{say(actions[action] ?? { ja: action, en: action })}</td>
            <td>{body === null ? '—' : <bdi>{shownText(body)}</bdi>}</td>
            <td>{title ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
