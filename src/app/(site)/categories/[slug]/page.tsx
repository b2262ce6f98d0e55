import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import type { CategoryPage as Page } from '../../../../exports/site.ts'
import { addresses, decoded } from '../../parts/addresses.ts'
import { cursorIn, ListPage, type ListProps } from '../../parts/ListPage.tsx'
import { categoryOf, type Answer } from '../../parts/rest.ts'

type Props = ListProps & { params: Promise<{ slug: string }> }

const slugOf = async ({ params }: Props): Promise<string> =>
  (decoded((await params).slug) ?? '').normalize('NFC')

const find = async (props: Props): Promise<Answer<Page>> =>
  categoryOf(await slugOf(props), await cursorIn(props))

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const found = await find(props)
  if (!found.ok) return { title: 'カテゴリーが見つかりません' }
  const { name, slug, description } = found.data.category
  return {
    title: name,
    ...(typeof description === 'string' && description && { description }),
    alternates: {
      canonical: addresses.category(slug),
      types: { 'application/rss+xml': `/feed.xml?category=${encodeURIComponent(slug)}` },
    },
  }
}

/** The articles of a category and of all below it. */
export default async function CategoryPage(props: Props) {
  const found = await find(props)
  if (!found.ok) return <ListPage answer={found} title="カテゴリー" at="/categories" />
  const { category, trail, children } = found.data
  if (category.slug !== (await slugOf(props))) permanentRedirect(addresses.category(category.slug))
  return (
    <ListPage
      answer={found}
      title={category.name}
      at={addresses.category(category.slug)}
      above={
        trail.length > 1 && (
          <nav className="trail" aria-label="上位のカテゴリー">
            {trail.slice(0, -1).map(({ id, name, slug }) => (
              <a key={id} href={addresses.category(slug ?? String(id))}>
                {name}
              </a>
            ))}
          </nav>
        )
      }
    >
      {typeof category.description === 'string' && category.description && (
        <p className="about">{category.description}</p>
      )}
      {children.length > 0 && (
        <ul className="chips" aria-label="下位のカテゴリー">
          {children.map(({ id, name, slug, articles }) => (
            <li key={id}>
              <a href={addresses.category(slug)}>
                {name} <small>{articles}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
    </ListPage>
  )
}
