import type { Field } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { notCopied } from '../../hooks/shared/notCopied.ts'
import { words } from '../labels.ts'

const locked = { create: nobody, update: nobody, read: staffField }

/**
 * Which save of the article this is, and whose. Whoever sends `revision` says what their save is based on: it is refused where
 * somebody has saved since (`keepRevision`).
 */
export const revision = (): Field[] => [
  {
    name: 'revision',
    type: 'number',
    label: words('版番号', 'Revision'),
    access: locked,
    admin: { hidden: true },
    // An article from before there were numbers has none; a form that sends none would never be refused.
    hooks: { beforeDuplicate: [notCopied], afterRead: [({ value }) => value ?? 0] },
  },
  {
    name: 'revisedBy',
    type: 'text',
    label: words('最後に保存した人', 'Saved last by'),
    access: locked,
    admin: { hidden: true },
    hooks: { beforeDuplicate: [notCopied] },
  },
]
