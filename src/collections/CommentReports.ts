import type { CollectionConfig } from 'payload'
import { hidden } from './hidden.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** What readers have reported, and why: once for each of them. */
export const CommentReports = ({ slugs }: Settings): CollectionConfig => ({
  ...hidden,
  slug: slugs['comment-reports'],
  labels: { singular: words('通報', 'Report'), plural: words('通報', 'Reports') },
  indexes: [{ fields: ['comment', 'reporter'], unique: true }],
  fields: [
    { name: 'comment', type: 'relationship', relationTo: slugs.comments, index: true },
    /** A keyed hash; none once it has expired. */
    { name: 'reporter', type: 'text' },
    { name: 'reason', type: 'text', required: true },
    { name: 'note', type: 'textarea' },
  ],
})
