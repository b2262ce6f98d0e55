import { isSafeLink } from '../../sources/webAddress.ts'

/** Links a service puts into texts by itself: they say nothing the writer said. */
const ofTheService =
  /^https?:\/\/(?:d\.hatena\.ne\.jp|[\w-]+\.(?:hatenablog|hatenadiary)\.(?:com|jp|org|ne\.jp))\/keyword\//

/** Where a link leads, whole; null where it leads nowhere, or was put there by the service. */
export const addressIn = (href: string | undefined, base: string | null): string | null => {
  const given = href?.trim() ?? ''
  if (given === '' || given.startsWith('#') || ofTheService.test(given)) return null
  const isWhole = /^[a-z][a-z\d+.-]*:/i.test(given)
  if (isWhole) return isSafeLink(given) ? given : null
  const url = base ? URL.parse(given, base) : null
  return url ? url.href : null
}
