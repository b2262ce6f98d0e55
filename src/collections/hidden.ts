import type { CollectionConfig } from 'payload'

const never = (): boolean => false

/** A table that hooks and endpoints keep, closed on every door. */
export const hidden: Omit<CollectionConfig, 'slug' | 'fields'> = {
  admin: { hidden: true },
  access: { read: never, create: never, update: never, delete: never },
  graphQL: false,
  endpoints: false,
  versions: false,
  lockDocuments: false,
}
