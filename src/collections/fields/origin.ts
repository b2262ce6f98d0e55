import type { Field, GroupField } from 'payload'
import { staffField } from '../../access/roles.ts'
import { notCopied } from '../../hooks/shared/notCopied.ts'
import { words } from '../labels.ts'

/** Where something was imported from. `key` is unique, so that nothing comes in twice. */
export const origin = (
  access: GroupField['access'] = { read: staffField },
  more: Field[] = [],
): GroupField => ({
  name: 'origin',
  type: 'group',
  label: words('取り込み元', 'Imported from'),
  access,
  admin: { position: 'sidebar', condition: (data) => Boolean(data?.origin?.key), readOnly: true },
  fields: [
    {
      name: 'system',
      type: 'text',
      label: words('システム', 'System'),
      hooks: { beforeDuplicate: [notCopied] },
    },
    {
      name: 'key',
      type: 'text',
      label: words('キー', 'Key'),
      unique: true,
      index: true,
      hooks: { beforeDuplicate: [notCopied] },
    },
    ...more,
  ],
})
