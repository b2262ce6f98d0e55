import type { CollectionBeforeValidateHook } from 'payload'
import { slug } from '../../text/japanese/slug.ts'

/** Makes the slug of a record from its name where none is written. */
export const slugFromName: CollectionBeforeValidateHook = ({ data, originalDoc }) => ({
  ...data,
  slug: data?.slug || originalDoc?.slug || slug(data?.name ?? ''),
})
