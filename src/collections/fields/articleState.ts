import type { Field } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { words } from '../labels.ts'

/** What readers see of the article, in one word; told to staff in lists alone (`nameStates`). */
export const articleState = (): Field => ({
  name: 'state',
  type: 'json',
  virtual: true,
  label: words('状態', 'State'),
  access: { create: nobody, update: nobody, read: staffField },
  admin: {
    components: { Cell: 'midashi/client#StateCell', Field: 'midashi/client#NoField' },
    disableListFilter: true,
    disableBulkEdit: true,
  },
})
