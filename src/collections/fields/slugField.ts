import type { TextField } from 'payload'
import { notCopied } from '../../hooks/shared/notCopied.ts'
import { words } from '../labels.ts'

/** The end of an address; where none is written, it is made from the field that is named in both languages. */
export const slugField = (
  from: { ja: string; en: string },
  { required = false, isAside = false }: { required?: boolean; isAside?: boolean } = {},
): TextField & { hasMany?: false } => ({
  name: 'slug',
  type: 'text',
  label: words('スラッグ', 'Slug'),
  required,
  unique: true,
  index: true,
  maxLength: 120,
  admin: {
    ...(isAside && { position: 'sidebar' }),
    description: words(
      `URLの末尾。空なら${from.ja}から作ります。`,
      `The end of the address. Made from the ${from.en} if empty.`,
    ),
  },
  hooks: { beforeDuplicate: [notCopied] },
})
