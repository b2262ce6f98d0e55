import type { Metadata } from 'next'
import { addresses, decoded } from '../../parts/addresses.ts'
import { Day } from '../../parts/Day.tsx'
import { cursorIn, ListPage, type ListProps } from '../../parts/ListPage.tsx'
import { sourceOf } from '../../parts/rest.ts'

type Props = ListProps & { params: Promise<{ id: string }> }

type Source = {
  title?: string | null
  url?: string | null
  publisher?: string | null
  publishedOn?: string | null
  archiveUrl?: string | null
}

const idOf = async ({ params }: Props): Promise<string> => decoded((await params).id) ?? ''

const nameOf = ({ title, publisher, url }: Source): string => title || publisher || url || '資料'

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const answer = await sourceOf(await idOf(props), null)
  // What others have written is theirs to be found by.
  return {
    title: answer.ok ? `「${nameOf(answer.data.source)}」を引用した記事` : '資料が見つかりません',
    robots: { index: false },
  }
}

/** A source, and the articles that cite it. */
export default async function SourcePage(props: Props) {
  const id = await idOf(props)
  const answer = await sourceOf(id, await cursorIn(props))
  const source = answer.ok ? (answer.data.source as Source) : null
  return (
    <ListPage
      answer={answer}
      title={source ? nameOf(source) : ''}
      at={addresses.source(id)}
      above={<p className="kicker">この資料を引用した記事</p>}
    >
      {source && (
        <p className="facts">
          {source.publisher && <span>{source.publisher}</span>}
          <Day at={source.publishedOn} />
          {source.url && (
            <a href={source.url} rel="noopener">
              元のページ
            </a>
          )}
          {source.archiveUrl && (
            <a href={source.archiveUrl} rel="noopener">
              保存されたページ
            </a>
          )}
        </p>
      )}
    </ListPage>
  )
}
