import { permanentRedirect } from 'next/navigation'
import { latest, movedFrom } from './parts/rest.ts'
import { Day } from './parts/Day.tsx'
import { Unreachable } from './parts/Unreachable.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The front page: the latest articles. */
export default async function FrontPage({ searchParams }: Props) {
  const { cursor, p, eid } = await searchParams
  // WordPress and JUGEM name an article by a number behind the front page.
  for (const [name, id] of Object.entries({ p, eid })) {
    const slug = typeof id === 'string' ? await movedFrom(`/?${name}=${id}`) : null
    if (slug !== null) permanentRedirect(`/articles/${encodeURIComponent(slug)}`)
  }
  const asked = typeof cursor === 'string' ? cursor : null
  const given = await latest(asked)
  // An address that was cut somewhere is the front page.
  const found = !given.ok && given.status === 400 && asked ? await latest(null) : given
  if (!found.ok) return <Unreachable message={found.message} />
  const { docs, next, previous } = found.data
  if (docs.length === 0) return <p className="empty">記事はまだありません。</p>
  return (
    <>
      <h1 className="visually-hidden">最新の記事</h1>
      <ul className="front">
        {docs.map(
          ({ id, slug, title, kicker, excerpt, publishedAt, category, eyecatch, comments }) => {
            const small = eyecatch?.card?.url ?? eyecatch?.url
            const address = `/articles/${encodeURIComponent(slug)}`
            return (
              <li key={id}>
                <article>
                  {small && <img src={small} alt="" loading="lazy" width={320} height={168} />}
                  <div>
                    {kicker && <p className="kicker">{kicker}</p>}
                    <h2>
                      <a href={address}>{title}</a>
                    </h2>
                    <p className="facts">
                      <Day at={publishedAt} />
                      {category && <span>{category.name}</span>}
                      {comments ? <a href={`${address}#comments`}>コメント {comments}</a> : null}
                    </p>
                    {excerpt && <p className="excerpt">{excerpt}</p>}
                  </div>
                </article>
              </li>
            )
          },
        )}
      </ul>
      {(next || previous) && (
        <nav className="pages" aria-label="ページ">
          {previous && <a href={`/?cursor=${encodeURIComponent(previous)}`}>新しい記事</a>}
          {next && <a href={`/?cursor=${encodeURIComponent(next)}`}>過去の記事</a>}
        </nav>
      )}
    </>
  )
}
