import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { FullArticle } from '../../parts/FullArticle.tsx'
import type { ArticlePage as Page, Card } from '../../../../exports/site.ts'
import { pageOf, type Answer, type ShownArticle } from '../../parts/rest.ts'
import { Thread, type Asked } from '../../parts/Thread.tsx'
import { Unreachable } from '../../parts/Unreachable.tsx'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Asked> }

/** A slug as it stands in an address. */
const slugOf = (part: string): string =>
  new URLSearchParams(`slug=${part.replaceAll('+', '%2B')}`).get('slug')!

const addressOf = ({ slug }: { slug: string }): string => `/articles/${encodeURIComponent(slug)}`

const Neighbour = ({ card, label, rel }: { card: Card; label: string; rel: string }) => (
  <a href={addressOf(card)} rel={rel}>
    <span>{label}</span>
    {card.title}
  </a>
)

/** The article of an address; none where the address is no text, or nothing the API can be asked for. */
const find = async ({ params }: Props): Promise<Answer<Page<ShownArticle> | null>> => {
  const { slug } = await params
  if (!/^(?:[^%]|%[\da-f]{2})*$/i.test(slug)) return { ok: true, data: null }
  const found = await pageOf(slugOf(slug))
  return !found.ok && found.status === 400 ? { ok: true, data: null } : found
}

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const found = await find(props)
  return { title: found.ok ? (found.data?.article.title ?? '記事が見つかりません') : undefined }
}

/** An article as readers read it: sections, sources, picture and comments. */
export default async function ArticlePage(props: Props) {
  const found = await find(props)
  if (!found.ok) return <Unreachable message={found.message} />
  if (!found.data) notFound()
  const { article, trail, previous, next, related } = found.data
  // Under an address it had before.
  if (article.slug !== slugOf((await props.params).slug).normalize('NFC'))
    permanentRedirect(addressOf(article))
  return (
    <>
      {Object.entries((article.metaTags ?? {}) as Record<string, string | string[]>).flatMap(
        ([name, value]) =>
          [value]
            .flat()
            .map((one) =>
              name.includes(':') && !name.startsWith('twitter') ? (
                <meta key={`${name} ${one}`} property={name} content={one} />
              ) : (
                <meta key={`${name} ${one}`} name={name} content={one} />
              ),
            ),
      )}
      <script
        type="application/ld+json"
        // A title may hold anything, the end of this element included.
        dangerouslySetInnerHTML={{
          __html: JSON.stringify(article.jsonLd ?? {}).replaceAll('<', '\\u003c'),
        }}
      />
      <FullArticle article={article} trail={trail} />
      {(previous || next) && (
        <nav className="neighbours" aria-label="前後の記事">
          {previous && <Neighbour card={previous} label="前の記事" rel="prev" />}
          {next && <Neighbour card={next} label="次の記事" rel="next" />}
        </nav>
      )}
      {related.length > 0 && (
        <section className="related" aria-labelledby="related">
          <h2 id="related">関連記事</h2>
          <ul>
            {related.map((card) => (
              <li key={card.id}>
                <a href={addressOf(card)}>{card.title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Thread article={article} asked={await props.searchParams} />
    </>
  )
}
