import type { CollectionConfig } from 'payload'
import { hidden } from './hidden.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** What there is to know of the comments under an article, outside its row and its versions. */
export const Discussions = ({ slugs }: Settings): CollectionConfig => ({
  ...hidden,
  slug: slugs.discussions,
  labels: { singular: words('議論', 'Discussion'), plural: words('議論', 'Discussions') },
  timestamps: false,
  fields: [
    {
      name: 'article',
      type: 'relationship',
      relationTo: slugs.articles,
      unique: true,
      index: true,
    },
    /** How many approved comments it has. */
    { name: 'comments', type: 'number', required: true, defaultValue: 0 },
    /** Closed by an editor, whatever the article says. */
    { name: 'closed', type: 'checkbox', required: true, defaultValue: false },
  ],
})
