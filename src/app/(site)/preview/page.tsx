import type { Metadata } from 'next'
import { FullArticle } from '../parts/FullArticle.tsx'
import { FollowDraft } from '../parts/FollowDraft.tsx'
import { draftOf } from '../parts/rest.ts'
import { Unreachable } from '../parts/Unreachable.tsx'

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export const metadata: Metadata = { title: 'プレビュー', robots: { index: false, follow: false } }

/** A draft as the paper will show it, for whoever has its link. */
export default async function PreviewPage({ searchParams }: Props) {
  const { token } = await searchParams
  const found = await draftOf(typeof token === 'string' ? token : '')
  if (!found.ok) return <Unreachable message={found.message} />
  return (
    <>
      <p className="preview-note" role="note">
        プレビュー：下書きの表示です。
      </p>
      <FullArticle {...found.data} />
      <FollowDraft />
    </>
  )
}
