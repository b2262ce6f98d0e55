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
export const similar = (a: string, b: string, least = 0.7): boolean =>
  (Math.max(a.length, b.length) <= 12 && shortSlip(a, b)) || likeness(a, b) >= least

/** Short texts share few pairs after one slip: what stands before and behind it must make up the text. */
const shortSlip = (a: string, b: string): boolean => {
  const most = Math.min(a.length, b.length)
  if (most < 3) return false
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return Math.max(a.length, b.length) - head - tail <= 1 + Math.floor(most / 6)
}

/** Whether two texts state the same figures, digit for digit. */
export const sameFigures = (a: string, b: string): boolean =>
  a.replace(/\D+/g, '') === b.replace(/\D+/g, '')
