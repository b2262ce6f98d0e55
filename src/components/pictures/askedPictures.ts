import type { LocalizedText } from '../../text/manuscript/manuscript.ts'

/** What is shown alone: what a picture lacks. */
export const lacks = {
  all: { label: { ja: 'すべて', en: 'All' }, field: null },
  credit: { label: { ja: 'クレジットなし', en: 'No credit' }, field: 'credit.text' },
  alt: { label: { ja: '代替テキストなし', en: 'No alternative text' }, field: 'alt' },
} satisfies Record<string, { label: LocalizedText; field: string | null }>

/** The name of what is lacked. */
export type Lack = keyof typeof lacks

/** How many articles are named under a picture. */
export const named = 2

/** How many come at once. */
const perPage = 24

/** How many times as many at most. */
export const maxPages = 40

/** What is looked for, and how many pages of it are shown: it stands in the address, so that the way back leads here again. */
export type Asked = { text: string; lack: Lack; pages: number }

/** All pictures, from the first. */
export const everything: Asked = { text: '', lack: 'all', pages: 1 }

/** What an address asks for: `?text=港&lacks=credit&pages=2`. */
export const readAddress = (search: string): Asked => {
  const params = new URLSearchParams(search)
  const lack = params.get('lacks') ?? 'all'
  return {
    text: params.get('text') ?? '',
    lack: Object.hasOwn(lacks, lack) ? (lack as Lack) : 'all',
    pages: Math.min(Math.max(Number.parseInt(params.get('pages') ?? '', 10) || 1, 1), maxPages),
  }
}

/** The address of this page that asks for it. */
export const addressOf = ({ text, lack, pages }: Asked): string => {
  const params = new URLSearchParams({
    ...(text && { text }),
    ...(lack !== 'all' && { lacks: lack }),
    ...(pages > 1 && { pages: String(pages) }),
  })
  return params.size > 0 ? `?${params}` : location.pathname
}

/** The question to the API, with the articles that show each picture. */
export const questionOf = ({ text, lack, pages }: Asked, articles: string): string => {
  const asked = new URLSearchParams({
    depth: '1',
    // As the articles were saved last.
    draft: 'true',
    limit: String(perPage * pages),
    sort: '-updatedAt',
    'joins[usedBy][limit]': String(named),
    'joins[usedBy][count]': 'true',
    [`populate[${articles}][title]`]: 'true',
  })
  const { field } = lacks[lack]
  if (field) asked.set(`where[and][0][${field}][exists]`, 'false')
  if (text.trim()) asked.set('where[and][1][searchText][like]', text.trim())
  return asked.toString()
}
