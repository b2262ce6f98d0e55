import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { masthead } from './parts/rest.ts'
import './site.css'

export const metadata: Metadata = {
  title: { default: masthead, template: `%s — ${masthead}` },
  icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/icon.svg' }],
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="ja">
      <body>
        <header className="masthead">
          <a href="/">{masthead}</a>
        </header>
        <main>{children}</main>
        <footer className="foot">
          <a href="/admin">編集室</a>
        </footer>
      </body>
    </html>
  )
}
