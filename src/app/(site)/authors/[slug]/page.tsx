import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { addresses, decoded } from '../../parts/addresses.ts'
import { cursorIn, ListPage, type ListProps } from '../../parts/ListPage.tsx'
import { authorOf } from '../../parts/rest.ts'

type Props = ListProps & { params: Promise<{ slug: string }> }

const slugOf = async ({ params }: Props): Promise<string> =>
  (decoded((await params).slug) ?? '').normalize('NFC')

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const answer = await authorOf(await slugOf(props), null)
  if (!answer.ok) return { title: '筆者が見つかりません' }
  const { name, slug, profile } = answer.data.author
  return {
    title: `${name}の記事`,
    ...(profile && { description: profile }),
    alternates: {
      canonical: addresses.author(slug),
      types: { 'application/rss+xml': `/feed.xml?author=${encodeURIComponent(slug)}` },
    },
  }
}

/** An author, and the articles under the name. */
export default async function AuthorPage(props: Props) {
  const slug = await slugOf(props)
  const answer = await authorOf(slug, await cursorIn(props))
  const author = answer.ok ? answer.data.author : null
  if (author && author.slug !== slug) permanentRedirect(addresses.author(author.slug))
  const small = author?.picture?.files[0]?.url ?? author?.picture?.url
  return (
    <ListPage answer={answer} title={author?.name ?? ''} at={addresses.author(slug)}>
      {author && (
        <div className="author-profile">
          {small && <img src={small} alt={author.picture?.alt ?? ''} width={96} height={96} />}
          <div>
            {author.kana && <p className="facts">{author.kana}</p>}
            {author.profile && <p className="about">{author.profile}</p>}
            {author.url && (
              <p className="facts">
                <a href={author.url} rel="me noopener">
                  {author.url.replace(/^https?:\/\/|\/$/g, '')}
                </a>
              </p>
            )}
          </div>
        </div>
      )}
    </ListPage>
  )
}
