// What writers put for the dot of an address that should not look like one.
const hiddenDot =
  /\s*(?:[[({（［｛「【〔]\s*(?:\.|dot|ドット|どっと|点)\s*[\])}）］｝」】〕])\s*|\s+(?:dot|ドット)\s+|(?<=[a-z0-9])(?:ドット)(?=[a-z0-9])/giu

// Any run of names with dots, and addresses of four numbers.
const hostLike =
  /(?<![\p{L}\p{N}_-])(?:(?:\d{1,3}\.){3}\d{1,3}|(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?\.)+(?:xn--[a-z0-9-]+|[a-z]{2,24}|\p{Script=Han}{2,}))(?![\p{L}\p{N}_-])/giu

const plain = (text: string): string =>
  decoded(
    text
      .normalize('NFKC')
      .replace(/\p{Cf}|[\ufe00-\ufe0f]/gu, '')
      .replace(/(?<=[a-z0-9-])[。｡․](?=[a-z0-9])/gi, '.')
      .replace(hiddenDot, '.')
      .replace(/\bhxxp/gi, 'http')
      .replace(/(?<=:\/\/)[^\s/@]*@/g, ''),
  )

const decoded = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })

/** The hosts a text leads to, in lower case as browsers ask for them, each time they are named. */
export const hostsIn = (text: string): string[] =>
  (plain(text).match(hostLike) ?? []).flatMap((host) => {
    try {
      return [new URL(`http://${host}`).hostname]
    } catch {
      return []
    }
  })

// What a bare name has to end in to be taken for an address: `Node.js` is none.
const endings =
  /\.(?:com|net|org|info|biz|jp|cn|ru|kr|tw|hk|uk|de|fr|eu|us|tv|cc|tk|ml|ga|gg|ly|to|me|io|co|ai|app|dev|xyz|top|shop|site|online|store|club|vip|link|click|live|fun|space|website|work|page|example|\d{1,3})$/

/** How many addresses a text leads to: with a scheme, or bare with an ending that addresses have. */
export const linkCount = (text: string): number => {
  const schemes = plain(text).match(/\bhttps?:\/\/\S/gi)?.length ?? 0
  return Math.max(schemes, hostsIn(text).filter((host) => endings.test(host)).length)
}

/** Whether one of these hosts is this one or below it. */
export const leadsTo = (listed: string, hosts: string[]): boolean => {
  const [host] = hostsIn(listed)
  return host !== undefined && hosts.some((own) => own === host || own.endsWith(`.${host}`))
}
