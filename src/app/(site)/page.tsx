import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { addresses } from './parts/addresses.ts'
import { CardItem } from './parts/CardItem.tsx'
import { home, movedFrom } from './parts/rest.ts'
import { Unreachable } from './parts/Unreachable.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = {
  alternates: { canonical: '/', types: { 'application/rss+xml': '/feed.xml' } },
}

/** The front page: the lead, the latest, and what is new in each category. */
export default async function FrontPage({ searchParams }: Props) {
  const { p, eid } = await searchParams
  // WordPress and JUGEM name an article by a number behind the front page.
  for (const [name, id] of Object.entries({ p, eid })) {
    const slug = typeof id === 'string' ? await movedFrom(`/?${name}=${id}`) : null
    if (slug !== null) permanentRedirect(addresses.article(slug))
  }
  const found = await home()
  if (!found.ok) return <Unreachable message={found.message} />
  const { latest, sections, popular } = found.data
  const [lead, ...others] = latest
  if (!lead) return <p className="empty">記事はまだありません。</p>
  return (
    <div className="front">
      <h1 className="visually-hidden">最新の記事</h1>
      <CardItem card={lead} as="lead" />
      {others.length > 0 && (
        <ul className="cards latest">
          {others.map((card) => (
            <li key={card.id}>
              <CardItem card={card} />
            </li>
          ))}
        </ul>
      )}
      <p className="more">
        <a href="/archive">これまでの記事</a>
      </p>
      {sections.length + popular.length > 0 && (
        <div className="sections">
          {popular.length > 0 && (
            <section aria-labelledby="popular">
              <h2 id="popular">よく読まれている記事</h2>
              <ol className="cards lines ranked">
                {popular.map((card) => (
                  <li key={card.id}>
                    <CardItem card={card} as="line" level={3} />
                  </li>
                ))}
              </ol>
            </section>
          )}
          {sections.map(({ category, docs }) => {
            const [first, ...rest] = docs
            return (
              <section key={category.id} aria-labelledby={`category-${category.id}`}>
                <h2 id={`category-${category.id}`}>
                  <a href={addresses.category(category.slug)}>{category.name}</a>
                </h2>
                {first && <CardItem card={first} level={3} />}
                <ul className="cards lines">
                  {rest.map((card) => (
                    <li key={card.id}>
                      <CardItem card={card} as="line" level={3} />
                    </li>
                  ))}
                </ul>
              </section>
            )
          })}
        </div>
      )}
    </div>
  )
}
