/** 95 % confidence, in standard deviations. */
const z = 1.959964

/**
 * How surely a comment is found good: the lower bound of Wilson's interval for the share of approving votes, 0 to 1, rounded
 * to six places. Few votes count for little, none for nothing.
 * @see https://www.jstor.org/stable/2276774 Wilson 1927
 */
export const wilson = (up: number, down: number): number => {
  const n = up + down
  if (n === 0) return 0
  const share = up / n
  const bound =
    (share + z ** 2 / (2 * n) - z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * n)) / n)) /
    (1 + z ** 2 / n)
  return Math.round(Math.max(bound, 0) * 1e6) / 1e6
}
