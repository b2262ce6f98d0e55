import { escapeText as escape } from 'entities/escape'
import { formatsIn, runsIn, webLinksIn } from '../../manuscript/inline.ts'
import { isOrdered, listFrom } from '../../manuscript/lists.ts'
import { lineInCell } from '../../manuscript/lexicalTable.ts'
import type { Block } from '../../manuscript/manuscript.ts'
import { readable, readNotation } from '../../manuscript/notation.ts'
import { stretchOf } from '../../manuscript/stretchOf.ts'
import type { PostPicture } from '../blogPost.ts'
import { placeIn } from '../picturePlace.ts'

/** How a program's HTML is written: what stands around each block, and how a picture stands there. */
export type HtmlForm = {
  around: (name: string, html: string, attributes?: object) => string
  picture: (picture: PostPicture) => string
}

/** A text in HTML; a bracket would begin a shortcode of WordPress. */
const escapeText = (text: string): string => escape(text).replaceAll('[', '&#91;')

export const attribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;')

/** Blocks as HTML, a line a block; `htmlBlocks` reads the same blocks from it. */
export const toHtml = (
  blocks: Block[],
  pictures: PostPicture[],
  { around, picture }: HtmlForm,
): string => {
  const written: string[] = []
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]!
    if (block.kind === 'item') {
      const items = listFrom(blocks, at)
      written.push(listOf(items, 0, around))
      at += items.length
      continue
    }
    if (block.kind === 'image') {
      const own = pictures[placeIn(block) ?? -1]
      if (own) written.push(around('image', picture(own)))
    } else written.push(blockHtml(block, around))
    at++
  }
  return written.join('\n\n')
}

const blockHtml = (block: Block, around: HtmlForm['around']): string => {
  switch (block.kind) {
    case 'heading': {
      const level = block.level ?? 2
      return around('heading', `<h${level}>${inlineHtml(block)}</h${level}>`, { level })
    }
    case 'quote':
      return around('quote', `<blockquote><p>${inlineHtml(block)}</p></blockquote>`)
    case 'code':
      return around('code', `<pre><code>${escapeText(block.text)}</code></pre>`)
    case 'table':
      return around('table', tableHtml(block))
    case 'rule':
      return around('separator', '<hr>')
    default:
      return around('paragraph', `<p>${inlineHtml(block)}</p>`)
  }
}

const tableHtml = (block: Block): string => {
  let at = 0
  const rows = block.text.split('\n').map((row, line) => {
    const name = line === 0 && block.hasHead ? 'th' : 'td'
    const cells = row.split('\t').map((cell) => {
      const start = at
      at += cell.length + 1
      const inner = inlineHtml(stretchOf(block, start, start + cell.length))
      return `<${name}>${inner.replaceAll(lineInCell, '<br>')}</${name}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const [head, ...below] = rows
  return block.hasHead
    ? `<table><thead>${head}</thead><tbody>${below.join('')}</tbody></table>`
    : `<table><tbody>${rows.join('')}</tbody></table>`
}

const listOf = (items: Block[], depth: number, around: HtmlForm['around']): string => {
  const first = items[0]!
  const name = isOrdered(first) ? 'ol' : 'ul'
  const begin = Number.parseInt(first.marker ?? '', 10)
  const start = name === 'ol' && begin > 1 ? ` start="${begin}"` : ''
  let html = ''
  for (let at = 0; at < items.length;) {
    let to = at + 1
    while (to < items.length && (items[to]!.depth ?? 0) > depth) to++
    const inner = to > at + 1 ? listOf(items.slice(at + 1, to), depth + 1, (_, list) => list) : ''
    html += `<li>${inlineHtml(items[at]!)}${inner}</li>`
    at = to
  }
  return around(
    'list',
    `<${name}${start}>${html}</${name}>`,
    name === 'ol' ? { ordered: true } : undefined,
  )
}

const tags: [bit: number, name: string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

/** A text with its readings as HTML has them; footnotes stay as they are written. */
const withRuby = (text: string): string =>
  readNotation(text)
    .map((piece) =>
      piece.kind === 'ruby' && readable(piece.base, piece.reading) === piece.source
        ? `<ruby>${escapeText(piece.base)}<rp>（</rp><rt>${escapeText(piece.reading)}</rt><rp>）</rp></ruby>`
        : escapeText(piece.source).replaceAll('\n', '<br>'),
    )
    .join('')

/** A block's text with its links and its formatting; a line break is `<br>`. */
const inlineHtml = ({ text, carries = [] }: Pick<Block, 'text' | 'carries'>): string => {
  const bits = formatsIn({ text, carries })
  const run = (from: number, to: number): string =>
    runsIn(bits, from, to)
      .map(({ start, end, format }) => {
        const own = tags.filter(([bit]) => format & bit).map(([, name]) => name)
        const inner = withRuby(text.slice(start, end))
        return own.reduceRight((html, name) => `<${name}>${html}</${name}>`, inner)
      })
      .join('')
  let html = ''
  let at = 0
  for (const { href, start, end } of webLinksIn(carries)) {
    if (start < at) continue
    html += `${run(at, start)}<a href="${attribute(href)}">${run(start, end)}</a>`
    at = end
  }
  return html + run(at, text.length)
}
