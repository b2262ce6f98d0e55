import type { Field } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { notCopied } from '../../hooks/shared/notCopied.ts'
import { words } from '../labels.ts'

/**
 * Whether published articles show this record, and from when on anybody may read it: the time of the earliest of them. Kept by
 * `refreshPublicity`; the time is read by the access of everybody.
 */
export const publicity = (): Field[] => [
  {
    name: 'isPublic',
    type: 'checkbox',
    label: words('公開中の記事で使われている', 'Used by a published article'),
    defaultValue: false,
    index: true,
    access: { create: nobody, update: nobody, read: staffField },
    admin: { readOnly: true, position: 'sidebar' },
    hooks: { beforeDuplicate: [() => false] },
  },
  {
    name: 'publicFrom',
    type: 'date',
    label: words('読者に公開される日時', 'Public from'),
    index: true,
    access: { create: nobody, update: nobody, read: staffField },
    admin: { hidden: true },
    hooks: { beforeDuplicate: [notCopied] },
  },
]
