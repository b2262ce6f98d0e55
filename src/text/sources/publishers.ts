import { fold } from '../japanese/fold.ts'
import { bareHost } from './canonicalUrl.ts'

/** A publisher's names as they stand in citations, the first being the one to write, and the hosts it publishes on. */
export type Publisher = {
  names: string[]
  hosts: string[]
  /** Its reports are printed by others under its name. */
  isAgency?: true
}

/** What a house knows of publishers; an archive adds its own: host and name of the sources it holds. */
export type KnowsPublishers = { publishers: Publisher[] }

/** The publisher a line ends with, the longest name winning, and where the name begins; null where none is known. */
export const publisherAtEnd = (
  line: string,
  { publishers }: KnowsPublishers,
): { name: string; start: number } | null => {
  const text = line.trimEnd()
  let best: { name: string; start: number } | null = null
  for (const { names } of publishers) {
    for (const name of names) {
      const start = text.length - name.length
      if (start <= 0 || fold(text.slice(start)) !== fold(name)) continue
      // A name must stand apart, or `REPORT` would end with RT.
      if (!/[\s|｜\-–—/／、。（(「」=＝]$/.test(text.slice(0, start))) continue
      if (!best || start < best.start) best = { name: text.slice(start), start }
    }
  }
  return best
}

/** The publisher known under a name, compared on folded text. */
export const publisherNamed = (name: string, { publishers }: KnowsPublishers): Publisher | null =>
  publishers.find(({ names }) => names.some((other) => fold(other) === fold(name))) ?? null

/** Whether a host belongs to a publisher. */
export const publishesOn = ({ hosts }: Publisher, host: string): boolean => {
  const bare = bareHost(host)
  return hosts.some((domain) => bare === domain || bare.endsWith(`.${domain}`))
}

/** The publishers known to publish on the host of an address. */
export const publishersOn = (url: string | null, { publishers }: KnowsPublishers): Publisher[] => {
  if (url === null || !URL.canParse(url)) return []
  const { hostname } = new URL(url)
  return publishers.filter((publisher) => publishesOn(publisher, hostname))
}
