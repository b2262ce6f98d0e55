/**
 * Whether this is an address of the web, as every field that holds one wants it: `http:` or `https:` with a host. It is read as
 * a browser reads it, so that no control character hides `javascript:` from us.
 */
export const isWebAddress = (value: string): boolean => {
  const url = URL.parse(value)
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.hostname !== '' &&
    !/\s/.test(value.trim())
  )
}

/** What a link in a text may lead to besides: mail, telephone, and places of the site itself. */
const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Whether a link in a text may lead there. Read as a browser reads it (https://url.spec.whatwg.org/#url-parsing). */
export const isSafeLink = (href: string): boolean => {
  const url = URL.parse(href, 'https://site.invalid/')
  return url !== null && linkSchemes.has(url.protocol)
}
