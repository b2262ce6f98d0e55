import type { CollectionConfig } from 'payload'
import { words } from './labels.ts'

const never = (): boolean => false

/** What articles are found by among all others; an index that hooks keep, hidden from everybody. */
export const Fingerprints = (): CollectionConfig => ({
  slug: 'fingerprints',
  labels: {
    singular: words('記事の指紋', 'Fingerprint'),
    plural: words('記事の指紋', 'Fingerprints'),
  },
  admin: { hidden: true },
  access: { read: never, create: never, update: never, delete: never },
  graphQL: false,
  endpoints: false,
  versions: false,
  timestamps: false,
  lockDocuments: false,
  fields: [
    { name: 'article', type: 'relationship', relationTo: 'articles', unique: true, index: true },
    { name: 'hashes', type: 'number', hasMany: true, index: true },
  ],
})
