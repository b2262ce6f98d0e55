import type { PayloadRequest } from 'payload'

/** An article as far as its address goes. */
export type Addressed = { id: string | number; slug?: string | null }

/** Where articles stand on the paper: what an app may say of it. */
export type AddressOptions = {
  /**
   * The public address of an article: a path on this server, or a whole one. Everything that names it goes by this: links in the
   * admin, JSON-LD, Open Graph, mails, exports.
   * @default none: nothing names it
   * @example ({ slug }) => `https://kitahama.example/news/${encodeURIComponent(slug)}`
   */
  articleUrl?: (article: { id: string | number; slug: string }) => string
  /**
   * Where a draft is shown as a page: beside its form, and to whoever is given the link. The frontend there asks
   * `GET /api/articles/preview?token=…`.
   * @default none: no preview
   * @example ({ token }) => `https://kitahama.example/preview?token=${token}`
   */
  previewUrl?: (draft: { id: string | number; slug: string; token: string }) => string
}

/** What an app that runs says of addresses. */
export const addressesOf = ({ payload }: Pick<PayloadRequest, 'payload'>): AddressOptions =>
  ((payload.config.custom.midashi as { addresses?: AddressOptions } | undefined)?.addresses ??
    {}) as AddressOptions

/** An article as address options take it: one without a slug goes by its id. */
export const addressed = ({ id, slug }: Addressed): { id: string | number; slug: string } => ({
  id,
  slug: slug || String(id),
})

/** Where an article is linked to from others: its public address, or a path as the newsroom's own site has it. */
export const articlePlace = (req: Pick<PayloadRequest, 'payload'>, article: Addressed): string => {
  const place = addressed(article)
  return addressesOf(req).articleUrl?.(place) ?? `/articles/${encodeURIComponent(place.slug)}`
}

/** The public address of an article, whole where the server knows its own; null where the app has said none. */
export const articleAddress = (
  req: Pick<PayloadRequest, 'payload'>,
  article: Addressed,
): string | null => {
  const given = addressesOf(req).articleUrl?.(addressed(article))
  return given ? `${given.startsWith('/') ? req.payload.config.serverURL : ''}${given}` : null
}
