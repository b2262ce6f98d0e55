/** The longest an address is shown, in characters. */
const maxLength = 60

const decoded = (path: string): string => {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

/**
 * An address as people read it: host and path, without what is for machines. What is no address stays as it is.
 * @example
 * shownAddress('https://www.kitahama.example/%E6%B8%AF/?utm_source=mail') // → "kitahama.example/港/"
 */
export const shownAddress = (address: string): string => {
  const url = URL.parse(address)
  if (!url?.host) return address
  const { host, pathname } = url
  const shown = [...`${host.replace(/^www\./, '')}${pathname === '/' ? '' : decoded(pathname)}`]
  return shown.length > maxLength ? `${shown.slice(0, maxLength - 1).join('')}…` : shown.join('')
}
