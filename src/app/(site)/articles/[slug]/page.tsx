import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleBody } from '../../parts/ArticleBody.tsx'
import { Citations } from '../../parts/Citations.tsx'
import { Day } from '../../parts/Day.tsx'
import { Picture } from '../../parts/Picture.tsx'
import type { Article } from '../../../../payload-types.ts'
import { articleWith, type Answer } from '../../parts/rest.ts'
import { Thread, type Asked } from '../../parts/Thread.tsx'
import { Unreachable } from '../../parts/Unreachable.tsx'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Asked> }

/** The article of an address; none where the address is no text, or nothing the API can be asked for. */
const find = async ({ params }: Props): Promise<Answer<Article | null>> => {
  const { slug } = await params
  if (!/^(?:[^%]|%[\da-f]{2})*$/i.test(slug)) return { ok: true, data: null }
  const found = await articleWith(
    new URLSearchParams(`slug=${slug.replaceAll('+', '%2B')}`).get('slug')!,
  )
  return !found.ok && found.status === 400 ? { ok: true, data: null } : found
}

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const found = await find(props)
  return { title: found.ok ? (found.data?.title ?? '記事が見つかりません') : undefined }
}

/** An article as readers read it: sections, sources, picture and comments. */
export default async function ArticlePage(props: Props) {
  const found = await find(props)
  if (!found.ok) return <Unreachable message={found.message} />
  const article = found.data
  if (!article) notFound()
  const { title, kicker, publishedAt, category, eyecatch, eyecatchCredit, tags } = article
  const related = (article.relatedArticles ?? []).filter((one) => typeof one === 'object')
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
      <article className="article">
        <header>
          {category && typeof category === 'object' && <p className="category">{category.name}</p>}
          {kicker && <p className="kicker">{kicker}</p>}
          <h1>{title}</h1>
          <p className="facts">
            <Day at={publishedAt} />
          </p>
        </header>
        {eyecatch && typeof eyecatch === 'object' && (
          <Picture media={eyecatch} stated={eyecatchCredit} />
        )}
        <ArticleBody body={article.body} />
        <Citations citations={article.citations} />
        {tags && tags.length > 0 && (
          <ul className="tags" aria-label="タグ">
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )}
      </article>
      {related.length > 0 && (
        <section className="related" aria-labelledby="related">
          <h2 id="related">関連記事</h2>
          <ul>
            {related.map(({ id, slug, title: other }) => (
              <li key={id}>
                <a href={`/articles/${encodeURIComponent(slug ?? id)}`}>{other}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Thread article={article} asked={await props.searchParams} />
    </>
  )
}
