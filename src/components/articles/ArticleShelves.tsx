'use client'
import { useListQuery } from '@payloadcms/ui'
import { shelves } from '../../text/house/shelves.ts'
import { useAddresses } from '../useAddresses.ts'
import { useSay } from '../useSay.ts'
import styles from './ArticleShelves.module.css'

/** Over the list of articles: what an editor looks for again and again, one click away. */
export const ArticleShelves = ({ hasReview }: { hasReview: boolean }) => {
  const { admin } = useAddresses()
  const say = useSay()
  const { query } = useListQuery()
  const list = admin('/articles')
  const open = (query as { shelf?: string }).shelf ?? 'all'
  const links = [
    { name: 'all', label: { ja: 'すべて', en: 'All' }, href: list },
    ...shelves
      .filter(({ isReview }) => hasReview || !isReview)
      .map((shelf) => ({
        ...shelf,
        href: `${list}?shelf=${shelf.name}`,
      })),
  ]
  return (
    <nav className={styles.shelves} aria-label={say({ ja: '絞り込み', en: 'Shelves' })}>
      {links.map(({ name, label, href }) => (
        <a key={name} href={href} aria-current={name === open ? 'page' : undefined}>
          {say(label)}
        </a>
      ))}
      <a className={styles.aside} href={admin('/articles/tags')}>
        {say({ ja: 'タグの整理', en: 'Tags' })}
      </a>
    </nav>
  )
}
