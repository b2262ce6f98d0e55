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
  const { admin } = useAddresses()
  const say = useSay()
  const isEditor = hasRole(user, 'admin', 'editor')
  const { answer: counts, isLost } = useAnswer<QueueCounts>(isEditor ? '/comments/counts' : null)
  // Its place is there before the numbers are; nothing is said where nothing will be known.
  if (!isEditor || isLost) return null
  const entries = [
    {
      label: { ja: '承認待ち', en: 'Waiting' },
      count: counts?.pending,
      href: admin('/comments/queue'),
      calls: true,
    },
    {
      label: { ja: '通報', en: 'Reported' },
      count: counts?.reported,
      href: `${admin('/comments/queue')}?shelf=reported`,
      calls: true,
    },
    {
      label: { ja: '今日の投稿', en: 'Today' },
      count: counts?.today,
      href: `${admin('/comments')}?sort=-createdAt`,
    },
  ]
  return (
    <section className={styles.waiting} aria-labelledby="comments-waiting">
      <h3 id="comments-waiting">{say({ ja: '読者のコメント', en: 'Readers’ comments' })}</h3>
      <dl>
        {entries.map(({ label, count, href, calls }) => (
          <div key={label.en} data-some={(calls && (count ?? 0) > 0) || undefined}>
            <dt>{say(label)}</dt>
            <dd>
              <a href={href} aria-label={`${say(label)} ${count ?? ''}`}>
                {count ?? '–'}
              </a>
            </dd>
          </div>
        ))}
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

/** The way to the queue in the menu, for editors. */
export const QueueNavLink = () => {
  const { user } = useAuth()
  const { admin } = useAddresses()
  const say = useSay()
  if (!hasRole(user, 'admin', 'editor')) return null
  return (
    <a className="nav__link" id="nav-comment-queue" href={admin('/comments/queue')}>
      <span className="nav__link-label">
        {say({ ja: 'コメントの審査', en: 'Comment moderation' })}
      </span>
    </a>
  )
}
