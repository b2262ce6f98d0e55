import { escapeText as escape } from 'entities/escape'
import type { Loss } from '../blogPost.ts'
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
): string => {
  const ids = attributes.get('ids') ?? attributes.get('include')
  const shown = ids
    ? ids.split(',').flatMap((id) => attachments.get(id.trim()) ?? [])
    : [...attachments.values()]
        .filter(({ parent }) => parent === post)
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
    if (!found[0].startsWith('[/')) open ??= found
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

const shown = (given: string, post: string, blog: Blog, losses: Loss[]): string => {
  const text = inPairs(
    inPairs(given, 'caption', (attributes, inside) => {
      const picture = /(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?/i.exec(inside)?.[0] ?? ''
      const behind = inside.replace(picture, '').trim()
      return figure(picture, behind || (attributesIn(attributes).get('caption') ?? ''))
    }),
    'embed',
    (_, address) => `\n\n${address.trim()}\n\n`,
  )
  const closed = new Set(
    [...text.matchAll(shortcode)]
      .filter(([, , slash]) => slash)
      .map(([, , , name]) => name!.toLowerCase()),
  )
  return text.replace(
    shortcode,
    (whole, before: string, slash: string, given: string, rest: string, after: string) => {
      if (before && after) return whole.slice(1, -1)
      const name = given.toLowerCase()
      const attributes = attributesIn(rest)
      if (name === 'gallery') return galleryOf(attributes, post, blog)
      const source = attributes.get('src') ?? attributes.get('mp4') ?? attributes.get('mp3')
      if (/^(?:audio|video|youtube)$/.test(name) && source) return `\n\n${source}\n\n`
      // A word in brackets is text, as 「[注]」 is.
      if (!slash && !closed.has(name) && attributes.size === 0 && !silent.has(name)) return whole
      if (!slash) losses.push({ kind: 'shortcode', detail: `[${name}]` })
      return before + after
    },
  )
}
