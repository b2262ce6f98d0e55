import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { addresses, decoded } from '../../parts/addresses.ts'
import { origin } from '../../parts/origin.ts'
import { CardItem } from '../../parts/CardItem.tsx'
import { CountReader } from '../../parts/CountReader.tsx'
import { Phrases } from '../../parts/Phrases.tsx'
import { Head } from '../../parts/Head.tsx'
import { FullArticle } from '../../parts/FullArticle.tsx'
import type { ArticlePage as Page, Card } from '../../../../exports/site.ts'
import { pageOf, type Answer, type ShownArticle } from '../../parts/rest.ts'
import { Share } from '../../parts/Share.tsx'
import { Thread, type Asked } from '../../parts/Thread.tsx'
import { Unreachable } from '../../parts/Unreachable.tsx'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Asked> }

const addressOf = ({ slug }: { slug: string }): string => addresses.article(slug)

const Neighbour = ({ card, label, rel }: { card: Card; label: string; rel: string }) => (
  <a href={addressOf(card)} rel={rel}>
    <span>{label}</span>
    <Phrases text={card.title} />
  </a>
)

/** The article of an address; none where the address is no text, or nothing the API can be asked for. */
const find = async ({ params }: Props): Promise<Answer<Page<ShownArticle> | null>> => {
  const slug = decoded((await params).slug)
  if (slug === null) return { ok: true, data: null }
  const found = await pageOf(slug)
  return !found.ok && found.status === 400 ? { ok: true, data: null } : found
}

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const found = await find(props)
  const article = found.ok ? found.data?.article : null
  return {
    title: found.ok ? (article?.title ?? '記事が見つかりません') : undefined,
    ...(article && { alternates: { canonical: addresses.article(article.slug) } }),
  }
}

/** An article as readers read it: sections, sources, picture and comments. */
export default async function ArticlePage(props: Props) {
  const found = await find(props)
  if (!found.ok) return <Unreachable message={found.message} />
  if (!found.data) notFound()
  const { article, trail, previous, next, related, sameCategory, popular } = found.data
  // Under an address it had before.
  if (article.slug !== decoded((await props.params).slug)?.normalize('NFC'))
    permanentRedirect(addressOf(article))
  const base = await origin()
  return (
    <>
      <Head article={article} trail={trail} base={base} />
      <FullArticle article={article} trail={trail} />
      <Share url={`${base}${addressOf(article)}`} title={article.title ?? ''} />
      {(previous || next) && (
        <nav className="neighbours" aria-label="前後の記事">
          {previous && <Neighbour card={previous} label="前の記事" rel="prev" />}
          {next && <Neighbour card={next} label="次の記事" rel="next" />}
        </nav>
      )}
      {[
        { name: 'related', title: '関連記事', cards: related },
        { name: 'same', title: '同じカテゴリーの記事', cards: sameCategory },
        { name: 'popular', title: 'よく読まれている記事', cards: popular },
      ].map(
        ({ name, title, cards }) =>
          cards.length > 0 && (
            <section key={name} className="related" aria-labelledby={name}>
              <h2 id={name}>{title}</h2>
              <ul className="cards lines">
                {cards.map((card) => (
                  <li key={card.id}>
                    <CardItem card={card} as="line" level={3} />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      <CountReader slug={article.slug} />
      <Thread article={article} asked={await props.searchParams} />
    </>
  )
}
