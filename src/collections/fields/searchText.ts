import type { Field } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { searchTextField } from '../../hooks/articles/searchArticles.ts'
import { words } from '../labels.ts'

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
