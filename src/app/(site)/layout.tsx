import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { addresses } from './parts/addresses.ts'
import { origin } from './parts/origin.ts'
import { aboutCategory, aboutPages, categories, masthead } from './parts/rest.ts'
import './theme.css'
import './site.css'
import './lists.css'

export const generateMetadata = async (): Promise<Metadata> => ({
  metadataBase: new URL(await origin()),
  title: { default: masthead, template: `%s — ${masthead}` },
  icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/icon.svg' }],
})

/** The most categories the paper names at its top. */
const named = 7

/** The paper: its name, the way to its parts and back. */
export default async function Layout({ children }: { children: ReactNode }) {
  const [tree, about] = await Promise.all([categories(), aboutPages()])
  const sections = tree.ok ? tree.data.docs.filter(({ slug }) => slug !== aboutCategory) : []
  return (
    <html lang="ja">
      <head>
        <link rel="alternate" type="application/rss+xml" title={masthead} href="/feed.xml" />
      </head>
      <body>
        <a className="skip" href="#main">
          本文へ
        </a>
        <header className="top">
          <div className="masthead">
            <a href="/">{masthead}</a>
            <form action="/search" role="search" aria-label="紙面の検索">
              <label>
                <span className="visually-hidden">記事を探す</span>
                <input type="search" name="q" placeholder="記事を探す" maxLength={200} />
              </label>
            </form>
          </div>
          {sections.length > 0 && (
            <nav aria-label="カテゴリー">
              {sections.slice(0, named).map(({ id, name, slug }) => (
                <a key={id} href={addresses.category(slug)}>
                  {name}
                </a>
              ))}
              {sections.length > named && <a href="/categories">すべて</a>}
            </nav>
          )}
        </header>
        <main id="main">{children}</main>
        <footer className="foot">
          <nav aria-label="この新聞">
            <a href="/categories">カテゴリー</a>
            <a href="/tags">タグ</a>
            <a href="/archive">これまでの記事</a>
            <a href="/feeds">フィード</a>
            {about.map(({ id, slug, title }) => (
              <a key={id} href={addresses.article(slug)}>
                {title}
              </a>
            ))}
            <a href="/admin">編集室</a>
          </nav>
          <p>{masthead}</p>
        </footer>
      </body>
    </html>
  )
}
