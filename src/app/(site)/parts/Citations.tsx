import type { Article } from '../../../payload-types.ts'
import { addresses } from './addresses.ts'
import { Day } from './Day.tsx'

const roles = { base: '底本', quoted: '引用', reference: '参照', origin: '元ネタ' } as const

/** What an article is based on. */
export const Citations = ({ citations }: Pick<Article, 'citations'>) => {
  const cited = (citations ?? []).filter(({ source }) => typeof source === 'object')
  if (cited.length === 0) return null
  return (
    <section aria-labelledby="citations" className="citations">
      <h2 id="citations">引用・参照・底本</h2>
      <ul>
        {cited.map(
          ({ id, source, role, note, statedTitle, statedPublisher, statedPublishedOn }) => {
            const {
              id: record,
              title,
              publisher,
              publishedOn,
              url,
              archiveUrl,
              link,
            } = source as Exclude<typeof source, string>
            const name = statedTitle || title || url
            return (
              <li key={id}>
                <span className="role">{roles[role]}</span>{' '}
                {url ? (
                  <cite>
                    <a href={url} rel="noopener">
                      {name}
                    </a>
                  </cite>
                ) : (
                  <cite>{name}</cite>
                )}
                <span className="facts">
                  {(statedPublisher || publisher) && <span>{statedPublisher || publisher}</span>}
                  <Day at={statedPublishedOn || publishedOn} />
                  {link?.status === 'dead' && <span className="dead">リンク切れ</span>}
                  {archiveUrl && (
                    <a href={archiveUrl} rel="noopener">
                      保存されたページ
                    </a>
                  )}
                  <a href={addresses.source(record)}>この資料を引用した記事</a>
                </span>
                {note && <p>{note}</p>}
              </li>
            )
          },
        )}
      </ul>
    </section>
  )
}
