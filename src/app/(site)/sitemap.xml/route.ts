import { origin } from '../parts/origin.ts'
import { months } from '../parts/rest.ts'
import { xmlHeaders } from '../parts/xml.ts'

/** The sitemaps of the paper: one a month, and the news. https://www.sitemaps.org/protocol.html#index */
export const GET = async (): Promise<Response> => {
  const [base, answer] = [await origin(), await months()]
  if (!answer.ok) return new Response(`${answer.message}\n`, { status: answer.status })
  const all = answer.data.docs.map(({ month }) => `${base}/sitemaps/${month}`)
  const written = [`${base}/sitemap-news.xml`, ...all].map(
    (url) => `<sitemap><loc>${url}</loc></sitemap>`,
  )
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${written.join('\n')}\n</sitemapindex>\n`,
    { headers: xmlHeaders },
  )
}
