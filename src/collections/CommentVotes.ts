import type { CollectionConfig } from 'payload'
import { hidden } from './hidden.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** Who voted for or against what: one vote of a voter for a comment. */
export const CommentVotes = ({ slugs }: Settings): CollectionConfig => ({
  ...hidden,
  slug: slugs['comment-votes'],
  labels: { singular: words('評価', 'Vote'), plural: words('評価', 'Votes') },
  indexes: [{ fields: ['comment', 'voter'], unique: true }],
  fields: [
    { name: 'comment', type: 'relationship', relationTo: slugs.comments, index: true },
    /** A keyed hash; none once it has expired: the vote stays and can no longer be changed. */
    { name: 'voter', type: 'text' },
    /** 1 for, -1 against, 0 withdrawn. */
    { name: 'value', type: 'number', required: true },
  ],
})
