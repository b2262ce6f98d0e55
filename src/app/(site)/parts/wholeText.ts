import { decoded } from './addresses.ts'
import { pageOf } from './rest.ts'

/** The text of an article as HTML for readers elsewhere, by its whole address: with whole addresses in it, one size of each picture. */
export const wholeText = async (url: string): Promise<string | null> => {
  const { origin, pathname } = new URL(url)
  const page = await pageOf(decoded(pathname.replace('/articles/', '')) ?? '')
  const article = (page.ok ? page.data?.article : null) as { html?: string | null } | null
  return (
    article?.html
      ?.replace(/\b(src|href)="\/(?!\/)/g, `$1="${origin}/`)
      .replace(/\bhref="#/g, `href="${url}#`)
      .replace(/ srcset="[^"]*"/g, '') ?? null
  )
}
