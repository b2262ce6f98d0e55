import type { LocalizedText } from '../manuscript/manuscript.ts'
import { isBlocked, type Block, type BlockAction, type Searchable } from './blocklist.ts'

/** Why a comment was held, in the words of the queue. */
export const holdWords = {
  moderated: { ja: '承認制の記事です', en: 'The article is moderated' },
  newName: { ja: 'はじめての投稿者です', en: 'A new name' },
  word: { ja: 'ブロックリストの言葉があります', en: 'A listed word' },
  name: { ja: 'ブロックリストの名前です', en: 'A listed name' },
  link: { ja: 'ブロックリストのリンクがあります', en: 'A listed link' },
  address: { ja: 'ブロックした送信元です', en: 'A blocked address' },
  links: { ja: 'リンクが多すぎます', en: 'Too many links' },
  repeated: { ja: '同じ文面がほかにも投稿されています', en: 'The same text was posted before' },
  honeypot: {
    ja: '人には見えない欄に記入があります',
    en: 'A field people cannot see was filled in',
  },
  tooFast: { ja: '入力が速すぎます（自動投稿の疑い）', en: 'Posted faster than one can write' },
  noForm: { ja: 'フォームを経由していない投稿です', en: 'Not posted through a form' },
  edited: { ja: '承認後に書き直されました', en: 'Changed after it was approved' },
  reported: { ja: '読者から通報がありました', en: 'Readers have reported it' },
} satisfies Record<string, LocalizedText>

export type HoldReason = keyof typeof holdWords

/** One reason a comment is held for; `detail` is what was found. */
export type Hold = { reason: HoldReason; detail?: string }

/** What is known of a comment and of whoever sends it. */
export type Circumstances = {
  said: Searchable
  /** Under a moderated article everything is held. */
  isModerated: boolean
  /** Somebody whose comments were approved before, or a member. */
  isKnown: boolean
  isBlockedAddress: boolean
  /** How often the same text was posted lately. */
  sameText: number
  isHoneypotFilled: boolean
  /** Seconds since the form was given out; null where there was none. */
  seconds: number | null
}

export type Screening = {
  blocks: Block[]
  /** The most links of a comment that passes. */
  maxLinks: number
  minimumSeconds: number
  holdsNewNames: boolean
}

/** What becomes of a comment, and why. */
export type Verdict = { action: 'pass' | BlockAction; holds: Hold[] }

/** Three times the same text is a flood. */
const flood = 3

const gravity: Verdict['action'][] = ['pass', 'hold', 'spam', 'refuse']

/** Looks a comment over before it is stored: every reason to hold it, and the gravest thing to do. */
export const screen = (given: Circumstances, rules: Screening): Verdict => {
  const found: [BlockAction, Hold][] = []
  const hold = (reason: HoldReason, action: BlockAction = 'hold', detail?: string): void =>
    void found.push([action, detail === undefined ? { reason } : { reason, detail }])
  if (given.isModerated) hold('moderated')
  else if (!given.isKnown && rules.holdsNewNames) hold('newName')
  for (const block of rules.blocks)
    if (isBlocked(block, given.said)) hold(block.kind, block.action, block.value)
  if (given.isBlockedAddress) hold('address', 'spam')
  const { links } = given.said
  if (links > rules.maxLinks) hold('links', 'hold', String(links))
  if (given.sameText > 0)
    hold('repeated', given.sameText >= flood ? 'spam' : 'hold', String(given.sameText))
  if (given.isHoneypotFilled) hold('honeypot', 'spam')
  if (given.seconds === null) hold('noForm')
  else if (given.seconds < rules.minimumSeconds) hold('tooFast')
  const action = found
    .map(([action]): Verdict['action'] => action)
    .reduce((a, b) => (gravity.indexOf(b) > gravity.indexOf(a) ? b : a), 'pass')
  return { action, holds: found.map(([, hold]) => hold) }
}
