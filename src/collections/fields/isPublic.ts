import type { CheckboxField } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { words } from '../labels.ts'

/** Whether a published article shows this record; kept by `refreshPublic`, read by the access of everybody. */
export const isPublic = (): CheckboxField => ({
  name: 'isPublic',
  type: 'checkbox',
  label: words('公開中の記事で使われている', 'Used by a published article'),
  defaultValue: false,
  index: true,
  access: { create: nobody, update: nobody, read: staffField },
  admin: { readOnly: true, position: 'sidebar' },
})
