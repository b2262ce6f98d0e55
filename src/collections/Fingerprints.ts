import type { CollectionConfig } from 'payload'
import { hidden } from './hidden.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** What articles are found by among all others; an index that hooks keep. */
export const Fingerprints = ({ slugs }: Settings): CollectionConfig => ({
  ...hidden,
  slug: slugs.fingerprints,
  labels: {
    singular: words('記事の指紋', 'Fingerprint'),
    plural: words('記事の指紋', 'Fingerprints'),
  },
  timestamps: false,
  fields: [
    {
      name: 'article',
      type: 'relationship',
      relationTo: slugs.articles,
      unique: true,
      index: true,
    },
    { name: 'hashes', type: 'number', hasMany: true, index: true },
  ],
})
