import type { Author } from '../../../exports/site.ts'
import { fromLexical, lengthOf, type LexicalDocument } from 'midashi/text'
import { addresses } from './addresses.ts'
import { Day } from './Day.tsx'

type Shown = {
  authors: Author[]
  publishedAt: string
  revisedAt?: string | null
  body?: unknown
}

/** How long a text takes to read, in minutes. */
const minutesOf = (body: unknown): number =>
  body ? lengthOf({ title: '', blocks: fromLexical(body as LexicalDocument) }).minutes : 0

/** Who wrote an article, when, when it was revised, and how long it takes to read. */
export const Byline = ({ authors, publishedAt, revisedAt, body }: Shown) => {
  const minutes = minutesOf(body)
  return (
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
      {minutes > 1 && <span>約{minutes}分で読めます</span>}
    </p>
  )
}
