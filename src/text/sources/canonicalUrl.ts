import normalizeUrl from 'normalize-url'
import { getDomain } from 'tldts'

/** What one site does differently from all others. */
export type SiteForm = {
  /** The site's own pages name `www.` as their canonical host. */
  www?: boolean
  /** The site's own pages name addresses with a slash at the end. */
  slash?: boolean
  /** Query parameters that say how the reader came, beside the ones that say it everywhere. */
  tracking?: (string | RegExp)[]
}

/** How a reader of a newsletter came; on a domain of the newsletter's own the first three give Substack away. */
export const substack = [
  'publication_id',
  'isFreemail',
  'triedRedirect',
  'post_id',
  'r',
  'token',
  's',
]

/** What a house knows of sites: their forms, by host without `www.`. */
export type KnowsSites = { sites: Record<string, SiteForm> }

// Parameters that say how a reader came and never which page: analytics, advertising, mail and share tracking.
const tracking: (string | RegExp)[] = [
  /^utm_/i,
  /^mtm_/i,
  /^pk_(campaign|kwd|keyword|source|medium|content|cid)$/i,
  /^hsa_/i,
  /^_hs/i,
  /^oly_/i,
  /^vero_/i,
  /^at_(medium|campaign|custom\d*|link_\w+)$/i,
  'fbclid',
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'msclkid',
  'yclid',
  'twclid',
  'ttclid',
  'igshid',
  'igsh',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  '_ga',
  '_gl',
  'ref_src',
  'ref_url',
  'cmpid',
  'ncid',
  'sr_share',
  'wt.mc_id',
  'amp',
  'outputType',
]

/**
 * One address for one page: http/https, `www.`/`m.`/`amp.` hosts, default ports, fragments, slashes at the end,
 * percent and IDN forms and tracking parameters fold; what identifies stays: other parameters, bytes that are no UTF-8,
 * fragments that are routes (`#/…`, `#!…`). Idempotent.
 * @returns null where `url` is not an http(s) address.
 * @example
 * canonicalUrl('http://www.kitahama.example/news/?id=3&utm_source=mail#top', house) // → "https://kitahama.example/news?id=3"
 */
export const canonicalUrl = (url: string, { sites }: KnowsSites): string | null => {
  const address = url.trim().normalize('NFC')
  if (!/^https?:\/\/[^\s/]/i.test(address)) return null
  try {
    const host = bareHost(new URL(address).hostname)
    const form = formOf(host, sites)
    const { pathname, searchParams, hash } = new URL(address)
    const isNewsletter =
      pathname.startsWith('/p/') && substack.slice(0, 3).some((name) => searchParams.has(name))
    const folded = normalizeUrl(keepBytes(address), {
      forceHttps: true,
      stripHash: !route.test(hash),
      stripWWW: false,
      removeTrailingSlash: true,
      removeQueryParameters: [
        ...tracking,
        ...(isNewsletter ? substack : []),
        ...(form.tracking ?? []),
      ],
      sortQueryParameters: true,
    })
    const parsed = new URL(folded)
    parsed.hostname = form.www && host.split('.').length === 2 ? `www.${host}` : host
    parsed.username = parsed.password = ''
    parsed.port = parsed.port === '80' ? '' : parsed.port
    if (form.slash && !/\.\w+$|\/$/.test(parsed.pathname)) parsed.pathname += '/'
    const text = giveBytes(parsed.toString())
    return form.slash || parsed.search ? text : text.replace(/\/$/, '')
  } catch {
    return null
  }
}

/** The fragment of an app that shows its pages by it. */
const route = /^#(?:\/|!\/?)[^/!]/

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

/** The host without what only says which rendering is meant: `www.`, and `m.` `mobile.` `amp.` `sp.`, also as in `en.m.`. */
export const bareHost = (host: string): string => {
  const plain = host.toLowerCase().replace(/\.$/, '')
  const bare = plain.replace(/^www\.|(?:^|(?<=^[^.]+\.))(?:m|mobile|amp|sp)\.(?=[^.]+\.)/, '')
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

const formOf = (host: string, sites: KnowsSites['sites']): SiteForm => {
  const labels = host.split('.')
  for (let from = 0; from < labels.length - 1; from++) {
    const form = sites[labels.slice(from).join('.')]
    if (form) return form
  }
  return {}
}
