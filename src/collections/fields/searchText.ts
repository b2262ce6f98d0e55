import type { Field } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { words } from '../labels.ts'

/** The field staff search articles by: `where[searchText][like]=港 -値上げ`. */
export const searchTextField = 'searchText'

/** No field of a document, but what the search of the list asks for: all an article says, folded as readers' search folds it. */
export const searchText: Field = {
  name: searchTextField,
  type: 'text',
  virtual: true,
  label: words('見出し・本文・出典', 'title, body and sources'),
  access: { create: nobody, update: nobody, read: staffField },
  admin: {
    hidden: true,
    disableBulkEdit: true,
    disableListColumn: true,
    disableListFilter: true,
  },
}
