import type { Element } from 'domhandler'

const emoji =
  /(?:img_emoji|\/emoji\/|\/char\/|\/smileys?\/|pictogram|\/emoticon|twemoji|s\.w\.org\/images\/core\/emoji|\/decoicon|blog\/ucs\/img|\/images\/mb\/|parts\.blog\.livedoor\.jp\/img\/emoji)/i

const counter =
  /(?:counter|\/pixel|beacon|1x1|spacer\.gif|blank\.gif|\/b\.gif|impression|\.a8\.net\/|afl?\.rakuten|valuecommerce|accesstrade|assoc-amazon)/i

/** Why a picture in a text is none a reader looks at: a service's emoji, a counter; null where it is one. */
export const noPicture = ({ attribs }: Element, src: string): 'emoji' | 'counter' | null => {
  const size = [attribs.width, attribs.height].map((side) => Number.parseInt(side ?? '', 10))
  if (emoji.test(src) || /\bemoji\b/.test(attribs.class ?? '')) return 'emoji'
  if (size.every((side) => side <= 1) || counter.test(src)) return 'counter'
  return null
}

/** Whether an address ends like a picture's. */
export const leadsToPicture = (href: string | null): boolean =>
  href !== null && /\.(?:jpe?g|png|gif|webp|avif|bmp|heic)(?:[?#].*)?$/i.test(href)
