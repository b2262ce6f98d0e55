import { feedResponse, type Feed, type FeedItem } from '../parts/feedOf.ts'
import { rss } from '../parts/rss.ts'

const itemOf = ({
  url,
  title,
  summary,
  html,
  published,
  authors,
  categories,
  picture,
}: FeedItem): Record<string, unknown> => ({
  title,
  link: url,
  guid: { value: url, isPermaLink: true },
  pubDate: published,
  ...(summary && { description: summary }),
  ...(html && { content: { encoded: html } }),
  categories: categories.map((name) => ({ name })),
  dc: { creators: authors },
  ...(picture && {
    media: {
      contents: [{ url: picture.url, medium: 'image', type: picture.type }],
      ...(picture.credit && { credits: [{ value: picture.credit }] }),
    },
  }),
})

const written = (feed: Feed): string =>
  rss(feed, feed.items.map(itemOf), {
    atom: {
      links: [
        { href: feed.self, rel: 'self', type: 'application/rss+xml' },
        ...(feed.hub ? [{ href: feed.hub, rel: 'hub' }] : []),
      ],
    },
  })

/** The latest articles as RSS 2.0; `?category=`, `?tag=` or `?author=` keep to one. https://www.rssboard.org/rss-specification */
export const GET = (request: Request): Promise<Response> =>
  feedResponse(request, 'application/rss+xml', written)
