import type { Metadata } from 'next'
import type { CategoryNode, SnippetPart } from '../../../exports/site.ts'
import { addresses } from '../parts/addresses.ts'
import { Day } from '../parts/Day.tsx'
import { categories, found, type Search } from '../parts/rest.ts'
import { Unreachable } from '../parts/Unreachable.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '記事を探す', robots: { index: false } }

const Marked = ({ parts }: { parts: SnippetPart[] }) =>
  parts.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))

const flat = (nodes: CategoryNode[], depth = 0): { slug: string; label: string }[] =>
  nodes.flatMap(({ slug, name, children }) => [
    { slug, label: `${'　'.repeat(depth)}${name}` },
    ...flat(children, depth + 1),
  ])

const isDay = (text: string | undefined): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')

/** What readers look for: over titles, texts, names, tags and sources, kept to a category or some days. */
export default async function SearchPage({ searchParams }: Props) {
  const given = await searchParams
  const text = (name: string): string | undefined =>
    typeof given[name] === 'string' && given[name] !== '' ? given[name] : undefined
  const asked: Search = {
    q: text('q')?.trim() ?? '',
    category: text('category'),
    ...(isDay(text('from')) && { from: text('from') }),
    ...(isDay(text('to')) && { to: text('to') }),
    sort: text('sort') === 'newest' ? 'newest' : 'relevance',
  }
  const tree = await categories()
  const answer = asked.q ? await found(asked, text('cursor') ?? null) : null
  const at = (change: Record<string, string>): string =>
    `/search?${new URLSearchParams({
      ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)),
      ...change,
    }).toString()}`
  return (
    <div className="list-page">
      <h1>記事を探す</h1>
      <form className="search-form" action="/search" role="search" aria-label="記事の検索">
        <label>
          <span>言葉</span>
          <input
            type="search"
            name="q"
            defaultValue={asked.q}
            maxLength={200}
            autoFocus={!asked.q}
          />
        </label>
        <label>
          <span>カテゴリー</span>
          <select name="category" defaultValue={asked.category ?? ''}>
            <option value="">すべて</option>
            {tree.ok &&
              flat(tree.data.docs).map(({ slug, label }) => (
                <option key={slug} value={slug}>
                  {label}
                </option>
              ))}
          </select>
        </label>
        <label>
          <span>この日から</span>
          <input type="date" name="from" defaultValue={asked.from} />
        </label>
        <label>
          <span>この日まで</span>
          <input type="date" name="to" defaultValue={asked.to} />
        </label>
        <button>探す</button>
      </form>
      {answer === null && (
        <p className="about">
          「…」で囲むとその並びのまま、「-言葉」でその言葉のない記事を探します。よみでも見つかります。
        </p>
      )}
      {answer && !answer.ok && <Unreachable message={answer.message} />}
      {answer?.ok && (
        <>
          <p className="facts" role="status">
            <span>{answer.data.total.toLocaleString('ja')}件</span>
            {answer.data.total > 0 && (
              <a href={at({ sort: asked.sort === 'newest' ? 'relevance' : 'newest' })}>
                {asked.sort === 'newest' ? '関連の深い順にする' : '新しい順にする'}
              </a>
            )}
          </p>
          {answer.data.total === 0 && (
            <p className="empty">
              「{asked.q}」を含む記事は見つかりませんでした。
              {answer.data.suggestion && (
                <>
                  もしかして：
                  <a href={at({ q: answer.data.suggestion })}>{answer.data.suggestion}</a>
                </>
              )}
            </p>
          )}
          <ul className="hits">
            {answer.data.docs.map(({ id, slug, titleParts, snippet, publishedAt, category }) => (
              <li key={id}>
                <h2>
                  <a href={addresses.article(slug)}>
                    <Marked parts={titleParts} />
                  </a>
                </h2>
                <p className="facts">
                  <Day at={publishedAt} />
                  {category && <a href={addresses.category(category.slug)}>{category.name}</a>}
                </p>
                <p>
                  <Marked parts={snippet} />
                </p>
              </li>
            ))}
          </ul>
          {answer.data.next && (
            <nav className="pages" aria-label="ページ">
              <a href={at({ cursor: answer.data.next })} rel="next">
                次の記事
              </a>
            </nav>
          )}
        </>
      )}
    </div>
  )
}
