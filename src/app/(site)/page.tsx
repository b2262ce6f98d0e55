import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { shownText } from 'midashi/text'
import { addresses } from './parts/addresses.ts'
import { CardItem } from './parts/CardItem.tsx'
import { aboutCategory, home, isNews, movedFrom } from './parts/rest.ts'
import { Unreachable } from './parts/Unreachable.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = {
  alternates: { canonical: '/', types: { 'application/rss+xml': '/feed.xml' } },
}

/** How many of the latest stand below the lead, and how many of each category. */
const inLatest = 6
const inSection = 4

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
  const { latest, comments } = found.data
  const popular = found.data.popular.filter(isNews)
  const news = latest.filter(isNews)
  const lead = found.data.lead ?? news[0]
  const others = news.filter(({ id }) => id !== lead?.id).slice(0, inLatest)
  // What stands above is news no more further down.
  const shown = new Set([lead, ...others].map((card) => card?.id))
  const sections = found.data.sections.flatMap(({ category, docs }) => {
    const rest = docs.filter(({ id }) => !shown.has(id)).slice(0, inSection)
    return category.slug === aboutCategory || rest.length === 0 ? [] : [{ category, docs: rest }]
  })
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
      {sections.length + popular.length + comments.length > 0 && (
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
          {comments.length > 0 && (
            <section aria-labelledby="said">
              <h2 id="said">新しいコメント</h2>
              <ul className="said-lately">
                {comments.map(({ id, authorName, text, article }) => (
                  <li key={id}>
                    <a href={`${addresses.article(article.slug)}#comments`}>
                      <q>{shownText(text.replace(/\s+/g, ' '))}</q>
                    </a>
                    <p className="facts">
                      <span>{shownText(authorName)}</span>
                      <span>{article.title}</span>
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </div>
  )
}
