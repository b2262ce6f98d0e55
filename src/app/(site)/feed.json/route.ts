import { generateJsonFeed } from 'feedsmith'
import { feedResponse, type Feed } from '../parts/feedOf.ts'

const json = ({ title, link, self, hub, items }: Feed): string =>
  JSON.stringify(
    generateJsonFeed({
      title,
      home_page_url: link,
      feed_url: self,
      language: 'ja',
      ...(hub && { hubs: [{ type: 'WebSub', url: hub }] }),
      items: items.map((item) => ({
        id: item.url,
        url: item.url,
        title: item.title,
        // An item has a text, or it is none.
        ...(item.html ? { content_html: item.html } : { content_text: item.summary ?? item.title }),
        ...(item.html && item.summary && { summary: item.summary }),
        date_published: item.published,
        date_modified: item.updated,
        authors: item.authors.map((name) => ({ name })),
        tags: item.categories,
        ...(item.picture && { image: item.picture.url }),
      })),
    }),
  )

/** The same as JSON Feed 1.1. https://www.jsonfeed.org/version/1.1/ */
export const GET = (request: Request): Promise<Response> =>
  feedResponse(request, 'application/feed+json', json)
