import type { Feed } from './feedOf.ts'
import type { Partner } from './partners.ts'
import { rss } from './rss.ts'

/** Writes a feed in a partner's form. */
export const partnerFeed =
  (partner: Partner) =>
  (feed: Feed): string =>
    rss(
      feed,
      feed.items.map(partner).filter((item) => item !== null),
    )
