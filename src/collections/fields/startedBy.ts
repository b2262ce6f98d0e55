import type { CollectionSlug, Field } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { notCopied } from '../../hooks/shared/notCopied.ts'
import { words } from '../labels.ts'

/** Whose draft it is: who has begun the article. */
export const startedBy = (users: CollectionSlug): Field => ({
  name: 'startedBy',
  type: 'relationship',
  relationTo: users,
  label: words('書き始めた人', 'Begun by'),
  index: true,
  access: { create: nobody, update: nobody, read: staffField },
  admin: { position: 'sidebar', readOnly: true, condition: (data) => Boolean(data?.startedBy) },
  hooks: { beforeDuplicate: [notCopied] },
})
