import type { Metadata } from 'next'

export const metadata: Metadata = { title: '記事が見つかりません' }

export default function NotFound() {
  return (
    <div className="empty">
      <h1>記事が見つかりません</h1>
      <p>取り下げられたか、アドレスが変わった可能性があります。</p>
      <p>
        <a href="/">最新の記事へ</a>
      </p>
    </div>
  )
}
