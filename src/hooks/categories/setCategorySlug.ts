import type { CollectionBeforeValidateHook } from 'payload'
import { slug } from '../../text/japanese/slug.ts'

/** Makes a category's slug from its name where none is written. */
export const setCategorySlug: CollectionBeforeValidateHook = ({ data, originalDoc }) => ({
  ...data,
  slug: data?.slug || originalDoc?.slug || slug(data?.name ?? ''),
})
