import type { CollectionConfig } from 'payload'
import { nobody } from '../access/roles.ts'

/** A table that hooks and endpoints keep, closed on every door. */
export const hidden: Omit<CollectionConfig, 'slug' | 'fields'> = {
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  graphQL: false,
  endpoints: false,
  versions: false,
  lockDocuments: false,
}
