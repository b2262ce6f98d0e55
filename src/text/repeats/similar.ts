const buckets = new Int16Array(1 << 16)

const bucket = (text: string, at: number): number =>
  (text.charCodeAt(at) * 251 + text.charCodeAt(at + 1)) & 0xffff

/**
 * How much two folded texts share, 0 to 1: Dice's coefficient over character pairs. 0 where one is more than a third
 * longer than the other.
 */
export const likeness = (a: string, b: string): number => {
  if (a === b) return 1
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (shorter.length < 2 || longer.length - shorter.length > longer.length / 3) return 0
  for (let i = 0; i < a.length - 1; i++) buckets[bucket(a, i)]!++
  let shared = 0
  for (let i = 0; i < b.length - 1; i++) if (buckets[bucket(b, i)]!-- > 0) shared++
  for (let i = 0; i < a.length - 1; i++) buckets[bucket(a, i)] = 0
  for (let i = 0; i < b.length - 1; i++) buckets[bucket(b, i)] = 0
  return (2 * shared) / (a.length + b.length - 2)
}

/** Whether two folded texts are the same but for a few characters: they share `least` of their character pairs. */
export const similar = (a: string, b: string, minShared = 0.7): boolean =>
  (Math.max(a.length, b.length) <= 12 && shortSlip(a, b)) || likeness(a, b) >= minShared

/** Short texts share few pairs after one slip: what stands before and behind it must make up the text. */
const shortSlip = (a: string, b: string): boolean => {
  const shorter = Math.min(a.length, b.length)
  if (shorter < 3) return false
  let head = 0
  while (head < shorter && a[head] === b[head]) head++
  let tail = 0
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return Math.max(a.length, b.length) - head - tail <= 1 + Math.floor(shorter / 6)
}

const noun = /[一-鿿ァ-ヶ々a-z]/

/** How many characters a slip of the keyboard adds or replaces, and how far ahead the texts meet again. */
const slip = { added: 3, replaced: 1 }
const ahead = 6

/**
 * Whether `b` is `a` with slips of the keyboard: it states the same figures, and no word was added or replaced. What it
 * leaves out is no loss.
 */
export const isSlip = (a: string, b: string): boolean => {
  if (figuresIn(a) !== figuresIn(b) || negations(a) !== negations(b)) return false
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      i++
      j++
      continue
    }
    const step = meetAgain(a, b, i, j)
    if (!step) return false
    const [gone, added] = step
    if (added > slip.added || (gone >= added && added > slip.replaced)) return false
    // A character of a noun in the place of others makes another word; two of them are one wherever they stand.
    const left = a.slice(i, i + gone)
    const nouns = [...b.slice(j, j + added)].filter((c) => noun.test(c) && !left.includes(c))
    if (nouns.length > (gone > 0 ? 0 : 1)) return false
    i += gone
    j += added
  }
  return b.length - j <= slip.added
}

/** The figures of a folded text, in digits and in kanji: 十分 and 十五分 are no slip of each other. */
const figuresIn = (text: string): string =>
  (
    text.match(
      /\d|[〇一二三四五六七八九十百千]+(?=[年月日時分秒人円件回度台隻軒戸校名号章歳か所本枚個万億兆割%倍])/g,
    ) ?? []
  ).join('')

// What turns a sentence into its opposite is no slip, however short.
const negations = (text: string): string =>
  (
    text.match(
      /ない|なかっ|なく|なけれ|ません|[らわかさたなまばがれけせてねめえべ]ず(?=[、。にと]|$)|[らわかさたなまばれけせてねめえべ]ぬ(?=[。、まとがの]|$)|まい(?=[。、]|$)|not|n't|never/g,
    ) ?? []
  ).join()

/** The fewest characters to leave out of both texts until two in a row are the same again. */
const meetAgain = (a: string, b: string, i: number, j: number): [number, number] | null => {
  for (let sum = 1; sum <= 2 * ahead; sum++)
    for (let gone = Math.max(0, sum - ahead); gone <= Math.min(sum, ahead); gone++) {
      const [x, y] = [i + gone, j + sum - gone]
      const rest = Math.min(2, a.length - x, b.length - y)
      if (rest >= 0 && a.slice(x, x + rest) === b.slice(y, y + rest)) return [gone, sum - gone]
    }
  return null
}
