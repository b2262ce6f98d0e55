import type { Metadata } from 'next'
import { addresses } from '../parts/addresses.ts'
import { tags } from '../parts/rest.ts'
import { Unreachable } from '../parts/Unreachable.tsx'

export const metadata: Metadata = { title: 'タグ', alternates: { canonical: '/tags' } }

/** The tags in use. */
export default async function TagsPage() {
  const answer = await tags()
  if (!answer.ok) return <Unreachable message={answer.message} />
  const { docs } = answer.data
  return (
    <div className="list-page">
      <h1>タグ</h1>
      {docs.length === 0 ? (
        <p className="empty">タグはまだありません。</p>
      ) : (
        <ul className="chips">
          {docs.map(({ tag, articles }) => (
            <li key={tag}>
              <a href={addresses.tag(tag)}>
                {tag} <small>{articles}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
