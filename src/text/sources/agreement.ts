import { fold } from '../japanese/fold.ts'
import type { Citation } from '../manuscript/manuscript.ts'
import { languageOf } from './language.ts'
import { publisherNamed, publishesOn, type KnowsPublishers, type Publisher } from './publishers.ts'

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

// Dates and numbers, and words that name a kind of page.
const ofPages =
  /^(?:\d+|live|news|latest|updates?|explained|explainer|analysis|opinion|video|photos|article|story|html?)$/

/** The longest hyphenated segment of an address's path: how it names its page. */
const slugOf = (url: string): string => {
  const segments = URL.canParse(url) ? new URL(url).pathname.split('/') : []
  const slugs = segments.filter((segment) => /[a-z].*[-_].*[a-z]/i.test(segment))
  return slugs.sort((a, b) => b.length - a.length)[0] ?? ''
}

/** The words an address names its page with: the longest hyphenated segment of the path. */
const slugWords = (url: string): string[] => {
  return words(slugOf(url)).filter((word) => !ofPages.test(word))
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
  if (languageOf(slugOf(url).replace(/[-_]/g, ' ')) !== languageOf(title)) return 'unknown'
  const shared = named.filter(
    (word) => stated.has(word) || [...stated].some((other) => sameStem(word, other)),
  )
  // Of a title of three words one that is shared is enough.
  const minShared = stated.size === 3 ? 0.2 : 0.4
  return shared.length / named.length < minShared ? 'differs' : 'agrees'
}

/**
 * The share of the shorter title's bigrams, or words, below which two titles speak of different things. Set on the labelled
 * cases of `test/text/citations`.
 */
const minShared = { letters: 0.2, words: 0.34 }

/** Titles shorter than this, folded, stand over many articles: 社説, お知らせ; Editorial, News in brief. */
const minTitleLength = { latin: 16, other: 9 }

/** A title without the name of the site behind it, folded to its letters and figures. */
const plainTitle = (title: string): string =>
  fold(title.replace(/\s*[|｜].*$/, '').replace(/\s[-–—]\s[^-–—]{1,30}$/, '')).replace(
    /[^\p{L}\p{N}]/gu,
    '',
  )

const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{N}]+$/u.test(text)

/** Whether two titles are the same but for width, punctuation and the name of the site. */
export const sameTitle = (a: string, b: string): boolean =>
  plainTitle(a) === plainTitle(b) &&
  plainTitle(a).length >= minTitleLength[isLatin(plainTitle(a)) ? 'latin' : 'other']

/** Compares two titles of one source; nothing can be said of titles in two languages. */
export const titlesAgree = (a: string | null, b: string | null): Agreement => {
  if (!a || !b) return 'unknown'
  const [first, second] = [plainTitle(a), plainTitle(b)]
  if (first.includes(second) || second.includes(first)) return 'agrees'
  if (languageOf(a) !== languageOf(b)) return 'unknown'
  const latin = isLatin(first + second)
  const [ours, theirs] = latin ? [words(a), words(b)] : [bigrams(first), bigrams(second)]
  if (Math.min(ours.length, theirs.length) < 3) return 'unknown'
  const [short, long] = ours.length < theirs.length ? [ours, theirs] : [theirs, ours]
  const shared = short.filter((one) =>
    long.some((other) => one === other || (latin && sameStem(one, other))),
  )
  const needed = latin ? minShared.words : minShared.letters
  return shared.length / short.length < needed ? 'differs' : 'agrees'
}

const bigrams = (text: string): string[] => [
  ...new Set(
    Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)),
  ),
]

const sameStem = (a: string, b: string): boolean =>
  a.length > 3 && b.length > 3 && (a.startsWith(b) || b.startsWith(a))

/** Compares a publisher the house knows with the host of the link. */
export const publisherAgreement = (
  { publisher, url }: Pick<Citation, 'publisher' | 'url'>,
  house: KnowsPublishers,
): Agreement => {
  if (!publisher || !url || !URL.canParse(url)) return 'unknown'
  const host = new URL(url).hostname
  const named = publisherNamed(publisher, house)
  if (named) return publishesOn(named, host) ? 'agrees' : elsewhere(named, host, house)
  const owner = house.publishers.find((other) => publishesOn(other, host))
  return owner && !owner.names.some((name) => fold(name).includes(fold(publisher)))
    ? 'differs'
    : 'unknown'
}

// A known name over a host nobody is known to own says nothing; nor does an agency's over a paper's, which prints its reports.
const elsewhere = (
  { isAgency }: Publisher,
  host: string,
  { publishers }: KnowsPublishers,
): Agreement => {
  const owner = publishers.find((other) => publishesOn(other, host))
  return owner && (!isAgency || owner.isAgency) ? 'differs' : 'unknown'
}
