import type { CollectionConfig } from 'payload'
import { hidden } from './hidden.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** Who did what to which comment, in the order it was done; nothing is ever taken out. */
export const CommentLog = ({ slugs }: Settings): CollectionConfig => ({
  ...hidden,
  slug: slugs['comment-log'],
  labels: { singular: words('審査の記録', 'Log entry'), plural: words('審査の記録', 'Log') },
  fields: [
    { name: 'comment', type: 'relationship', relationTo: slugs.comments, index: true },
    { name: 'article', type: 'relationship', relationTo: slugs.articles, index: true },
    { name: 'action', type: 'text', required: true },
    { name: 'from', type: 'text' },
    { name: 'to', type: 'text' },
    /** What was done in one go, and is undone in one. */
    { name: 'batch', type: 'text', index: true },
    /** The editor: id, and name as it was then. */
    { name: 'by', type: 'text' },
    { name: 'byName', type: 'text' },
  ],
})
