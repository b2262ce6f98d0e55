import { getDomainWithoutSuffix } from 'tldts'

/** What one site does differently from all others. */
export type SiteForm = {
  /** The site's own pages name `www.` as their canonical host. */
  www?: boolean
  /** The site's own pages name addresses with a slash at the end. */
  slash?: boolean
  /** Query parameters that say how the reader came, beside the ones that say it everywhere. */
  tracking?: (string | RegExp)[]
  /** What is written behind the host, path and query, of addresses that open one page, and the one they stand for (`$1` …). */
  pages?: [written: RegExp, page: string][]
  /** Paths that only lead on to another address, and the query parameter that holds it. */
  leads?: [path: RegExp, parameter: string][]
}

/** What a house knows of sites: their forms, by host without `www.`; `example.*` is a name below any public suffix. */
export type KnowsSites = { sites: Record<string, SiteForm> }

/** The form of the site a host belongs to, the nearest name first. */
export const formOf = (host: string, { sites }: KnowsSites): SiteForm => {
  const labels = host.split('.')
  for (let from = 0; from < labels.length - 1; from++) {
    const form = sites[labels.slice(from).join('.')]
    if (form) return form
  }
  const name = getDomainWithoutSuffix(host)
  return (name && sites[`${name}.*`]) || {}
}

/** Whether a fragment is the route of an app that shows its pages by it, the sheet of a workbook, or the part of a map. */
export const isRoute = (hash: string): boolean =>
  /^#(?:\/|!\/?)[^/!]|^#gid=\d+$|^#map=[\d./]+$/.test(hash)

/** The address an address only leads on to, by the form of its site; null where it is a page. */
export const leadsTo = ({ pathname, search }: URL, form: SiteForm): string | null => {
  for (const [path, parameter] of form.leads ?? []) {
    const target = path.test(pathname) && parameterOf(search, parameter)
    if (target) return target
  }
  return null
}

/** The address an address stands for by the form of its site, one step on; null where it stands for itself. */
export const standsFor = (url: URL, form: SiteForm): string | null => {
  const target = leadsTo(url, form)
  if (target) return target
  // A page that is named behind the path is none of these.
  if (isRoute(url.hash)) return null
  for (const [written, page] of form.pages ?? []) {
    const found = written.exec(url.pathname + url.search)
    if (found)
      return unescaped(page.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? ''))
  }
  return null
}

/** The address a parameter holds, escaped once or not at all; null where it holds none. */
const parameterOf = (search: string, name: string): string | null => {
  const raw = search
    .slice(1)
    .replaceAll('&amp;', '&')
    .split('&')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  const address = raw ? unescaped(raw) : ''
  return /^https?:\/\/[^\s/]+/i.test(address) ? address : null
}

/** An address that stands in another, escaped or not. */
const unescaped = (address: string): string => {
  try {
    return /^https?%3a/i.test(address) ? decodeURIComponent(address) : address
  } catch {
    return address
  }
}
