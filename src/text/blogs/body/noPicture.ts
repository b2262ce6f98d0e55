import type { Element } from 'domhandler'
import { isPictureName } from '../fileKinds.ts'

/** Where services keep the pictures they write instead of a character. */
const emoji =
  /(?:img_emoji|\/emoji\/|\/ucs\/img\/char\/|\/smil(?:ey|ie)s?\/|\/images_e\/|pictogram|\/emoticon|twemoji|s\.w\.org\/images\/core\/emoji|\/decoicon|parts\.blog\.livedoor\.jp\/img\/emoji)/i

/** What only counts who reads: named for it as a whole, or of a host that does nothing else. */
const counter =
  /(?:\/(?:counter|pixel|beacon|spacer|blank|clear|dot|1x1)(?:\.(?:gif|cgi|php|png))?(?:\?|$)|\/\/(?:[\w-]+\.)*(?:a8\.net|moshimo\.com|valuecommerce\.com|accesstrade\.net|assoc-amazon\.(?:jp|com))\/|\/\/(?:hb|ad|ab)?\.?afl?\.rakuten)/i

/** The largest emoji, in pixels a side. */
const maxEmoji = 64

/** Why a picture in a text is none a reader looks at: a service's emoji, a counter; null where it is one. */
export const noPicture = ({ attribs }: Element, src: string): 'emoji' | 'counter' | null => {
  const style = attribs.style ?? ''
  const sideOf = (name: 'width' | 'height'): number =>
    Number.parseInt(
      attribs[name] ?? new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*(\\d+)px`).exec(style)?.[1] ?? '',
      10,
    )
  const sides = [sideOf('width'), sideOf('height')]
  if (sides.every((side) => side <= 1)) return 'counter'
  if (sides.some((side) => side > maxEmoji)) return null
  if (emoji.test(src) || /\bemoji\b/.test(attribs.class ?? '')) return 'emoji'
  return counter.test(src) ? 'counter' : null
}

/** Whether an address ends like a picture's. */
export const leadsToPicture = (href: string | null): boolean =>
  href !== null && isPictureName(href.replace(/[?#].*$/s, ''))
