import type { TextField, TextFieldSingleValidation } from 'payload'
import { inLanguage } from '../../request/inLanguage.ts'
import { isWebAddress } from '../../text/sources/webAddress.ts'

/** A field for an address of the web. `checkTypes` holds drafts to it as well: `custom` tells it which fields these are. */
export const webAddress = (
  name: string,
  label: TextField['label'],
): TextField & { hasMany?: false } => ({
  name,
  type: 'text',
  label,
  maxLength: 2000,
  custom: { isWebAddress: true },
  validate,
})

const validate: TextFieldSingleValidation = (value, { req }) =>
  !value ||
  isWebAddress(value) ||
  inLanguage(req, {
    ja: 'http:// または https:// で始まるURLを入力してください。',
    en: 'Give an address that begins with http:// or https://.',
  })
