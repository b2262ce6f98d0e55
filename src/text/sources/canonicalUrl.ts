import normalizeUrl from 'normalize-url'
import { getDomain } from 'tldts'
import { withoutAmp } from './amp.ts'
import { formOf, isRoute, leadsTo, standsFor, type KnowsSites, type SiteForm } from './siteForm.ts'
import { withoutTracking } from './tracking.ts'

/** Raised when addresses fold in another way: stored keys are folded anew at the next start. */
export const keyVersion = 2

/** An address may lead to another that leads on; more often than this it goes in a circle. */
const maxSteps = 5

/**
 * One address for one page: http/https, `www.`/`m.`/`amp.` hosts, default ports, fragments, slashes at the end, percent and IDN
 * forms, AMP renderings, redirects that say where they lead, parameters of trackers, share buttons and feeds fold, and what the
 * site's form says is one page. What identifies stays: other parameters, bytes that are no UTF-8, fragments that are routes
 * (`#/…`, `#!…`). Idempotent.
 * @returns null where `url` is not an http(s) address.
 * @example
 * canonicalUrl('http://www.kitahama.example/news/?id=3&utm_source=mail#top', house) // → "https://kitahama.example/news?id=3"
 */
export const canonicalUrl = (url: string, house: KnowsSites): string | null => {
  const address = url.trim().normalize('NFC')
  if (!/^https?:\/\/[^\s/]/i.test(address)) return null
  try {
    if (new URL(address).hostname.length > maxHostLength + 1) return null
    return folded(followed(address, standsFor, house), house)
  } catch {
    return null
  }
}

/** The address behind redirects that say where they lead (`google.com/url?q=…`); any other as it is. */
export const unwrapped = (address: string, house: KnowsSites): string =>
  URL.canParse(address) ? followed(address, leadsTo, house) : address

const followed = (
  given: string,
  next: (url: URL, form: SiteForm) => string | null,
  house: KnowsSites,
): string => {
  let address = given
  for (let step = 0; step < maxSteps; step++) {
    const url = new URL(address)
    const target = next(url, formOf(bareHost(url.hostname), house))
    if (target === null || !URL.canParse(target, address)) break
    const { href } = new URL(target, address)
    if (href === url.href) break
    address = href
  }
  return address
}

const folded = (address: string, house: KnowsSites): string => {
  const url = new URL(keepBytes(address))
  const { hash } = url
  const host = bareHost(url.hostname)
  const form = formOf(host, house)
  // An address out of a page's source has its `&` escaped.
  const search = url.search.replaceAll('&amp;', '&')
  url.search = withoutTracking({ host, pathname: url.pathname, search }, form.tracking ?? [])
  url.pathname = withoutAmp(url.pathname.replace(/;jsessionid=[^/]*$/i, '')).replace(
    // Signs that need no escape in a path.
    /%(?:2[1789abc]|3[abd]|40)/gi,
    decodeURIComponent,
  )
  const parsed = new URL(
    normalizeUrl(url.href, {
      forceHttps: true,
      stripHash: !isRoute(hash),
      stripWWW: false,
      removeTrailingSlash: true,
      removeQueryParameters: false,
      sortQueryParameters: true,
    }),
  )
  parsed.hostname = form.www && host.split('.').length === 2 ? `www.${host}` : host
  parsed.username = parsed.password = ''
  parsed.port = parsed.port === '80' ? '' : parsed.port
  return written(parsed, form)
}

const written = (url: URL, form: SiteForm): string => {
  if (form.slash && !/\.\w+$|\/$/.test(url.pathname)) url.pathname += '/'
  const text = giveBytes(url.toString())
  return form.slash || url.search ? text : text.replace(/\/$/, '')
}

// Stands for one byte that is no UTF-8 while an address is read as UTF-8: a character nobody writes, with the byte behind it.
const sign = '\ue000'
const writtenSign = encodeURIComponent(sign)

/**
 * An address whose escapes can be read as UTF-8, in NFC. Old sites write their words in EUC-JP or Shift_JIS: such bytes would all
 * become the same character, and are written otherwise until they are given back.
 */
const keepBytes = (address: string): string =>
  address.replace(/(?:%[89a-f][\da-f])+/gi, (bytes) => {
    const text = decoded(bytes)
    return text === null || text.includes(sign)
      ? bytes.toUpperCase().replaceAll('%', sign)
      : encodeURIComponent(text.normalize('NFC'))
  })

const giveBytes = (address: string): string =>
  address.replaceAll(
    new RegExp(`${writtenSign}([89A-F][\\dA-F])`, 'gi'),
    (_, byte: string) => `%${byte}`,
  )

const decoded = (escapes: string): string | null => {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return null
  }
}

/** What only says which rendering is meant, at the front of a host or behind a language: `m.`, `amp.`, `edition.`, `en.m.`. */
const rendering = /^www\.|(?:^|(?<=^[^.]+\.))(?:m|mobile|amp|sp|smp|touch|edition)\.(?=[^.]+\.)/

/** The longest name a host can have: https://datatracker.ietf.org/doc/html/rfc1035#section-2.3.4 */
const maxHostLength = 253

/** The host without `www.` and what only says which rendering is meant. */
export const bareHost = (host: string): string => {
  const plain = host.toLowerCase().replace(/\.$/, '')
  if (plain.length > maxHostLength) return plain
  const bare = plain.replace(rendering, '')
  // What is left must be a site's own: never `co.jp`, never a bare name.
  return bare === plain || !bare.includes('.') || isPublicSuffix(bare) ? plain : bareHost(bare)
}

/** The host of an address as `bareHost` writes it; null where it is no name. */
export const hostOf = (url: string): string | null => {
  const host = URL.canParse(url) ? bareHost(new URL(url).hostname) : ''
  return /^[a-z0-9.-]+$/.test(host) ? host : null
}

/** Whether anybody can register below a name, hosts of blogs and pages among them: https://publicsuffix.org. */
const isPublicSuffix = (host: string): boolean =>
  getDomain(host, { allowPrivateDomains: true }) === null
