import { decoded } from './decoded.ts'

/**
 * What an address of old is looked up by: with its host, where it has one, and by its path alone, as a site that has taken the
 * place of another is asked. Scheme, `www.`, the end's slash and the form of its characters say nothing.
 * `https://www.example.jp/2014/03/post.html` is `//example.jp/2014/03/post.html` and `/2014/03/post.html`.
 */
export const addressKeys = (address: string): string[] => {
  const given = address.trim()
  const url = URL.parse(given, 'midashi://none')
  if (!url || !/^(?:https?|midashi):$/.test(url.protocol)) return []
  const path = decoded(url.pathname).normalize('NFC').replace(/\/+$/, '')
  const query = decoded(url.search).normalize('NFC')
  // A blog's front page is no article's address.
  if (path + query === '') return []
  const whole = `${path === '' ? '/' : path}${query}`
  return url.protocol === 'midashi:'
    ? [whole]
    : [`//${url.host.replace(/^www\./, '')}${whole}`, whole]
}
