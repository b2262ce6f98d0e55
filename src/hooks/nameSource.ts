import type { CollectionBeforeValidateHook } from 'payload'
import { sourceKey } from '../text/sources/citation.ts'

/**
 * Gives a source its key (the canonical URL, or title, publisher and date where it has no link) and the label lists show:
 * its title, or its address where nobody has written one.
 */
export const nameSource: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const { url, title, publisher, publishedOn } = { ...originalDoc, ...data }
  return {
    ...data,
    label: title || url || null,
    key: sourceKey({
      url: url || null,
      title: title || null,
      publisher: publisher || null,
      publishedOn: publishedOn ? String(publishedOn).slice(0, 10) : null,
    }),
  }
}
