import { decodeHTML } from 'entities/decode'

// Behind a backslash both are text.
const tag =
  /(?<!\\)<\/?(?:b|strong|i|em|u|s|span|font|p|div|br|a|h[1-6]|ul|ol|li|blockquote)(?:\s[^<>]*)?\/?>/gi
const entity = /(?<!\\)&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z]{2,31}\d{0,2});/gi

/** A line without the HTML that was copied with it: a few tags and entities that never stand in prose. */
export const withoutMarkup = (raw: string): string => {
  const bare = raw.includes('<') ? raw.replace(tag, '') : raw
  return bare.includes('&') ? bare.replace(entity, (found) => decodeHTML(found)) : bare
}
