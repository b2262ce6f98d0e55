import { generateRssFeed } from 'feedsmith'
import type { Feed } from './feedOf.ts'
import type { Partner } from './partners.ts'

/** Writes a feed in a partner's form. */
export const partnerFeed =
  (partner: Partner) =>
  ({ title, link, updated, items }: Feed): string =>
    generateRssFeed({
      title,
      link,
      description: title,
      language: 'ja',
      lastBuildDate: updated,
      items: items.flatMap((item) => partner(item) ?? []) as never,
    })
