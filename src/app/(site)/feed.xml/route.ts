import { generateRssFeed } from 'feedsmith'
import { feedResponse, type Feed } from '../parts/feedOf.ts'

const rss = ({ title, link, self, hub, updated, items }: Feed): string =>
  generateRssFeed({
    title,
    link,
    description: title,
    language: 'ja',
    lastBuildDate: updated,
    atom: {
      links: [
        { href: self, rel: 'self', type: 'application/rss+xml' },
        ...(hub ? [{ href: hub, rel: 'hub' }] : []),
      ],
    },
    items: items.map(
      ({ url, title: name, summary, html, published, authors, categories, picture }) => ({
        title: name,
        link: url,
        guid: { value: url, isPermaLink: true },
        pubDate: published,
        ...(summary && { description: summary }),
        ...(html && { content: { encoded: html } }),
        categories: categories.map((one) => ({ name: one })),
        dc: { creators: authors },
        ...(picture && {
          media: {
            contents: [{ url: picture.url, medium: 'image', type: picture.type }],
            ...(picture.credit && { credits: [{ value: picture.credit }] }),
          },
        }),
      }),
    ),
  })

/** The latest articles as RSS 2.0; `?category=`, `?tag=` or `?author=` keep to one. https://www.rssboard.org/rss-specification */
export const GET = (request: Request): Promise<Response> =>
  feedResponse(request, 'application/rss+xml', rss)
