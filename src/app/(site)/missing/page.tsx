import type { Metadata } from 'next'
import NotFound from '../not-found.tsx'

export const metadata: Metadata = { title: 'ページが見つかりません', robots: { index: false } }

/** That there is no such page, as a page: Next shows its own by script alone, and the server sends this one in its place. */
export default function Missing() {
  return <NotFound />
}
