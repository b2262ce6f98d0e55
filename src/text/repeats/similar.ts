/**
 * Whether two folded texts are the same but for a few characters: by Dice's coefficient over character pairs, of which they
 * need to share `least`.
 */
export const similar = (a: string, b: string, least = 0.7): boolean => {
  if (a === b) return true
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (shorter.length < 3 || longer.length - shorter.length > longer.length / 3) return false
  if (longer.length <= 12 && shortSlip(a, b)) return true
  const pairs = new Map<string, number>()
  for (let i = 0; i < a.length - 1; i++) {
    const pair = a.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let i = 0; i < b.length - 1; i++) {
    const pair = b.slice(i, i + 2)
    const left = pairs.get(pair) ?? 0
    if (left > 0) {
      shared++
      pairs.set(pair, left - 1)
    }
  }
  return (2 * shared) / (a.length + b.length - 2) >= least
}

/** Short texts share few pairs after one slip: what stands before and behind it must make up the text. */
const shortSlip = (a: string, b: string): boolean => {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return Math.max(a.length, b.length) - head - tail <= 1 + Math.floor(most / 6)
}

/** Whether two texts state the same figures in the same order. */
export const sameFigures = (a: string, b: string): boolean =>
  (a.match(/\d+/g) ?? []).join() === (b.match(/\d+/g) ?? []).join()
