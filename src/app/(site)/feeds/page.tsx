import type { Metadata } from 'next'
import { categories } from '../parts/rest.ts'

export const metadata: Metadata = { title: 'フィード', alternates: { canonical: '/feeds' } }

const kinds = [
  { name: 'RSS', path: '/feed.xml' },
  { name: 'Atom', path: '/feed.atom' },
  { name: 'JSON Feed', path: '/feed.json' },
]

const Links = ({ query = '' }: { query?: string }) =>
  kinds.map(({ name, path }) => (
    <a key={name} href={`${path}${query}`}>
      {name}
    </a>
  ))

/** The feeds of the paper, and of each of its categories. */
export default async function FeedsPage() {
  const tree = await categories()
  return (
    <div className="list-page">
      <h1>フィード</h1>
      <p className="about">
        新しい記事をフィードリーダーで読めます。タグと筆者のフィードは、それぞれのページから読者ソフトが見つけます。
      </p>
      <dl className="feeds">
        <div>
          <dt>すべての記事</dt>
          <dd>
            <Links />
          </dd>
        </div>
        {tree.ok &&
          tree.data.docs.map(({ id, name, slug }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                <Links query={`?category=${encodeURIComponent(slug)}`} />
              </dd>
            </div>
          ))}
      </dl>
    </div>
  )
}
