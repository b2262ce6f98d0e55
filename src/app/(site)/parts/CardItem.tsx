import type { Card } from '../../../exports/site.ts'
import { addresses } from './addresses.ts'
import { Day } from './Day.tsx'
import { Phrases } from './Phrases.tsx'

/** An article in a list: `lead` is the first story of a page, `line` a title with its day. */
export const CardItem = ({
  card,
  as = 'card',
  level = 2,
}: {
  card: Card
  as?: 'lead' | 'card' | 'line'
  level?: 2 | 3
}) => {
  const { slug, title, kicker, excerpt, publishedAt, category, eyecatch, comments, authors } = card
  const Title = `h${level}` as 'h2'
  const small = eyecatch?.card?.url ?? eyecatch?.url
  const address = addresses.article(slug)
  return (
    <article className={`card ${as}`}>
      {small && as !== 'line' && (
        <img
          src={small}
          alt=""
          loading={as === 'lead' ? 'eager' : 'lazy'}
          fetchPriority={as === 'lead' ? 'high' : undefined}
          width={320}
          height={168}
          style={{ backgroundColor: eyecatch?.color ?? undefined }}
        />
      )}
      <div>
        {kicker && as !== 'line' && <p className="kicker">{kicker}</p>}
        <Title>
          <a href={address}>{as === 'lead' ? <Phrases text={title} /> : title}</a>
        </Title>
        <p className="facts">
          <Day at={publishedAt} />
          {category && as !== 'line' && (
            <a href={addresses.category(category.slug)}>{category.name}</a>
          )}
          {as === 'lead' && authors.length > 0 && (
            <span>文＝{authors.map(({ name }) => name).join('、')}</span>
          )}
          {comments ? <a href={`${address}#comments`}>コメント {comments}</a> : null}
        </p>
        {excerpt && as !== 'line' && <p className="excerpt">{excerpt}</p>}
      </div>
    </article>
  )
}
