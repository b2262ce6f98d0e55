// What writers put for the dot of an address that should not look like one. White space is single by then.
const hiddenDot =
  / ?[[({「【〔] ?(?:\.|dot|ドット|どっと|点) ?[\])}」】〕] ?| (?:dot|ドット) |(?<=[a-z0-9])ドット(?=[a-z0-9])/giu

const plain = (text: string): string =>
  decoded(
    text
      .slice(0, maxLength)
      .normalize('NFKC')
      .slice(0, maxLength)
      .replace(/\p{Cf}|[\ufe00-\ufe0f]/gu, '')
      .replace(/\s+/g, ' ')
      .replace(/(?<=[a-z0-9-])[。｡․](?=[a-z0-9])/gi, '.')
      .replace(hiddenDot, '.')
      .replace(/\bhxxp/gi, 'http')
      .replace(/:\/\/[^\s/@]{0,200}@/g, '://'),
  )

/** The most characters that are looked at, before and after their compatibility forms are written out. */
const maxLength = 40_000

const decoded = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })

// What a host ends in: a name of letters, one in ASCII form, or the last of four numbers.
const ending = /^(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59}|\p{Script=Han}{2,20})$/iu
const fourNumbers = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** The hosts among runs of the characters hosts are made of. Read piece by piece: no text makes it slow. */
const hostsAmong = (pieces: string[]): string[] =>
  pieces.flatMap((piece) => {
    const name = piece
      .replace(/^[.-]+|[.-]+$/g, '')
      .replace(/(?<=\.[a-z]{2,24})[^a-z0-9.-].*$/iu, '')
    const labels = name.split('.')
    if (name.length > 253 || labels.length < 2 || labels.some((label) => label === '')) return []
    if (!fourNumbers.test(name) && !ending.test(labels.at(-1)!)) return []
    try {
      return [new URL(`http://${name}`).hostname]
    } catch {
      return []
    }
  })

/** For each run of letters with dots: the hosts in it, Japanese being written close around them, and the run as a host. */
const hostsByRun = (text: string): { inside: string[]; whole: string[] }[] =>
  plain(text)
    .split(/[^\p{L}\p{N}.-]+/u)
    .map((run) => ({
      inside: hostsAmong(run.split(/[^a-z0-9.-]+/i)),
      whole: /[^ -~]/.test(run) ? hostsAmong([run]) : [],
    }))

/** The hosts a text leads to, in lower case as browsers ask for them, each once. */
export const hostsIn = (text: string): string[] => [
  ...new Set(hostsByRun(text).flatMap(({ inside, whole }) => [...inside, ...whole])),
]

// What a bare name has to end in to be taken for an address: `Node.js` is none.
const endings =
  /\.(?:com|net|org|info|biz|jp|cn|ru|kr|tw|hk|uk|de|fr|eu|us|tv|cc|tk|ml|ga|gg|ly|to|me|io|co|ai|app|dev|xyz|top|shop|site|online|store|club|vip|link|click|live|fun|space|website|work|page|example|\d{1,3})$/

/** How many addresses a text leads to: with a scheme, or bare with an ending that addresses have. */
export const linkCount = (text: string): number => {
  const schemes = plain(text).match(/\bhttps?:\/\/\S/gi)?.length ?? 0
  const hosts = hostsByRun(text).flatMap(({ inside, whole }) =>
    inside.length > 0 ? inside : whole,
  )
  return Math.max(schemes, new Set(hosts.filter((host) => endings.test(host))).size)
}

/** Whether one of these hosts is this one or below it. */
export const leadsTo = (listed: string, hosts: string[]): boolean => {
  const [host] = hostsIn(listed)
  return host !== undefined && hosts.some((found) => found === host || found.endsWith(`.${host}`))
}
