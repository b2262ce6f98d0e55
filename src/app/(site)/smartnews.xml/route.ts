import { generateRssFeed } from 'feedsmith'
import { feedResponse, type Feed } from '../parts/feedOf.ts'
import { masthead, withdrawn } from '../parts/rest.ts'
import { wholeText } from '../parts/wholeText.ts'
import { xmlText } from '../parts/xml.ts'

/** Elements SmartNews shows; what stands in others is shown without them. */
const shown =
  /<(?!\/?(?:p|br|h[1-6]|ul|ol|li|blockquote|a|img|figure|figcaption|strong|em|table|thead|tbody|tr|th|td|hr|pre|code)\b)[^>]*>/gi

/** The text of an article in those elements, without readings, which it would show beside the words. */
const bodyOf = async (url: string): Promise<string> =>
  ((await wholeText(url)) ?? '').replace(/<(rp|rt)>[^<]*<\/\1>/g, '').replace(shown, '')

const smartFormat = async ({ title, link, updated, items }: Feed): Promise<string> => {
  const written = await Promise.all(
    items.map(async (item) => ({
      title: item.title,
      link: item.url,
      // Its address may become another one.
      guid: { value: item.id, isPermaLink: false },
      pubDate: item.published,
      ...(item.summary && { description: item.summary }),
      categories: item.categories.map((name) => ({ name })),
      dc: { creators: item.authors },
      content: { encoded: await bodyOf(item.url) },
      media: {
        ...(item.picture && { thumbnails: [{ url: item.picture.url }] }),
        status: { state: 'active' },
      },
    })),
  )
  const gone = await withdrawn()
  // Whoever has taken it over takes it back; of what it was nothing is said.
  const takenBack = (gone.ok ? gone.data.docs : []).map(({ id, withdrawnAt }) => ({
    title: '取り下げた記事',
    link,
    guid: { value: String(id), isPermaLink: false },
    pubDate: new Date(withdrawnAt),
    content: { encoded: '<p>この記事は取り下げました。</p>' },
    media: { status: { state: 'deleted' } },
  }))
  const xml = generateRssFeed({
    title,
    link,
    description: title,
    language: 'ja',
    pubDate: updated,
    copyright: masthead,
    ttl: 5,
    items: [...written, ...takenBack],
  })
  // SmartNews's own namespace is none the writer knows.
  const logo = process.env.MIDASHI_LOGO
  return xml
    .replace('<rss ', '<rss xmlns:snf="http://www.smartnews.be/snf" ')
    .replace(
      '<channel>',
      `<channel>${logo ? `<snf:logo><url>${xmlText(logo)}</url></snf:logo>` : ''}`,
    )
}

/**
 * The latest articles as SmartFormat 2.1, with their whole text, and what was withdrawn lately; the logo is at the address `MIDASHI_LOGO` says.
 * https://publishers.smartnews.com/hc/ja/articles/360036526213
 */
export const GET = (request: Request): Promise<Response> =>
  feedResponse(request, 'application/rss+xml', smartFormat)
