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
      <CategoryChoice />
      <a className={styles.aside} href={admin('/articles/tags')}>
        {say({ ja: 'タグの整理', en: 'Tags' })}
      </a>
    </nav>
  )
}

/** Keeps the list to a category. */
const CategoryChoice = () => {
  const say = useSay()
  const { handleWhereChange, query } = useListQuery()
  const { answer } = useAnswer<CategoryDocs>(categoriesPath)
  const branches = branchesOf(answer ? storedCategories(answer) : [])
  const conditions = conditionsIn(query.where)
  const chosen = conditions.map(({ category }) => String(category?.equals ?? '')).find(Boolean)
  const choose = (id: string): void => {
    const others = conditions.filter(({ category }) => !category)
    const all = [...others, ...(id ? [{ category: { equals: id } }] : [])]
    void handleWhereChange?.(all.length > 0 ? { or: [{ and: all as Where[] }] } : {})
  }
  return (
    <select
      aria-label={say({ ja: 'カテゴリーで絞り込む', en: 'Category' })}
      value={chosen ?? ''}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{say({ ja: 'すべてのカテゴリー', en: 'All categories' })}</option>
      {branches.map(({ id, name, depth }) => (
        <option key={id} value={id}>
          {'　'.repeat(depth)}
          {name}
        </option>
      ))}
    </select>
  )
}

type Condition = { category?: { equals?: unknown } }

/** What a list is kept to, as its address says it; what Payload's own filter has as alternatives is left to it. */
const conditionsIn = (where: Where | undefined): Condition[] => {
  const alternatives = (where?.or ?? []) as { and?: Condition[] }[]
  return alternatives.length === 1 ? (alternatives[0]!.and ?? []) : []
}
