/** Links a service puts into texts by itself: they say nothing the writer said. */
const ofTheService =
  /^https?:\/\/(?:d\.hatena\.ne\.jp|[\w-]+\.(?:hatenablog|hatenadiary)\.(?:com|jp|org|ne\.jp))\/keyword\//

/**
 * Where a link leads, whole, as far as a body can say it: to the web, or to somebody's mail. Null where it leads nowhere, or was
 * put there by the service; `isLost` where it led somewhere.
 */
export const linkIn = (
  href: string | undefined,
  base: string | null,
): { href: string | null; isLost: boolean } => {
  // A space in an address is written as browsers send it, a scheme in small letters.
  const given = (href?.trim() ?? '')
    .replace(/\s/g, encodeURIComponent)
    .replace(/^[a-z][a-z\d+.-]*:/i, (scheme) => scheme.toLowerCase())
  if (given === '' || given.startsWith('#') || ofTheService.test(given))
    return { href: null, isLost: false }
  if (/^(?:https?|mailto):/.test(given) && URL.canParse(given))
    return { href: given, isLost: false }
  const isWhole = /^[a-z][a-z\d+.-]*:/.test(given)
  const whole = isWhole || !base ? null : URL.parse(given, base)
  return whole && /^https?:$/.test(whole.protocol)
    ? { href: whole.href, isLost: false }
    : // A script's link leads nowhere.
      { href: null, isLost: !given.startsWith('javascript:') }
}
