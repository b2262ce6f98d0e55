'use client'
import { useAuth } from '@payloadcms/ui'
import { hasRole } from '../../access/hasRole.ts'
import type { QueueCounts } from '../../text/comments/queuedComment.ts'
import { SmallButton } from '../SmallButton.tsx'
import styles from './CommentsWaiting.module.css'
import { useAnswer } from '../useAnswer.ts'
import { useSay } from '../useSay.ts'
import { useAddresses } from '../useAddresses.ts'

/** On the dashboard: how many comments wait, are reported and came today, with the way to the queue. For editors. */
export const CommentsWaiting = () => {
  const { user } = useAuth()
  const say = useSay()
  const isEditor = hasRole(user, 'admin', 'editor')
  const { answer: counts, isLost } = useAnswer<QueueCounts>(isEditor ? '/comments/counts' : null)
  // Its place is there before the numbers are; nothing is said where nothing will be known.
  if (!isEditor || isLost) return null
  return (
    <section className={styles.waiting} aria-labelledby="comments-waiting">
      <h3 id="comments-waiting">{say({ ja: '読者のコメント', en: 'Readers’ comments' })}</h3>
      <dl>
        <div data-some={(counts?.pending ?? 0) > 0 || undefined}>
          <dt>{say({ ja: '承認待ち', en: 'Waiting' })}</dt>
          <dd>{counts?.pending ?? '–'}</dd>
        </div>
        <div data-some={(counts?.reported ?? 0) > 0 || undefined}>
          <dt>{say({ ja: '通報', en: 'Reported' })}</dt>
          <dd>{counts?.reported ?? '–'}</dd>
        </div>
        <div>
          <dt>{say({ ja: '今日の投稿', en: 'Today' })}</dt>
          <dd>{counts?.today ?? '–'}</dd>
        </div>
      </dl>
      <QueueLink />
    </section>
  )
}

/** The way to the queue, from the dashboard and from the list of comments. */
export const QueueLink = () => {
  const { admin } = useAddresses()
  const say = useSay()
  return (
    <SmallButton el="link" to={admin('/comments/queue')}>
      {say({ ja: 'コメントを審査する', en: 'Moderate comments' })}
    </SmallButton>
  )
}
