import { escapeText as escape } from 'entities/escape'
import type { Loss } from '../blogPost.ts'
import { leadsToPicture } from '../body/noPicture.ts'
import type { Attachment, Blog } from './blog.ts'

/** Shortcodes WordPress and its usual plugins have, which stand alone and say nothing a reader reads. */
const silent = new Set(
  'gallery playlist contact-form contact-form-7 archives recent-posts toc more adsense'.split(' '),
)

const attributesIn = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g)].map((found) => [
      found[1]!.toLowerCase(),
      found[2] ?? found[3] ?? found[4] ?? '',
    ]),
  )

const figure = (inside: string, caption: string): string =>
  `<figure>${inside}${caption.trim() ? `<figcaption>${caption}</figcaption>` : ''}</figure>`

const pictureOf = ({ id, url, alt, caption }: Attachment): string =>
  figure(
    `<img class="wp-image-${id}" src="${escape(url)}" alt="${escape(alt ?? '').replaceAll('"', '&quot;')}">`,
    caption ?? '',
  )

/** The pictures a gallery shows: those it names, else those that were uploaded to the post. */
const galleryOf = (
  attributes: Map<string, string>,
  post: string,
  { attachments }: Blog,
  losses: Loss[],
): string => {
  const ids = attributes.get('ids') ?? attributes.get('include')
  const wanted = ids?.split(',').map((id) => id.trim())
  for (const id of wanted ?? [])
    if (!attachments.has(id)) losses.push({ kind: 'missingPicture', detail: `[gallery] ${id}` })
  const left =
    attributes
      .get('exclude')
      ?.split(',')
      .map((id) => id.trim()) ?? []
  const shown = wanted
    ? wanted.flatMap((id) => attachments.get(id) ?? [])
    : [...attachments.values()]
        .filter(
          ({ parent, id, url }) => parent === post && !left.includes(id) && leadsToPicture(url),
        )
        .toSorted((a, b) => a.order - b.order || Number(a.id) - Number(b.id))
  return shown.map(pictureOf).join('')
}

const shortcode =
  /\[(\[?)(\/?)([a-z][\w-]{0,60})(?=[\s\]/])((?:[^\][<>"']|"[^"]{0,1000}"|'[^']{0,1000}'){0,1000})\](\]?)/gi

/** A text in which what stands between a shortcode and its end has become something else. One without an end is text. */
const inPairs = (
  text: string,
  name: string,
  become: (attributes: string, inside: string) => string,
): string => {
  const mark = new RegExp(
    `(?<!\\[)\\[(?:${name}((?:\\s(?:[^\\][<>"']|"[^"]{0,2000}"|'[^']{0,2000}'){0,1000})?)|/${name})\\]`,
    'gi',
  )
  let out = ''
  let at = 0
  let open: RegExpExecArray | null = null
  for (const found of text.matchAll(mark)) {
    // One without an end is text: the last before an end is what it ends.
    if (!found[0].startsWith('[/')) open = found
    else if (open) {
      const inside = text.slice(open.index + open[0].length, found.index)
      out += text.slice(at, open.index) + become(open[1] ?? '', inside)
      at = found.index + found[0].length
      open = null
    }
  }
  return out + text.slice(at)
}

/** Code is no place for shortcodes: `x[y[0]]` stands there. */
const code = /<(pre|code)\b[^<>]*>[\s\S]*?<\/\1>/gi

/**
 * HTML in which shortcodes have become what they show: captions, galleries, addresses. Of others the text between them stays, and
 * they are lost. `[[…]]` is what it says.
 * @see https://developer.wordpress.org/reference/functions/get_shortcode_regex/
 */
export const withoutShortcodes = (
  html: string,
  post: string,
  blog: Blog,
): { html: string; losses: Loss[] } => {
  if (!html.includes('[')) return { html, losses: [] }
  const losses: Loss[] = []
  let out = ''
  let at = 0
  for (const found of [...html.matchAll(code), null]) {
    out += shown(html.slice(at, found?.index), post, blog, losses)
    if (!found) break
    out += found[0]
    at = found.index + found[0].length
  }
  return { html: out, losses }
}

/** Films and sounds by their addresses, in the two ways they are written. */
const media =
  /(?<!\[)\[(?:youtube|vimeo|dailymotion|soundcloud|embed|audio|video)[= ]\s*(https?:\/\/[^\s\][<>"']{1,1000})[^\][<>]{0,200}\]/gi

/** A pair that is written out: `[[b]…[/b]]`. */
const escapedPair = /\[(\[([a-z][\w-]{0,60})(?:\s[^\][<>]{0,300})?\][^[\]]{0,500}\[\/\2\])\]/gi

/** Its brackets as signs, so that nothing takes them for another's. */
const escaped = (_: string, inside: string): string =>
  inside.replaceAll('[', '&#91;').replaceAll(']', '&#93;')

const addressIn = (rest: string): string | undefined =>
  /^\s*=?["']?(https?:\/\/[^\s"'\]]+)/.exec(rest)?.[1]

/** Whether what stands behind a name is nothing but `name="value"`: then a program has written it. */
const isWritten = (rest: string): boolean =>
  /^(?:\s+[\w-]{1,60}\s?=\s?(?:"[^"]{0,1000}"|'[^']{0,1000}'|[^\s"'=]{1,300}))+\s*\/?\s*$/.test(
    rest,
  )

const shown = (given: string, post: string, blog: Blog, losses: Loss[]): string => {
  const text = inPairs(
    inPairs(given, 'caption', (attributes, inside) => {
      const pictures = inside.match(/(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?/gi) ?? ['']
      const behind = pictures.reduce((rest, picture) => rest.replace(picture, ''), inside).trim()
      const caption = behind || (attributesIn(attributes).get('caption') ?? '')
      return pictures
        .map((picture, nth) => figure(picture, nth === pictures.length - 1 ? caption : ''))
        .join('')
    }),
    'embed',
    (_, address) => `\n\n${address.trim()}\n\n`,
  )
  const [opened, closed] = [new Set<string>(), new Set<string>()]
  for (const [, before, slash, name, , after] of text.matchAll(shortcode))
    if (!(before && after)) (slash ? closed : opened).add(name!.toLowerCase())
  return text
    .replace(media, '\n\n$1\n\n')
    .replace(escapedPair, escaped)
    .replace(
      shortcode,
      (whole, before: string, slash: string, given: string, rest: string, after: string) => {
        if (before && after) return whole.slice(1, -1)
        const name = given.toLowerCase()
        // An end of nothing, and a path, are text.
        if (slash && (rest !== '' || !opened.has(name))) return whole
        const attributes = attributesIn(rest)
        if (name === 'gallery') return galleryOf(attributes, post, blog, losses)
        const source =
          attributes.get('src') ?? attributes.get('mp4') ?? attributes.get('mp3') ?? addressIn(rest)
        if (source && /^https?:/.test(source) && !closed.has(name)) return `\n\n${source}\n\n`
        // A word in brackets is text, as 「[注]」 is.
        if (!slash && !closed.has(name) && !isWritten(rest) && !silent.has(name)) return whole
        if (!slash) losses.push({ kind: 'shortcode', detail: `[${name}]` })
        return before + after
      },
    )
}
