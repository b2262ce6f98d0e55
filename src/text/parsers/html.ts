import { Parser } from 'htmlparser2'
import { writeInline } from '../manuscript/inline.ts'
import type { Carried } from '../manuscript/manuscript.ts'

const silent = new Set(['script', 'style', 'head', 'noscript', 'template', 'svg', 'math', 'xml'])

const blocks = new Set(
  'p div section article main header footer nav aside h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table tr figure figcaption dl dt dd hr address form fieldset details summary'.split(
    ' ',
  ),
)

/** Lexical's bits of formatting. */
const bits: Record<string, number> = { b: 1, strong: 1, i: 2, em: 2, s: 4, del: 4, strike: 4 }

type Open = { name: string; format: number; href: string | null; ignored: boolean }

/** How deep tags are followed: what is nested deeper is read as what stands around it. */
const maxDepth = 200

/** A line as it is put together. */
type Draft = { text: string; last: string; carries: Carried[]; prefix: string }

/**
 * HTML as lines of text: headings, lists, quotations, bold and links as Markdown, one line for each block and each line
 * break. What a browser or a word processor puts on the clipboard is read; scripts, styles and pictures say nothing.
 */
export const htmlToText = (given: string): string => {
  const html = isTooDeep(given) ? given.replace(/<[^<>]*>/g, '\n') : given
  const lines: string[] = []
  const open: Open[] = []
  const lists: { ordered: boolean; count: number }[] = []
  let line: Draft = { text: '', last: '', carries: [], prefix: '' }
  let quoted = 0

  const flush = (): void => {
    const { prefix } = line
    const from = line.text.length - line.text.replace(/^[ \t\n]+/, '').length
    const text = line.text.slice(from).replace(/[ \t\n]+$/, '')
    const carries = line.carries
      .map(({ thing, start, end }) => ({
        thing,
        start: Math.max(start - from, 0),
        end: Math.min(end - from, text.length),
      }))
      .filter(({ start, end }) => end > start && text.slice(start, end).trim() !== '')
    if (text) lines.push(`${prefix || (quoted ? '> ' : '')}${writeInline({ text, carries })}`)
    line = { text: '', last: '', carries: [], prefix: '' }
  }

  const isSilent = (): boolean => open.some(({ name, ignored }) => silent.has(name) || ignored)

  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const style = (attributes.style ?? '').replace(/\s/g, '').toLowerCase()
        if (blocks.has(name)) flush()
        if (name === 'br') flush()
        if ((name === 'ul' || name === 'ol') && lists.length < maxDepth)
          lists.push({ ordered: name === 'ol', count: Number(attributes.start) - 1 || 0 })
        if (name === 'blockquote') quoted++
        if (/^h[1-6]$/.test(name)) line.prefix = `${'#'.repeat(Number(name[1]))} `
        if (name === 'li') line.prefix = itemPrefix(lists)
        if (/^(?:td|th)$/.test(name) && line.text.length > 0) {
          line.text += '　'
          line.last = '　'
        }
        // A word processor's list item is a paragraph that says so in its style; its mark is in a span of its own.
        const level = /mso-list:l\d+level(\d)/.exec(style)?.[1]
        if (level) line.prefix = `${'　'.repeat(Number(level) - 1)}・`
        if (open.length < maxDepth)
          open.push({
            name,
            format: formatOf(name, style),
            href: name === 'a' && /^https?:/i.test(attributes.href ?? '') ? attributes.href! : null,
            ignored: style.includes('mso-list:ignore') || style.includes('display:none'),
          })
      },
      ontext: (given) => {
        const mark = open.some(({ ignored }) => ignored) ? /^\s*(\d+)[.)]/.exec(given)?.[1] : null
        if (mark) line.prefix = line.prefix.replace('・', `${mark}. `)
        if (isSilent()) return
        const text = given
          // Source lines are broken anywhere; between Japanese letters that is no space.
          .replace(
            /(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\r?\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/g,
            '',
          )
          .replace(/[ \t\r\n\f\u00a0]+/g, ' ')
        const start = line.text.length
        // Not by the line's own end: to look at it, it would be put together anew at each piece.
        const added = line.last === ' ' || start === 0 ? text.replace(/^ /, '') : text
        line.text += added
        line.last = added.at(-1) ?? line.last
        const end = line.text.length
        const format = open.reduce((all, tag) => all | tag.format, 0)
        const href = open.findLast((tag) => tag.href)?.href
        if (end > start && href) line.carries.push({ thing: { kind: 'link', href }, start, end })
        if (
          end > start &&
          format &&
          !/^h/.test(open.findLast(({ name }) => blocks.has(name))?.name ?? '')
        )
          line.carries.push({
            thing: { kind: 'format', bits: format, style: '', text: '' },
            start,
            end,
          })
      },
      onclosetag: (name) => {
        if (blocks.has(name)) flush()
        if (name === 'ul' || name === 'ol') lists.pop()
        if (name === 'blockquote') quoted--
        const at = open.findLastIndex((tag) => tag.name === name)
        if (at !== -1) open.splice(at)
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(html)
  flush()
  return lines.join('\n')
}

/** How many tags may stand open: the parser looks through all of them for every tag, and no page has as many. */
const maxOpen = 5000

const isTooDeep = (html: string): boolean => {
  let open = 0
  for (const [, close] of html.matchAll(/<(\/?)[a-z][^<>]*>/gi)) {
    open += close ? -1 : 1
    if (open > maxOpen) return true
  }
  return false
}

const itemPrefix = (lists: { ordered: boolean; count: number }[]): string => {
  const list = lists.at(-1)
  if (!list) return '・'
  list.count++
  return `${'　'.repeat(lists.length - 1)}${list.ordered ? `${list.count}. ` : '・'}`
}

const formatOf = (name: string, style: string): number => {
  // Google Docs wraps everything in a `b` that is not bold.
  const named =
    style.includes('font-weight:normal') || style.includes('font-weight:400')
      ? 0
      : (bits[name] ?? 0)
  const bold = /font-weight:(?:bold|[6-9]00)/.test(style) ? 1 : 0
  const italic = /font-style:italic/.test(style) ? 2 : 0
  const struck = /text-decoration[^;]*:[^;]*line-through/.test(style) ? 4 : 0
  return named | bold | italic | struck
}

/** Whether a text is HTML rather than text that speaks of it: it begins with a tag, and has several. */
export const isHtml = (text: string): boolean =>
  /^\s*(?:<!doctype html|<html|<(?:meta|body|div|p|h[1-6]|section|article|span|b|ul|ol|table)[\s>])/i.test(
    text,
  ) && (text.match(/<\/?[a-z][^<>]*>/gi)?.length ?? 0) >= 2
