import type { CheckboxField } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { words } from '../labels.ts'

/** Whether an import has made this record: taking the import back takes it out again, unless somebody uses or has changed it. */
export const isImported = (): CheckboxField => ({
  name: 'isImported',
  type: 'checkbox',
  label: words('取り込みで加わった', 'Made by an import'),
  access: { create: nobody, update: nobody, read: staffField },
  admin: { hidden: true },
  hooks: { beforeDuplicate: [() => false] },
})
