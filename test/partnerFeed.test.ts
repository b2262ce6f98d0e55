import { parseRssFeed } from 'feedsmith'
import { expect, it } from 'vitest'
import { partnerFeed } from '../src/app/(site)/parts/partnerFeed.ts'
import type { FeedItem } from '../src/app/(site)/parts/feedOf.ts'

const item = (title: string, categories: string[]): FeedItem => ({
  id: '1',
  url: `https://kitahama.example/articles/${title}`,
  title,
  summary: null,
  html: `<p>${title}の話。</p>`,
  published: new Date('2026-03-12T09:00:00Z'),
  updated: new Date('2026-03-12T09:00:00Z'),
  authors: [],
  categories,
  picture: null,
})

it('a feed of one’s own has the items a partner wants, in the form they want', () => {
  const write = partnerFeed(({ title, url, html, categories }) =>
    categories.includes('広告')
      ? null
      : { title: `【北浜】${title}`, link: `${url}?from=ekiden`, content: { encoded: html } },
  )
  const { items } = parseRssFeed(
    write({
      title: '北浜日報',
      link: 'https://kitahama.example/',
      self: 'https://kitahama.example/partners/ekiden',
      hub: null,
      updated: new Date('2026-03-12T09:00:00Z'),
      items: [item('港の再開', []), item('夏の大安売り', ['広告'])],
    }),
  )
  expect(items).toEqual([
    {
      title: '【北浜】港の再開',
      link: 'https://kitahama.example/articles/港の再開?from=ekiden',
      content: { encoded: '<p>港の再開の話。</p>' },
    },
  ])
})
