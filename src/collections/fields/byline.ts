import type { CollectionSlug, RelationshipField } from 'payload'
import { ownName } from '../../hooks/articles/ownName.ts'
import { words } from '../labels.ts'

/** Whose names stand over the article; whoever begins it, where they have one. */
export const byline = (authors: CollectionSlug): RelationshipField => ({
  name: 'authors',
  type: 'relationship',
  relationTo: authors,
  hasMany: true,
  maxRows: 20,
  label: words('筆者', 'By-line'),
  defaultValue: ownName,
  admin: { position: 'sidebar' },
})
