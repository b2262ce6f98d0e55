import type { ChildNode, Element } from 'domhandler'

/** Lexical's bits of formatting. */
const bits: Record<string, number> = {
  b: 1,
  strong: 1,
  i: 2,
  em: 2,
  s: 4,
  del: 4,
  strike: 4,
  u: 8,
  ins: 8,
  code: 16,
  tt: 16,
  kbd: 16,
  samp: 16,
}

/** What an element's style says, without white space and in lower case. */
export const styleOf = ({ attribs }: Element): string =>
  (attribs.style ?? '').replace(/\s/g, '').toLowerCase()

/** The formatting an element adds to its text. */
export const formatOf = (element: Element): number => {
  const style = styleOf(element)
  // Google Docs wraps everything in a `b` that is not bold.
  const named =
    style.includes('font-weight:normal') || style.includes('font-weight:400')
      ? 0
      : (bits[element.name] ?? 0)
  const bold = /font-weight:(?:bold|[6-9]00)/.test(style) ? 1 : 0
  const italic = /font-style:italic/.test(style) ? 2 : 0
  const struck = /text-decoration[^;]*:[^;]*line-through/.test(style) ? 4 : 0
  const underlined = /text-decoration[^;]*:[^;]*underline/.test(style) ? 8 : 0
  return named | bold | italic | struck | underlined
}

/** Whether an element stands above or below its line, by its name or its style. */
export const shiftOf = (element: Element): 'sup' | 'sub' | null => {
  const align = /vertical-align:(super|sub)(?:;|$)/.exec(styleOf(element))?.[1]
  if (element.name === 'sup' || align === 'super') return 'sup'
  return element.name === 'sub' || align === 'sub' ? 'sub' : null
}

/** The level of a heading, by its name, its role or a word processor's style; null where it is none. */
export const headingLevel = ({ name, attribs }: Element): number | null => {
  if (/^h[1-6]$/.test(name)) return Number(name[1])
  if (attribs.role === 'heading') return Math.min(Number(attribs['aria-level']) || 2, 6)
  const [, level] = /\bMsoHeading(\d)\b/.exec(attribs.class ?? '') ?? []
  if (level) return Number(level)
  return /\bMsoTitle\b/.test(attribs.class ?? '') ? 1 : null
}

/** The level, from 1, of a word processor's list item, which is a paragraph that says so in its style. */
export const msoLevel = (element: Element): number | null =>
  Number(/mso-list:\w+level(\d)/.exec(styleOf(element))?.[1]) || null

/** Whether a word processor drew this for those who know no lists: the mark of an item. */
export const isDrawnMark = (element: Element): boolean =>
  styleOf(element).includes('mso-list:ignore')

const silent = new Set(
  'script style head noscript template svg annotation annotation-xml xml rp'.split(' '),
)

/** Whether nothing of an element is text that readers see. */
export const isSilent = (element: Element): boolean =>
  silent.has(element.name) ||
  isDrawnMark(element) ||
  'hidden' in element.attribs ||
  styleOf(element).includes('display:none')

const blocks = new Set(
  'html body p div section article main header footer nav aside h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table tbody thead tfoot tr td th caption figure figcaption dl dt dd hr address form fieldset details summary br'.split(
    ' ',
  ),
)

/** Whether a text behind an element begins a line. */
export const isBlock = ({ name }: Element): boolean => blocks.has(name)

export const isElement = (node: ChildNode): node is Element => 'attribs' in node
