import type { FeedItem } from './feedOf.ts'

/** An item as a partner takes it, by the fields of RSS 2.0 that `feedsmith` writes; null leaves the article out. */
export type Partner = (item: FeedItem) => Record<string, unknown> | null

/**
 * Feeds for partners who want a form of their own, by the name in their address: `/partners/NAME`.
 * @example
 * const partners = { ekiden: ({ title, url, html }) => ({ title, link: `${url}?from=ekiden`, content: { encoded: html } }) }
 */
export const partners: Record<string, Partner> = {}
