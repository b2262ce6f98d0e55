import type { Metadata } from 'next'

export const metadata: Metadata = { title: 'ページが見つかりません' }

export default function NotFound() {
  return (
    <div className="empty">
      <h1>ページが見つかりません</h1>
      <p>取り下げられたか、アドレスが変わった可能性があります。</p>
      <form className="search-form" action="/search" role="search" aria-label="記事の検索">
        <label>
          <span>記事を探す</span>
          <input type="search" name="q" maxLength={200} />
        </label>
        <button>探す</button>
      </form>
      <p>
        <a href="/">最新の記事へ</a>
      </p>
    </div>
  )
}
