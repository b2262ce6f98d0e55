import type { ArticlePage } from '../../../exports/site.ts'
import { addresses } from './addresses.ts'
import { ArticleBody } from './ArticleBody.tsx'
import { Byline } from './Byline.tsx'
import { Citations } from './Citations.tsx'
import { Corrections } from './Corrections.tsx'
import { Phrases } from './Phrases.tsx'
import { Picture } from './Picture.tsx'
import type { ShownArticle } from './rest.ts'

/** A title of more characters is set smaller, so that the text begins on the first screen of a phone. */
const longTitle = 44

/** An article itself: what stands over it, its text, what was put right, what it is based on. */
export const FullArticle = ({
  article,
  trail,
}: Pick<ArticlePage<ShownArticle>, 'article' | 'trail'>) => {
  const { title, kicker, eyecatch, tags } = article
  return (
    <article className="article">
      <header>
        {trail.length > 0 && (
          <nav className="trail" aria-label="記事のカテゴリー">
            {trail.map(({ name, slug }) =>
              slug ? (
                <a key={name} href={addresses.category(slug)}>
                  {name}
                </a>
              ) : (
                <span key={name}>{name}</span>
              ),
            )}
          </nav>
        )}
        {kicker && <p className="kicker">{kicker}</p>}
        <h1 className={[...(title ?? '')].length > longTitle ? 'long' : undefined}>
          <Phrases text={title} />
        </h1>
        <Byline {...article} />
      </header>
      {eyecatch && <Picture media={eyecatch} />}
      <ArticleBody body={article.body} citations={article.citations} sections={article.sections} />
      <Corrections corrections={article.corrections} />
      <Citations citations={article.citations} />
      {tags && tags.length > 0 && (
        <ul className="tags" aria-label="タグ">
          {tags.map((tag) => (
            <li key={tag}>
              <a href={addresses.tag(tag)} rel="tag">
                {tag}
              </a>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}
