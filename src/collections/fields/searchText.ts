import type { Field } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { searchTextField } from '../../hooks/shared/searchByText.ts'

/** No field of a document, but what the search of a list asks for, folded as readers' search folds it; `label` says where it looks. */
export const searchText = (label: { ja: string; en: string }): Field => ({
  name: searchTextField,
  type: 'text',
  virtual: true,
  label,
  access: { create: nobody, update: nobody, read: staffField },
  admin: {
    hidden: true,
    disableBulkEdit: true,
    disableListColumn: true,
    disableListFilter: true,
  },
})
