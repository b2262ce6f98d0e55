import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { addresses } from '../../parts/addresses.ts'
import { cursorIn, ListPage, type ListProps } from '../../parts/ListPage.tsx'
import { articlesOf, months } from '../../parts/rest.ts'
import { Unreachable } from '../../parts/Unreachable.tsx'

type Props = ListProps & { params: Promise<{ month?: string[] }> }

/** The month an address is about, as `2026-03`; null for all of them, undefined where it is none. */
const monthOf = async ({ params }: Props): Promise<string | null | undefined> => {
  const [month, ...rest] = (await params).month ?? []
  if (month === undefined) return null
  return rest.length === 0 && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) ? month : undefined
}

const named = (month: string): string => month.replace(/^(\d+)-0?(\d+)$/, '$1年$2月')

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const month = await monthOf(props)
  return {
    title: month ? `${named(month)}の記事` : 'これまでの記事',
    alternates: { canonical: month ? addresses.month(month) : '/archive' },
  }
}

/** The months that have articles by their years, or the articles of one. */
export default async function ArchivePage(props: Props) {
  const month = await monthOf(props)
  if (month === undefined) notFound()
  if (month !== null) {
    const answer = await articlesOf({ month }, await cursorIn(props))
    return (
      <ListPage
        answer={answer}
        title={`${named(month)}の記事`}
        at={addresses.month(month)}
        above={
          <nav className="trail" aria-label="これまでの記事">
            <a href="/archive">これまでの記事</a>
          </nav>
        }
      />
    )
  }
  const answer = await months()
  if (!answer.ok) return <Unreachable message={answer.message} />
  const years = Map.groupBy(answer.data.docs, ({ month: one }) => one.slice(0, 4))
  return (
    <div className="list-page">
      <h1>これまでの記事</h1>
      {years.size === 0 && <p className="empty">記事はまだありません。</p>}
      {[...years].map(([year, all]) => {
        const counts = new Map(all.map(({ month: one, articles }) => [one, articles]))
        return (
          <section key={year} aria-labelledby={`year-${year}`}>
            <h2 id={`year-${year}`}>{year}年</h2>
            <ol className="calendar">
              {Array.from(
                { length: 12 },
                (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`,
              ).map((one) => (
                <li key={one}>
                  {counts.has(one) ? (
                    <a href={addresses.month(one)}>
                      {Number(one.slice(5))}月 <small>{counts.get(one)}</small>
                    </a>
                  ) : (
                    <span>{Number(one.slice(5))}月</span>
                  )}
                </li>
              ))}
            </ol>
          </section>
        )
      })}
    </div>
  )
}
