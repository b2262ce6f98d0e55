import type { ArticlePage } from '../../../exports/site.ts'
import { addresses } from './addresses.ts'
import { masthead, type ShownArticle } from './rest.ts'

type Props = Pick<ArticlePage<ShownArticle>, 'article' | 'trail'> & { base: string }

/** What search engines and networks are told of an article, with whole addresses: they know no paths. */
export const Head = ({ article, trail, base }: Props) => {
  const url = `${base}${addresses.article(article.slug)}`
  const whole = (text: string): string => (text.startsWith('/') ? `${base}${text}` : text)
  const tags = (article.metaTags ?? {}) as Record<string, string>
  const told = { 'og:url': url, ...tags }
  const { image, ...linked } = (article.jsonLd ?? {}) as { image?: string[] }
  const news = {
    ...linked,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    ...(image && { image: image.map(whole) }),
  }
  const steps = [
    { name: masthead, item: `${base}/` },
    ...trail.flatMap(({ name, slug }) =>
      slug ? [{ name, item: `${base}${addresses.category(slug)}` }] : [],
    ),
    { name: article.title, item: url },
  ]
  const breadcrumbs = {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, at) => ({ '@type': 'ListItem', position: at + 1, ...step })),
  }
  return (
    <>
      {Object.entries(told).map(([name, value]) =>
        name.includes(':') && !name.startsWith('twitter') ? (
          <meta key={name} property={name} content={whole(value)} />
        ) : (
          <meta key={name} name={name} content={whole(value)} />
        ),
      )}
      <script
        type="application/ld+json"
        // A title may hold anything, the end of this element included.
        dangerouslySetInnerHTML={{
          __html: JSON.stringify([news, breadcrumbs]).replaceAll('<', '\\u003c'),
        }}
      />
    </>
  )
}
