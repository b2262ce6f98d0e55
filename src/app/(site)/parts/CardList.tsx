import type { Card } from '../../../exports/site.ts'
import { CardItem } from './CardItem.tsx'

type Listed = { docs: Card[]; next: string | null; previous?: string | null }

/** A page of articles, and the way to the next and the one before. `at` is the address of the list, with its question. */
export const CardList = ({
  list: { docs, next, previous = null },
  at,
  empty = '記事はまだありません。',
}: {
  list: Listed
  at: string
  empty?: string
}) => {
  const to = (cursor: string): string =>
    `${at}${at.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
  if (docs.length === 0) return <p className="empty">{empty}</p>
  return (
    <>
      <ul className="cards">
        {docs.map((card) => (
          <li key={card.id}>
            <CardItem card={card} />
          </li>
        ))}
      </ul>
      {(next || previous) && (
        <nav className="pages" aria-label="ページ">
          {previous && (
            <a href={to(previous)} rel="prev">
              新しい記事
            </a>
          )}
          {next && (
            <a href={to(next)} rel="next">
              過去の記事
            </a>
          )}
        </nav>
      )}
    </>
  )
}
