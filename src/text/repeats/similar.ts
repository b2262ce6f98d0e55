/** The least share of common character pairs two sentences need to be one sentence with slips of the keyboard. */
const leastShared = 0.75

/** Whether two folded sentences are the same but for a few characters, by Dice's coefficient over character pairs. */
export const similar = (a: string, b: string): boolean => {
  if (
    Math.min(a.length, b.length) < 8 ||
    Math.abs(a.length - b.length) > Math.max(a.length, b.length) / 3
  )
    return false
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
  return (2 * shared) / (a.length + b.length - 2) >= leastShared
}

/** Whether two sentences state the same figures in the same order. */
export const sameFigures = (a: string, b: string): boolean =>
  (a.match(/\d+/g) ?? []).join() === (b.match(/\d+/g) ?? []).join()
