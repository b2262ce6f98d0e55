import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { addresses, decoded } from '../../parts/addresses.ts'
import { cursorIn, ListPage, type ListProps } from '../../parts/ListPage.tsx'
import { articlesOf } from '../../parts/rest.ts'

type Props = ListProps & { params: Promise<{ tag: string }> }

const tagOf = async ({ params }: Props): Promise<string> =>
  (decoded((await params).tag) ?? '').normalize('NFC')

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const tag = await tagOf(props)
  return {
    title: `「${tag}」の記事`,
    alternates: {
      canonical: addresses.tag(tag),
      types: { 'application/rss+xml': `/feed.xml?tag=${encodeURIComponent(tag)}` },
    },
  }
}

/** The articles with a tag. */
export default async function TagPage(props: Props) {
  const tag = await tagOf(props)
  const answer = await articlesOf({ tag }, await cursorIn(props))
  if (answer.ok && answer.data.docs.length === 0) notFound()
  return <ListPage answer={answer} title={`「${tag}」の記事`} at={addresses.tag(tag)} />
}
