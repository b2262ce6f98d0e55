import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import type { CategoryNode } from '../../../../exports/site.ts'
import { addresses, decoded } from '../../parts/addresses.ts'
import { cursorIn, ListPage, type ListProps } from '../../parts/ListPage.tsx'
import { articlesOf, categories } from '../../parts/rest.ts'
import { Unreachable } from '../../parts/Unreachable.tsx'

type Props = ListProps & { params: Promise<{ slug: string }> }

/** The way from the top of the tree to a category. */
const trailTo = (slug: string, nodes: CategoryNode[]): CategoryNode[] | null => {
  for (const node of nodes) {
    if ([node.slug, node.asciiSlug, String(node.id)].includes(slug)) return [node]
    const below = trailTo(slug, node.children)
    if (below) return [node, ...below]
  }
  return null
}

const slugOf = async ({ params }: Props): Promise<string> =>
  (decoded((await params).slug) ?? '').normalize('NFC')

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const tree = await categories()
  const trail = tree.ok ? trailTo(await slugOf(props), tree.data.docs) : null
  const category = trail?.at(-1)
  const description = category?.description
  return {
    title: category?.name ?? 'カテゴリーが見つかりません',
    ...(typeof description === 'string' && description && { description }),
    ...(category && {
      alternates: {
        canonical: addresses.category(category.slug),
        types: { 'application/rss+xml': `/feed.xml?category=${encodeURIComponent(category.slug)}` },
      },
    }),
  }
}

/** The articles of a category and of all below it. */
export default async function CategoryPage(props: Props) {
  const tree = await categories()
  if (!tree.ok) return <Unreachable message={tree.message} />
  const slug = await slugOf(props)
  const trail = trailTo(slug, tree.data.docs)
  const category = trail?.at(-1)
  if (!trail || !category) notFound()
  if (category.slug !== slug) permanentRedirect(addresses.category(category.slug))
  const answer = await articlesOf({ category: category.slug }, await cursorIn(props))
  return (
    <ListPage
      answer={answer}
      title={category.name}
      at={addresses.category(category.slug)}
      above={
        trail.length > 1 && (
          <nav className="trail" aria-label="上位のカテゴリー">
            {trail.slice(0, -1).map(({ id, name, slug: above }) => (
              <a key={id} href={addresses.category(above)}>
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
      {category.children.length > 0 && (
        <ul className="chips" aria-label="下位のカテゴリー">
          {category.children.map(({ id, name, slug: below, articles }) => (
            <li key={id}>
              <a href={addresses.category(below)}>
                {name} <small>{articles}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
    </ListPage>
  )
}
