/** A part of an address without its percent signs; as it is where they are none. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
