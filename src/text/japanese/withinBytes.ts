const encoder = new TextEncoder()

/** As many characters of a text as have so many bytes in UTF-8, in which a file's name is counted. */
export const withinBytes = (text: string, most: number): string => {
  let bytes = 0
  let kept = ''
  for (const one of text) {
    bytes += encoder.encode(one).length
    if (bytes > most) break
    kept += one
  }
  return kept
}
