import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'

/** A collection of the app as it is configured, whatever its generated types know; undefined where there is none. */
export const collectionOf = (
  { payload }: Pick<PayloadRequest, 'payload'>,
  slug: string,
): (SanitizedCollectionConfig & { customIDType?: string }) | undefined => {
  const known: Record<string, { config: SanitizedCollectionConfig } | undefined> =
    payload.collections
  return known[slug]?.config
}
