import { addresses } from '../../parts/addresses.ts'
import { origin } from '../../parts/origin.ts'
import { allOf } from '../../parts/allOf.ts'
import { xmlStream, xmlText } from '../../parts/xml.ts'

/** The most addresses of one sitemap. https://www.sitemaps.org/protocol.html#index */
const most = 50_000

async function* written(month: string, base: string): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
  let count = 0
  for await (const cards of allOf({ month })) {
    const some = cards.slice(0, most - count)
    count += some.length
    yield some
      .map(
        ({ slug, publishedAt, revisedAt }) =>
          `<url><loc>${xmlText(`${base}${addresses.article(slug)}`)}</loc><lastmod>${revisedAt ?? publishedAt}</lastmod></url>\n`,
      )
      .join('')
    if (count >= most) break
  }
  yield '</urlset>\n'
}

/** The articles of a month. */
export const GET = async (
  _request: Request,
  { params }: { params: Promise<{ month: string }> },
): Promise<Response> => {
  const { month } = await params
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)
    ? xmlStream(written(month, await origin()))
    : new Response('このサイトマップはありません。\n', { status: 404 })
}
