/** An address of the web in a text: the `[start, end)` it covers, and where it leads. */
export type Address = { href: string; start: number; end: number }

/** What begins an address: a scheme, of either width, or `www.` where a word begins. */
const begins =
  /(?:(?:(?<![a-z0-9])|(?<=URL))https?[:：]\/\/|ｈｔｔｐｓ?：／／|(?<![\p{L}\p{N}./@_-])www\.(?=[a-z0-9-]+\.[a-z]))/giu

/** What ends one wherever it stands: space, quotes, what nobody sees, and Japanese punctuation. */
const ends =
  /[\s\u0000-\u001f<>"“”„«»`|\\^\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff、。，．・「」『』【】〈〉《》〔〕〖〗〘〙｛｝［］（）｟｠｢｣､｡･！？：；｜…‥—―〜～※★☆♪■□◆◇●○▲△▼▽\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u2190-\u21ff\u2460-\u24ff\u2600-\u27bf\u3200-\u33ff\ud83c-\ud83e]/

/** The same for one in full width, whose own dots and colons are wide too. */
const endsWide = /[^！-～]|[（）［］｛｝＜＞＂｜｟｠]/

const opening: Record<string, string> = { ')': '(', ']': '[', '}': '{' }

const isJapanese = /[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]/

/** What stands behind an address rather than in it, although it could. */
const trailing = /(?:[.,;:!?'’*]|&(?:gt|lt|quot);?)+$/

/**
 * The addresses in a text, each as long as it is: brackets inside it are balanced, what closes its sentence is no part of it, nor
 * are Japanese letters straight behind a Latin one (`…/news/18を参照`; a path may be Japanese from its slash on). One in full width,
 * and one without its scheme, lead where they mean to.
 * @example
 * addressesIn('文書(https://kitahama.example/A_(B))です')[0].href // → "https://kitahama.example/A_(B)"
 */
export const addressesIn = (text: string): Address[] => {
  const found: Address[] = []
  let from = 0
  for (const { 0: front, index: start } of text.matchAll(begins)) {
    if (start < from) continue
    const isWide = front.startsWith('ｈ')
    const end = isWide
      ? start + lengthUntil(text.slice(start, start + maxLength), endsWide)
      : endOf(text, start, start + front.length)
    const written = text.slice(start, end)
    const href = isWide
      ? written.normalize('NFKC')
      : /^www/i.test(front)
        ? `https://${written}`
        : written.replace('：', ':')
    from = Math.max(end, start + front.length)
    if (end > start + front.length && URL.canParse(href)) found.push({ href, start, end })
  }
  return found
}

/** The longest address a browser takes has about as many characters. */
const maxLength = 4000

const lengthUntil = (text: string, end: RegExp): number => {
  const at = text.search(end)
  return at === -1 ? text.length : at
}

/** Where the address ends whose path, or host, begins at `from`. */
const endOf = (text: string, start: number, from: number): number => {
  const open: { bracket: string; at: number }[] = []
  const most = Math.min(text.length, start + maxLength)
  let at = from
  let hasPath = false
  for (; at < most; at++) {
    const c = text[at]!
    if (ends.test(c) && !joinsNames(text, at)) break
    if (c === '/' || c === '?' || c === '#') hasPath = true
    if (isJapanese.test(c) && !mayGoOn(text, at, hasPath)) break
    if (c === '(' || c === '[' || c === '{') open.push({ bracket: c, at })
    else if (opening[c]) {
      if (open.at(-1)?.bracket !== opening[c]) break
      open.pop()
    }
  }
  // A bracket that closes nowhere in it begins what stands behind it.
  let address = text.slice(start, open[0]?.at ?? at)
  for (let before = ''; before !== address;) {
    before = address
    address = address.replace(trailing, '').replace(/[([{]$/, '')
  }
  return start + address.length
}

/** How a sentence goes on behind an address, rather than how a part of a path begins. */
const goesOn =
  /^(?:を|など(?![ぁ-ん])|参照|ほか(?![ぁ-ん])|によ|から|より|では|です|でし|にて|には|にも|にあ|として|とい|まで|[のはがにへともで](?![ぁ-ん]))/

/** Whether a Japanese letter belongs to the address it stands in: in a host, or a part of its path that began as Japanese. */
const mayGoOn = (text: string, at: number, hasPath: boolean): boolean => {
  const before = text[at - 1]!
  if (isJapanese.test(before)) return true
  if (goesOn.test(text.slice(at, at + 3))) return false
  // In the names of a wiki's pages both stand side by side.
  return /[/=#?_\-+.:&,(%!~]/.test(before) || (hasPath && isWikiPage(text, at))
}

/** Whether a dot stands between two foreign words in the name of a wiki's page. */
const joinsNames = (text: string, at: number): boolean =>
  /^[ァ-ヺー]・[ァ-ヺ]/.test(text.slice(at - 1, at + 2)) && isWikiPage(text, at)

/** Whether a place stands in the name of a wiki's page. */
const isWikiPage = (text: string, at: number): boolean =>
  /\/wiki\/[^/\s]*$/.test(text.slice(Math.max(0, at - 200), at))
