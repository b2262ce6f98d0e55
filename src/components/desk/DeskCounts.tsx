'use client'
import type { DeskCounts as Counts } from '../../database/deskCounts.ts'
import { shelves } from '../../text/house/shelves.ts'
import { useAddresses } from '../useAddresses.ts'
import { useAnswer } from '../useAnswer.ts'
import { useSay } from '../useSay.ts'
import styles from './DeskCounts.module.css'

/** On the dashboard: what waits at the desk, in numbers that lead to it. Its place is there before the numbers are. */
export const DeskCounts = ({ hasReview }: { hasReview: boolean }) => {
  const { admin } = useAddresses()
  const say = useSay()
  const { answer: counts } = useAnswer<Counts>('/articles/desk')
  const entries = [
    ...shelves
      .filter(({ isReview }) => hasReview || !isReview)
      .map((shelf) => ({
        label: shelf.label,
        count: counts?.[shelf.name as keyof Counts],
        href: `${admin('/articles')}?shelf=${shelf.name}`,
        calls: shelf.name === 'submitted' || shelf.name === 'errors',
      })),
    {
      label: { ja: 'リンク切れ', en: 'Dead links' },
      count: counts?.deadLinks,
      href: `${admin('/sources')}?where[or][0][and][0][link.status][equals]=dead&where[or][0][and][1][isPublic][equals]=true`,
      calls: true,
    },
  ]
  return (
    <nav className={styles.desk} aria-label={say({ ja: 'デスク', en: 'Desk' })}>
      {entries.map(({ label, count, href, calls }) => (
        <a key={label.en} href={href} data-calls={(calls && (count ?? 0) > 0) || undefined}>
          <span>{say(label)}</span>
          <strong>{count ?? '–'}</strong>
        </a>
      ))}
    </nav>
  )
}
