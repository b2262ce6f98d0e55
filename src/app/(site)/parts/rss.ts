import { generateRssFeed } from 'feedsmith'
import type { Feed } from './feedOf.ts'

/** A feed as RSS 2.0, with its items as `feedsmith` writes them, and what its channel says beside. https://www.rssboard.org/rss-specification */
export const rss = (
  { title, link, updated }: Feed,
  items: Record<string, unknown>[],
  channel: Record<string, unknown> = {},
): string =>
  generateRssFeed({
    title,
    link,
    description: title,
    language: 'ja',
    lastBuildDate: updated,
    ...channel,
    items: items as never,
  })
