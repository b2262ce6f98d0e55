import { unproven, type Block } from '../text/comments/blocklist.ts'

/** So many in so many seconds. */
export type Limit = { points: number; seconds: number }

/** What readers may do in a time, counted for their address, for the article and for all of it together. */
export type Limits = Record<'address' | 'article' | 'overall', Limit>

export type ReaderAct = 'post' | 'vote' | 'report'

/** What an app sets of readers' comments. */
export type CommentOptions = {
  /** The terms readers agree to: they send `terms` with this version, and it is stored with the comment. @default none */
  terms?: { version: string; url?: string }
  /** How many proxies of your own add the address they were called from to `X-Forwarded-For`. @default 1 */
  proxies?: number
  /**
   * What a frontend's server that speaks for readers sends as `X-Frontend-Key`, beside a reader's address as
   * `X-Reader-Address`. @default none: nobody speaks for readers
   */
  frontendKey?: string
  /** What readers may do in a time. @default 5 posts a minute from an address, 30 under an article, 120 in all */
  limits?: Partial<Record<ReaderAct, Partial<Limits>>>
  /** A client of Redis the limits are counted in, for `rate-limiter-flexible`. @default the app's Postgres */
  redis?: unknown
  /** Minutes a reader may edit or withdraw a comment in. @default 15 */
  editMinutes?: number
  /** What is posted sooner after the form was opened is held, in seconds. @default 3 */
  minimumSeconds?: number
  /** The most characters of a comment. @default 5000 */
  maxLength?: number
  /** A comment with more links is held. @default 2 */
  maxLinks?: number
  /** Whether the first comment of a name is held under articles that are open. @default true */
  holdNewNames?: boolean
  /** A comment so many readers have reported is held. @default 3 */
  holdAfterReports?: number
  /** Days after publication comments close, where the article says nothing else. @default never */
  closeAfterDays?: number
  /** Days the keyed hash of an address is kept. @default 90 */
  keepAddressesDays?: number
  /** Leading zero bits of the proof of work a post needs; 18 take a phone about a second. @default 0: none */
  proofOfWork?: number
  /** Entries of the block list beside those editors write. @default none */
  blocks?: Block[]
  /** Whom new comments that wait are mailed to, in a digest. @default nobody */
  notify?: { to: string[]; cron?: string }
}

/** The options with every default filled in. */
export type CommentSettings = Required<
  Omit<CommentOptions, 'terms' | 'frontendKey' | 'redis' | 'closeAfterDays' | 'limits' | 'notify'>
> & {
  terms: { version: string; url: string | null } | null
  frontendKey: string | null
  redis: unknown
  closeAfterDays: number | null
  limits: Record<ReaderAct, Limits>
  notify: { to: string[]; cron: string }
}

const defaultLimits: Record<ReaderAct, Limits> = {
  post: {
    address: { points: 5, seconds: 60 },
    article: { points: 30, seconds: 60 },
    overall: { points: 120, seconds: 60 },
  },
  vote: {
    address: { points: 60, seconds: 60 },
    article: { points: 600, seconds: 60 },
    overall: { points: 3000, seconds: 60 },
  },
  report: {
    address: { points: 10, seconds: 600 },
    article: { points: 60, seconds: 600 },
    overall: { points: 300, seconds: 600 },
  },
}

const numbers = [
  ['proxies', 0, 10],
  ['editMinutes', 0, 100_000],
  ['minimumSeconds', 0, 3600],
  ['maxLength', 1, 20_000],
  ['maxLinks', 0, 1000],
  ['holdAfterReports', 1, 1000],
  ['closeAfterDays', 1, 100_000],
  ['keepAddressesDays', 1, 3650],
  ['proofOfWork', 0, 32],
] as const

const others = ['terms', 'frontendKey', 'limits', 'redis', 'holdNewNames', 'blocks', 'notify']

/**
 * Fills in the defaults of the comments.
 * @throws at boot where an option is wrong, in a sentence that holds the remedy
 */
export const commentSettings = (options: CommentOptions = {}): CommentSettings => {
  check(options)
  const { limits = {} } = options
  const act = (name: ReaderAct): Limits => ({ ...defaultLimits[name], ...limits[name] })
  return {
    terms: options.terms ? { url: null, ...options.terms } : null,
    proxies: options.proxies ?? 1,
    frontendKey: options.frontendKey ?? null,
    limits: { post: act('post'), vote: act('vote'), report: act('report') },
    redis: options.redis ?? null,
    editMinutes: options.editMinutes ?? 15,
    minimumSeconds: options.minimumSeconds ?? 3,
    maxLength: options.maxLength ?? 5000,
    maxLinks: options.maxLinks ?? 2,
    holdNewNames: options.holdNewNames ?? true,
    holdAfterReports: options.holdAfterReports ?? 3,
    closeAfterDays: options.closeAfterDays ?? null,
    keepAddressesDays: options.keepAddressesDays ?? 90,
    proofOfWork: options.proofOfWork ?? 0,
    blocks: options.blocks ?? [],
    notify: { cron: '7 * * * *', to: [], ...options.notify },
  }
}

const check = (options: CommentOptions): void => {
  const names = [...numbers.map(([name]) => name as string), ...others]
  for (const name of Object.keys(options))
    if (!names.includes(name))
      throw new Error(
        `midashi({ comments.${name} }): there is no such option; the options are ${names.join(', ')}.`,
      )
  for (const [name, min, max] of numbers) {
    const value = options[name]
    if (value !== undefined && !(Number.isInteger(value) && value >= min && value <= max))
      throw new Error(
        `midashi({ comments.${name}: ${String(value)} }): give a whole number from ${min} to ${max}.`,
      )
  }
  if (options.terms !== undefined && !options.terms.version)
    throw new Error(
      'midashi({ comments.terms }): give the terms a version, like { version: "2026-04" }.',
    )
  if (options.frontendKey !== undefined && options.frontendKey.length < 16)
    throw new Error('midashi({ comments.frontendKey }): give a key of 16 characters or more.')
  for (const [act, limits] of Object.entries(options.limits ?? {}))
    for (const [scope, limit] of Object.entries(limits))
      if (!(act in defaultLimits) || !(scope in defaultLimits.post) || !isLimit(limit))
        throw new Error(
          `midashi({ comments.limits.${act}.${scope} }): acts are post, vote and report, each with address, article and overall as { points, seconds }.`,
        )
  for (const block of options.blocks ?? []) {
    const { missed, caught } = unproven(block)
    if (missed.length + caught.length > 0)
      throw new Error(
        `midashi({ comments.blocks }): “${block.value}” ${missed.length > 0 ? `is not found in its example “${missed[0]}”` : `is found in “${caught[0]}”, which is innocent`}; change the entry or the example.`,
      )
  }
}

const isLimit = ({ points, seconds }: Limit): boolean =>
  Number.isInteger(points) && points > 0 && Number.isInteger(seconds) && seconds > 0
