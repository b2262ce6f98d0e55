import type { Metadata } from 'next'
import type { CategoryNode } from '../../../exports/site.ts'
import { addresses } from '../parts/addresses.ts'
import { categories } from '../parts/rest.ts'
import { Unreachable } from '../parts/Unreachable.tsx'

export const metadata: Metadata = { title: 'カテゴリー', alternates: { canonical: '/categories' } }

const Branch = ({ nodes }: { nodes: CategoryNode[] }) => (
  <ul className="tree">
    {nodes.map(({ id, name, slug, articles, children }) => (
      <li key={id}>
        <a href={addresses.category(slug)}>{name}</a> <small>{articles}</small>
        {children.length > 0 && <Branch nodes={children} />}
      </li>
    ))}
  </ul>
)

/** The tree of categories. */
export default async function CategoriesPage() {
  const answer = await categories()
  if (!answer.ok) return <Unreachable message={answer.message} />
  return (
    <div className="list-page">
      <h1>カテゴリー</h1>
      {answer.data.docs.length === 0 ? (
        <p className="empty">カテゴリーはまだありません。</p>
      ) : (
        <Branch nodes={answer.data.docs} />
      )}
    </div>
  )
}
