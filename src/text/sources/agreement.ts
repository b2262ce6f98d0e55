import { fold } from '../japanese/fold.ts'
import type { Citation } from '../manuscript/manuscript.ts'
import { publisherNamed, publishers, publishesOn, type Publisher } from './publishers.ts'

/** Whether a citation's title, or its publisher, goes with its link; `unknown` where there is nothing to compare. */
export type Agreement = 'agrees' | 'differs' | 'unknown'

// Words that say nothing about which article it is.
const small = new Set(
  'a an and are as at be but by for from has have how in into is it its of on or over s t that the their they this to was what when who why will with you your about after not all us'.split(
    ' ',
  ),
)

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[’'.]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !small.has(word) && !/^\d{5,}$/.test(word))

/** The words an address names its page with: the longest hyphenated segment of the path. */
const slugWords = (url: string): string[] => {
  const segments = URL.canParse(url) ? new URL(url).pathname.split('/') : []
  const slugs = segments.filter((segment) => /[a-z].*[-_].*[a-z]/i.test(segment))
  return words(slugs.sort((a, b) => b.length - a.length)[0] ?? '')
}

/**
 * Compares a title with the words in its link. Both must speak the same script, and the link must name at least
 * three words, or nothing can be said; a link that shares fewer than two fifths of its words differs.
 */
export const titleAgreement = ({ title, url }: Pick<Citation, 'title' | 'url'>): Agreement => {
  if (!title || !url) return 'unknown'
  const named = slugWords(url)
  const stated = new Set(words(title))
  if (named.length < 3 || stated.size < 3) return 'unknown'
  const shared = named.filter(
    (word) => stated.has(word) || [...stated].some((other) => sameStem(word, other)),
  )
  return shared.length / named.length < 0.4 ? 'differs' : 'agrees'
}

const sameStem = (a: string, b: string): boolean =>
  a.length > 3 && b.length > 3 && (a.startsWith(b) || b.startsWith(a))

/** Compares a publisher the house knows with the host of the link. */
export const publisherAgreement = (
  { publisher, url }: Pick<Citation, 'publisher' | 'url'>,
  known: Publisher[] = publishers,
): Agreement => {
  if (!publisher || !url || !URL.canParse(url)) return 'unknown'
  const host = new URL(url).hostname
  const named = publisherNamed(publisher, known)
  if (named) return publishesOn(named, host) ? 'agrees' : elsewhere(host, known)
  const owner = known.find((other) => publishesOn(other, host))
  return owner && !owner.names.some((name) => fold(name).includes(fold(publisher)))
    ? 'differs'
    : 'unknown'
}

// News agencies are reprinted everywhere: a known name over a host nobody is known to own says nothing.
const elsewhere = (host: string, known: Publisher[]): Agreement =>
  known.some((other) => publishesOn(other, host)) ? 'differs' : 'unknown'
