import type { Article } from '../../../payload-types.ts'
import { Day } from './Day.tsx'

/** What was put right in an article since it was published, the latest first. */
export const Corrections = ({ corrections }: Pick<Article, 'corrections'>) => {
  if (!corrections?.length) return null
  return (
    <aside className="corrections" aria-labelledby="corrections">
      <h2 id="corrections">訂正</h2>
      <dl>
        {corrections
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map(({ id, at, text }) => (
            <div key={id}>
              <dt>
                <Day at={at} exact />
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </aside>
  )
}
