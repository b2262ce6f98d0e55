/**
 * A number that two texts hardly share: two FNV-1a of 32 bits, one of them over every character's turned bits, as one of 53.
 * Exports are read in a browser too, whose own hashes are asynchronous.
 */
export const fingerprint = (text: string): number => {
  let [low, high] = [0x811c9dc5, 0x1b873593]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ ~code, 0x85ebca6b)
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}
