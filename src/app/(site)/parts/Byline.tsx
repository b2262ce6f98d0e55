import type { Author } from '../../../exports/site.ts'
import { addresses } from './addresses.ts'
import { Day } from './Day.tsx'

type Shown = {
  authors: Author[]
  publishedAt: string
  revisedAt?: string | null
}

/** Who wrote an article, when, and when it was revised. */
export const Byline = ({ authors, publishedAt, revisedAt }: Shown) => (
  <p className="facts byline">
    {authors.length > 0 && (
      <span>
        文＝
        {authors.map(({ id, name, slug }, at) => (
          <span key={id}>
            {at > 0 && '、'}
            <a href={addresses.author(slug)} rel="author">
              {name}
            </a>
          </span>
        ))}
      </span>
    )}
    <Day at={publishedAt} exact />
    {revisedAt && (
      <span>
        更新 <Day at={revisedAt} exact />
      </span>
    )}
  </p>
)
