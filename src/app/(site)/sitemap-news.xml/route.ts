import { addresses } from '../parts/addresses.ts'
import { origin } from '../parts/origin.ts'
import { allOf } from '../parts/allOf.ts'
import { isNews, masthead } from '../parts/rest.ts'
import { xmlStream, xmlText } from '../parts/xml.ts'

/** How old news may be, and how many stand in one sitemap. https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
const hours = 48
const most = 1000

async function* written(base: string): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
  const since = Date.now() - hours * 3_600_000
  const from = new Date(since + 9 * 3_600_000).toISOString().slice(0, 10)
  let count = 0
  for await (const cards of allOf({ from })) {
    const news = cards
      .filter((card) => isNews(card) && Date.parse(card.publishedAt) >= since)
      .slice(0, most - count)
    count += news.length
    yield news
      .map(
        ({ slug, title, publishedAt }) =>
          `<url><loc>${xmlText(`${base}${addresses.article(slug)}`)}</loc><news:news><news:publication><news:name>${xmlText(masthead)}</news:name><news:language>ja</news:language></news:publication><news:publication_date>${publishedAt}</news:publication_date><news:title>${xmlText(title)}</news:title></news:news></url>\n`,
      )
      .join('')
    if (count >= most) break
  }
  yield '</urlset>\n'
}

/** The news of two days. */
export const GET = async (): Promise<Response> => xmlStream(written(await origin()))
