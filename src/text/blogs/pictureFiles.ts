import type { PostPicture } from './blogPost.ts'
import { decoded } from './decoded.ts'
import { isLeftover, isPictureName } from './fileKinds.ts'

/** The files a blog's pictures may be among, by what they are called. */
export type PictureFiles = {
  /** The file of a picture, the best there is of it; null where none is. */
  find: (picture: Pick<PostPicture, 'url' | 'original'>) => string | null
}

/**
 * What a service calls a small copy of a picture, and the picture: `from` is tried against the name without its folders. `isSure`:
 * no picture is called that by itself, so that the large one is looked for first.
 */
type Copy = {
  service: string
  from: RegExp
  to: string
  isSure: boolean
  /** The service's own hosts, where no other calls its copies so. */
  hosts?: RegExp
  examples: [string, string][]
}

export const copies: Copy[] = [
  {
    service: 'WordPress: -300x200',
    from: /-\d{2,5}x\d{2,5}(\.\w+)$/,
    to: '$1',
    isSure: false,
    examples: [['kouen-300x200.jpg', 'kouen.jpg']],
  },
  {
    service: 'WordPress: -scaled, -rotated, -e1234567890123',
    from: /(?:-scaled|-rotated|-e\d{9,14})(\.\w+)$/,
    to: '$1',
    isSure: false,
    examples: [
      ['kouen-scaled.jpg', 'kouen.jpg'],
      ['kouen-e1612345678901.jpg', 'kouen.jpg'],
    ],
  },
  {
    service: 'Movable Type: -thumb-640xauto-12',
    from: /-thumb-(?:\d+|auto)x(?:\d+|auto)(?:,autox\d+)?-\d+(\.\w+)$/,
    to: '$1',
    isSure: true,
    examples: [['umi-thumb-640xauto-12.jpg', 'umi.jpg']],
  },
  {
    service: 'livedoor: -s',
    from: /^([\da-f]{8})-s(\.\w+)$/,
    to: '$1$2',
    isSure: true,
    examples: [['417f3422-s.jpg', '417f3422.jpg']],
  },
  {
    service: 'Ameba: t0220…_ for o…',
    from: /^t\d{8}_(\d{10,}\.\w+)$/,
    to: 'o$1',
    isSure: true,
    examples: [['t02200165_0480036014075936377.jpg', 'o0480036014075936377.jpg']],
  },
  {
    service: 'Seesaa: -thumbnail2',
    from: /-thumbnail\d?(\.\w+)$/,
    to: '$1',
    isSure: true,
    examples: [['IMG_0412-thumbnail2.JPG', 'IMG_0412.JPG']],
  },
  {
    service: 'JUGEM: _t',
    from: /_t(\.\w+)$/,
    to: '$1',
    isSure: false,
    examples: [['20090205_1251_t.jpg', '20090205_1251.jpg']],
  },
  {
    service: 'Hatena: _120, _m',
    from: /^(\d{14})_(?:120|m|s)(\.\w+)$/,
    to: '$1$2',
    isSure: true,
    examples: [['20060206142127_120.jpg', '20060206142127.jpg']],
  },
  {
    service: 'FC2: s behind the name',
    from: /s(\.\w+)$/,
    to: '$1',
    isSure: false,
    hosts: /(?:^|\.)fc2\.com$/,
    examples: [['sakura01s.jpg', 'sakura01.jpg']],
  },
]

/** Seesaa writes a Japanese name as the hexadecimal of its UTF-8. */
const fromHex = (name: string): string => {
  const [, hex, rest] = /^((?:[\da-f]{2}){3,})((?:-thumbnail\d?)?\.\w+)$/i.exec(name) ?? []
  if (!hex || !/^e[3-9]/i.test(hex)) return name
  const bytes = Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes) + rest
  } catch {
    return name
  }
}

const keyOf = (path: string): string => path.normalize('NFC').toLowerCase()

/** The folders and the name of a picture's address. */
const pathOf = (address: string): string[] => {
  const bare = address.replace(/[?#].*$/s, '').replace(/^[a-z][a-z\d+.-]*:\/\//i, '')
  return bare.split('/').map(decoded).filter(Boolean)
}

/** What a copy may be a copy of: a copy of a copy too. */
const largeOf = (name: string, host: string): { name: string; isSure: boolean }[] => {
  const found: { name: string; isSure: boolean }[] = []
  let from = [{ name, isSure: true }]
  for (let depth = 0; depth < 3 && from.length > 0; depth++) {
    from = from.flatMap((one) =>
      copies
        .filter((copy) => copy.from.test(one.name) && (!copy.hosts || copy.hosts.test(host)))
        .map((copy) => ({
          name: one.name.replace(copy.from, copy.to),
          isSure: one.isSure && copy.isSure,
        })),
    )
    found.push(...from)
  }
  return found
}

/** A folder of a month, which services and programs name alike: `2021/06`. */
const monthIn = (folders: string[]): string | null =>
  /(?:^|\/)((?:19|20)\d\d\/[01]\d)(?:\/|$)/.exec(folders.join('/'))?.[1] ?? null

/** Looks for pictures among files: by name, of which the one with the longest way in common is taken. */
export const pictureFiles = (names: string[]): PictureFiles => {
  const byName = new Map<string, string[]>()
  for (const name of names) {
    const path = name.replaceAll('\\', '/')
    if (isLeftover(path)) continue
    const key = keyOf(path.split('/').at(-1)!)
    byName.set(key, [...(byName.get(key) ?? []), name])
  }
  const at = (name: string, folders: string[]): string | null => {
    const month = monthIn(folders)
    // Of another month it is another picture.
    const found = (byName.get(keyOf(name)) ?? []).filter((path) => {
      const theirs = monthIn(path.split('/').slice(0, -1))
      return month === null || theirs === null || month === theirs
    })
    if (found.length < 2) return found[0] ?? null
    const own = folders.map(keyOf)
    const common = (path: string): number => {
      const theirs = path.replaceAll('\\', '/').split('/').slice(0, -1).map(keyOf)
      let n = 0
      while (n < own.length && n < theirs.length && own.at(-1 - n) === theirs.at(-1 - n)) n++
      return n
    }
    const best = Math.max(...found.map(common))
    const all = found.filter((path) => common(path) === best)
    // Two of one name, and nothing to choose by: the one that is written the same.
    return all.find((path) => path.endsWith(name)) ?? all[0]!
  }
  const findAddress = (address: string): string | null => {
    const path = pathOf(address)
    const host = URL.parse(address)?.hostname ?? ''
    const written = path.pop()
    if (!written || !isPictureName(written)) return written ? at(written, path) : null
    for (const name of new Set([fromHex(written), written])) {
      const large = largeOf(name, host)
      const tries = [
        ...large.filter(({ isSure }) => isSure).map((one) => one.name),
        name,
        ...large.filter(({ isSure }) => !isSure).map((one) => one.name),
        // WordPress keeps the large one under another name than what is shown.
        name.replace(/(\.\w+)$/, '-scaled$1'),
        ...large.map((one) => one.name.replace(/(\.\w+)$/, '-scaled$1')),
      ]
      for (const one of tries) {
        const found = at(one, path)
        if (found) return found
      }
    }
    return null
  }
  return {
    find: ({ url, original }) =>
      (original ? findAddress(original) : null) ?? findAddress(inside(url)),
  }
}

/** The address in the address of a service that makes pictures smaller. */
const inside = (url: string): string => {
  const at = decoded(url).search(/(?<=.)https?:\/\/[^/]/i)
  return at > 0 ? decoded(url).slice(at) : url
}
