import type { Field } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { notCopied } from '../../hooks/shared/notCopied.ts'
import { reviewWords } from '../../text/house/reviewStates.ts'
import { words } from '../labels.ts'

const own = { create: staffField, update: staffField, read: staffField }
const kept = { create: nobody, update: nobody, read: staffField }
const hooks = { beforeDuplicate: [notCopied] }

/**
 * How far the desk is with a draft; `keepReview` says who may change it to what. It stands in the state line of the form, and goes
 * when the article is published.
 */
export const review = (): Field => ({
  name: 'review',
  type: 'group',
  label: words('デスク', 'Desk'),
  access: own,
  admin: { hidden: true },
  fields: [
    {
      name: 'state',
      type: 'select',
      label: words('デスクの状態', 'State at the desk'),
      index: true,
      options: Object.entries(reviewWords).map(([value, label]) => ({ value, label })),
      hooks,
    },
    {
      name: 'note',
      type: 'textarea',
      label: words('デスクからのひとこと', 'Note'),
      maxLength: 1000,
      hooks,
    },
    { name: 'by', type: 'text', label: words('変えた人', 'Changed by'), access: kept, hooks },
    { name: 'at', type: 'date', label: words('変えた日時', 'Changed at'), access: kept, hooks },
  ],
})
