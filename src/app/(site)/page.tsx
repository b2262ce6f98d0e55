import { latest, totalsOf } from './parts/rest.ts'
import { Day } from './parts/Day.tsx'
import { Unreachable } from './parts/Unreachable.tsx'

type Props = { searchParams: Promise<{ page?: string }> }

/** The front page: the latest articles. */
export default async function FrontPage({ searchParams }: Props) {
  const asked = Math.max(Math.floor(Number((await searchParams).page)) || 1, 1)
  const found = await latest(asked)
  if (!found.ok) return <Unreachable message={found.message} />
  const { docs, page, totalPages } = found.data
  if (docs.length === 0) return <p className="empty">記事はまだありません。</p>
  const totals = await totalsOf(docs.map(({ id }) => id))
  return (
    <>
      <h1 className="visually-hidden">最新の記事</h1>
      <ul className="front">
        {docs.map(({ id, slug, title, kicker, excerpt, publishedAt, category, eyecatch }) => {
          const picture = typeof eyecatch === 'object' ? eyecatch : null
          const small = picture?.sizes?.card?.url ?? picture?.url
          return (
            <li key={id}>
              <article>
                {small && <img src={small} alt="" loading="lazy" width={320} height={168} />}
                <div>
                  {kicker && <p className="kicker">{kicker}</p>}
                  <h2>
                    <a href={`/articles/${encodeURIComponent(slug ?? id)}`}>{title}</a>
                  </h2>
                  <p className="facts">
                    <Day at={publishedAt} />
                    {category && typeof category === 'object' && <span>{category.name}</span>}
                    {totals[id] ? (
                      <a href={`/articles/${encodeURIComponent(slug ?? id)}#comments`}>
                        コメント {totals[id]}
                      </a>
                    ) : null}
                  </p>
                  {excerpt && <p className="excerpt">{excerpt}</p>}
                </div>
              </article>
            </li>
          )
        })}
      </ul>
      {totalPages > 1 && (
        <nav className="pages" aria-label="ページ">
          {page > 1 && <a href={`/?page=${page - 1}`}>新しい記事</a>}
          <span>
            {page} / {totalPages}
          </span>
          {page < totalPages && <a href={`/?page=${page + 1}`}>過去の記事</a>}
        </nav>
      )}
    </>
  )
}
