import { isCode } from '../manuscript/fromLexical.ts'
import type { LexicalDocument, LexicalNode } from '../manuscript/lexical.ts'
import { textOf } from '../manuscript/lexicalInline.ts'
import { readNotation } from '../manuscript/notation.ts'
import { sourceDash } from '../manuscript/quoteSource.ts'
import { embedOf } from '../sources/embeds.ts'

/** A footnote: its number, from 1, and what it says. */
export type ShownNote = { number: number; text: string }

/** What is known of pages a body shows as cards: those the article cites. */
export type KnownPage = { url?: string | null; title?: string | null; publisher?: string | null }

/**
 * A body as it is shown, for whatever turns Lexical into a page: where people have written a reading, a footnote, code, the source of
 * a quotation or an address that stands alone, there are nodes `ruby` (`base`, `reading`, `format`), `note` (`number`), `code`
 * (`text`), `quotesource`, and `embed` (`url`, `site`, `id`, `frame`; `title` and `publisher` where the article cites it). Everything
 * else is as it was.
 * @example
 * shownBody({ root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: '岬《みさき》' }] }] } }).body.root.children[0].children[0].base // → "岬"
 */
export const shownBody = (
  body: LexicalDocument,
  pages: KnownPage[] = [],
): { body: LexicalDocument; notes: ShownNote[] } => {
  const notes: ShownNote[] = []
  const { root } = body
  return {
    body: { ...body, root: { ...root, children: shownIn(root.children, { notes, pages }) } },
    notes,
  }
}

type Around = { notes: ShownNote[]; pages: KnownPage[] }

const shownIn = (nodes: LexicalNode[], around: Around): LexicalNode[] =>
  nodes.flatMap((node) => shown(node, around))

const shown = (node: LexicalNode, around: Around): LexicalNode[] => {
  if (typeof node.text === 'string') return inPieces(node, around)
  if (!node.children) return [node]
  if (isCode(node)) return [{ type: 'code', version: 1, text: textOf(node) }]
  const alone = addressAlone(node)
  if (alone !== null) return [embedNode(alone, around)]
  const children = shownIn(node.children, around)
  return [{ ...node, children: node.type === 'quote' ? withSource(children) : children }]
}

/** A text with its readings and footnotes as nodes; code is as it is written. */
const inPieces = (node: LexicalNode, { notes }: Around): LexicalNode[] => {
  const pieces = Number(node.format) & 16 ? [] : readNotation(node.text!)
  if (pieces.every(({ kind }) => kind === 'text')) return [node]
  return pieces.map((piece) => {
    switch (piece.kind) {
      case 'ruby':
        return { ...node, type: 'ruby', text: undefined, base: piece.base, reading: piece.reading }
      case 'note':
        notes.push({ number: notes.length + 1, text: piece.text })
        return { type: 'note', version: 1, number: notes.length }
      default:
        return { ...node, text: piece.text }
    }
  })
}

/** The address a paragraph is nothing but; null where it says anything else. */
const addressAlone = ({ type, children = [] }: LexicalNode): string | null => {
  if (type !== 'paragraph') return null
  const [link, ...others] = children.filter(
    (child) => typeof child.text !== 'string' || child.text.trim() !== '',
  )
  const isLink = link?.type === 'autolink' || link?.type === 'link'
  const url = isLink && typeof link.fields?.url === 'string' ? link.fields.url : null
  if (url === null || others.length > 0 || !/^https?:\/\//.test(url)) return null
  // A link with words of its own is a sentence.
  return /^https?:\/\/\S+$/.test(textOf(link!).trim()) ? url : null
}

const embedNode = (url: string, { pages }: Around): LexicalNode => {
  const page = pages.find((one) => one.url === url)
  return {
    type: 'embed',
    version: 1,
    url,
    ...(embedOf(url) ?? { site: 'page', id: null, frame: null }),
    title: page?.title ?? null,
    publisher: page?.publisher ?? null,
  }
}

/** The last line of a quotation, where it says whose it is: ――港湾局の発表. */
const withSource = (children: LexicalNode[]): LexicalNode[] => {
  const last = children.findLastIndex(({ type }) => type === 'linebreak')
  const line = children.slice(last + 1)
  const said = line.map(textOf).join('')
  const [dash] = sourceDash.exec(said) ?? []
  const first = line[0]
  if (last < 1 || !dash || said.length === dash.length || typeof first?.text !== 'string')
    return children
  const without = { ...first, text: first.text.slice(dash.length) }
  return [
    ...children.slice(0, last),
    { type: 'quotesource', version: 1, children: [without, ...line.slice(1)] },
  ]
}
