'use client'
import { useListQuery } from '@payloadcms/ui'
import type { Where } from 'payload'
import { branchesOf } from '../../text/categories/tree.ts'
import { shelves } from '../../text/house/shelves.ts'
import {
  categoriesPath,
  storedCategories,
  type CategoryDocs,
} from '../categories/storedCategories.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useAddresses } from '../useAddresses.ts'
import { useAnswer } from '../useAnswer.ts'
import { useSay } from '../useSay.ts'
import styles from './ArticleShelves.module.css'

/** Over the list of articles: what an editor looks for again and again, one click away. */
export const ArticleShelves = ({ hasReview }: { hasReview: boolean }) => {
  const { admin } = useAddresses()
  const say = useSay()
  const { query } = useListQuery()
  const list = admin('/articles')
  const open = (query as { shelf?: string }).shelf ?? 'all'
  const links = [
    { name: 'all', label: { ja: 'すべて', en: 'All' }, href: list },
    ...shelves
      .filter(({ isReview }) => hasReview || !isReview)
      .map((shelf) => ({
        ...shelf,
        href: `${list}?shelf=${shelf.name}`,
      })),
  ]
  return (
    <nav className={styles.shelves} aria-label={say({ ja: '絞り込み', en: 'Shelves' })}>
      {links.map(({ name, label, href }) => (
        <a key={name} href={href} aria-current={name === open ? 'page' : undefined}>
          {say(label)}
        </a>
      ))}
      <Kept />
      <a className={styles.aside} href={admin('/articles/tags')}>
        {say({ ja: 'タグの整理', en: 'Tags' })}
      </a>
    </nav>
  )
}

/** What the list is kept to beside a shelf: a category that is chosen here, and a tag, which is chosen elsewhere and let go here. */
const Kept = () => {
  const say = useSay()
  const { handleWhereChange, query } = useListQuery()
  const { answer } = useAnswer<CategoryDocs>(categoriesPath)
  const branches = branchesOf(answer ? storedCategories(answer) : [])
  const conditions = conditionsIn(query.where)
  const chosen = (field: Kind): string =>
    conditions.map((one) => String(one[field]?.equals ?? '')).find(Boolean) ?? ''
  const choose = (field: Kind, value: string): void => {
    const others = conditions.filter((one) => !one[field])
    const all = [...others, ...(value ? [{ [field]: { equals: value } }] : [])]
    void handleWhereChange?.(all.length > 0 ? { or: [{ and: all as Where[] }] } : {})
  }
  const tag = chosen('tags')
  return (
    <>
      <select
        aria-label={say({ ja: 'カテゴリーで絞り込む', en: 'Category' })}
        value={chosen('category')}
        onChange={({ target }) => choose('category', target.value)}
      >
        <option value="">{say({ ja: 'すべてのカテゴリー', en: 'All categories' })}</option>
        {branches.map(({ id, name, depth }) => (
          <option key={id} value={id}>
            {'　'.repeat(depth)}
            {name}
          </option>
        ))}
      </select>
      {tag && (
        <SmallButton
          icon="x"
          aria-label={say({
            ja: `タグ「${tag}」の絞り込みをやめる`,
            en: `Any tag instead of “${tag}”`,
          })}
          onClick={() => choose('tags', '')}
        >
          {say({ ja: `タグ「${tag}」`, en: `Tag “${tag}”` })}
        </SmallButton>
      )}
    </>
  )
}

type Kind = 'category' | 'tags'
type Condition = Partial<Record<Kind, { equals?: unknown }>>

/** What a list is kept to, as its address says it; what Payload's own filter has as alternatives is left to it. */
const conditionsIn = (where: Where | undefined): Condition[] => {
  const alternatives = (where?.or ?? []) as { and?: Condition[] }[]
  return alternatives.length === 1 ? (alternatives[0]!.and ?? []) : []
}
