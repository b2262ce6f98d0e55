import {
  convertLexicalToHTML,
  type HTMLConvertersFunction,
} from '@payloadcms/richtext-lexical/html'
import { withAnchors } from '../text/article/withAnchors.ts'
import { shownBody, type KnownPage, type ShownNote } from '../text/article/shownBody.ts'
import { isRecord } from '../text/isRecord.ts'
import { isLexicalDocument, type LexicalNode } from '../text/manuscript/lexical.ts'
import { shownAddress } from '../text/sources/shownAddress.ts'
import { pictureOf, type ShownPicture } from './pictureOf.ts'

const escaped = (text: string | null | undefined): string =>
  (text ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const creditLine = ({ credit, ai }: ShownPicture): string => {
  if (!credit?.text && !credit?.url) return ''
  const text = escaped(credit.text || credit.url)
  const name = credit.url ? `<a href="${escaped(credit.url)}" rel="nofollow">${text}</a>` : text
  const licence = credit.licence ? `（${escaped(credit.licence)}）` : ''
  return `<small>${name}${licence}${ai && credit.kind !== 'ai' ? '（AIによる画像）' : ''}</small>`
}

const figure = ({ value, fields }: LexicalNode): string => {
  if (!isRecord(value)) return ''
  const picture = pictureOf(value)
  if (!picture.url) return ''
  const srcset = picture.files.map(({ url, width }) => `${url} ${width}w`).join(', ')
  const size =
    picture.width && picture.height ? ` width="${picture.width}" height="${picture.height}"` : ''
  const own = typeof fields?.caption === 'string' ? fields.caption : null
  const caption = escaped(own || picture.caption) + creditLine(picture)
  return `<figure><img src="${escaped(picture.url)}"${srcset ? ` srcset="${escaped(srcset)}"` : ''} alt="${escaped(picture.alt)}"${size} loading="lazy">${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`
}

/** An address that stands alone is a link, with what it can be shown as: nobody is asked for anything before a click. */
const embed = ({ url, site, id, title, publisher }: LexicalNode): string => {
  const name = escaped(String(title ?? '') || shownAddress(String(url)))
  const data =
    id === null ? '' : ` data-site="${escaped(String(site))}" data-id="${escaped(String(id))}"`
  return `<p class="embed"${data}><a href="${escaped(String(url))}">${name}</a>${publisher ? `<small>${escaped(String(publisher))}</small>` : ''}</p>`
}

type Write = {
  node: LexicalNode
  nodesToHTML: (given: { nodes: never }) => string[]
  /** How it is aligned, with a space in front; nothing where it is not. */
  providedStyleTag: string
}

const inner = ({ node, nodesToHTML }: Pick<Write, 'node' | 'nodesToHTML'>): string =>
  nodesToHTML({ nodes: (node.children ?? []) as never }).join('')

const isHead = ({ children = [] }: LexicalNode): boolean =>
  children.length > 0 && children.every(({ headerState }) => Number(headerState) & 1)

/** The nodes a body has beside Payload's, and those Payload writes with styles of its own. */
const own = {
  upload: ({ node }: Write) => figure(node),
  ruby: ({ node, ...write }: Write) =>
    `<ruby>${write.nodesToHTML({ nodes: [{ ...node, type: 'text', text: node.base }] as never }).join('')}<rp>（</rp><rt>${escaped(String(node.reading))}</rt><rp>）</rp></ruby>`,
  note: ({ node }: Write) =>
    `<sup><a id="ref-${Number(node.number)}" href="#note-${Number(node.number)}">${Number(node.number)}</a></sup>`,
  code: ({ node }: Write) => `<pre><code>${escaped(node.text)}</code></pre>`,
  embed: ({ node }: Write) => embed(node),
  quotesource: (write: Write) => `<footer>${inner(write)}</footer>`,
  horizontalrule: () => '<hr>',
  heading: ({ providedStyleTag: style, ...write }: Write) => {
    const { tag, anchor } = write.node
    const id = anchor ? ` id="${escaped(String(anchor))}"` : ''
    return `<${String(tag)}${id}${style}>${inner(write)}</${String(tag)}>`
  },
  list: (write: Write) => {
    const { listType, start } = write.node
    const tag = listType === 'number' ? 'ol' : 'ul'
    const from = listType === 'number' && Number(start) > 1 ? ` start="${Number(start)}"` : ''
    return `<${tag}${from}>${inner(write)}</${tag}>`
  },
  listitem: (write: Write) => {
    const { checked, children = [] } = write.node
    // Lexical puts a list below an item into an item of its own.
    const nested = children.some(({ type }) => type === 'list') ? ' class="nested"' : ''
    const box =
      typeof checked === 'boolean'
        ? `<input type="checkbox" disabled${checked ? ' checked' : ''}> `
        : ''
    return `<li${nested}>${box}${inner(write)}</li>`
  },
  table: ({ node, nodesToHTML }: Write) => {
    const [head, ...below] = node.children ?? []
    const written = (nodes: LexicalNode[]): string =>
      nodesToHTML({ nodes: nodes as never }).join('')
    return head && below.length > 0 && isHead(head)
      ? `<table><thead>${written([head])}</thead><tbody>${written(below)}</tbody></table>`
      : `<table><tbody>${written(node.children ?? [])}</tbody></table>`
  },
  tablerow: (write: Write) => `<tr>${inner(write)}</tr>`,
  tablecell: (write: Write) => {
    const { colSpan, rowSpan, headerState } = write.node
    const name = Number(headerState) > 0 ? 'th' : 'td'
    const span = (attribute: string, value: unknown): string =>
      Number(value) > 1 ? ` ${attribute}="${Number(value)}"` : ''
    return `<${name}${span('colspan', colSpan)}${span('rowspan', rowSpan)}>${inner(write)}</${name}>`
  },
}

const converters: HTMLConvertersFunction = ({ defaultConverters }) =>
  ({ ...defaultConverters, ...own }) as never

const notesHTML = (notes: ShownNote[]): string =>
  notes.length === 0
    ? ''
    : `<section class="notes"><ol>${notes
        .map(
          ({ number, text }) =>
            `<li id="note-${number}">${escaped(text)} <a href="#ref-${number}" aria-label="本文に戻る">↩</a></li>`,
        )
        .join('')}</ol></section>`

/**
 * A body as HTML, as Payload writes it; pictures with their alt, caption and credit, and what people have written into the text:
 * readings, footnotes, the sources of quotations, addresses that stand alone. `pages` are those the article cites, `sections` its own:
 * their headings are called by their kind.
 */
export const bodyHTML = (
  body: unknown,
  pages: KnownPage[] = [],
  sections: unknown = null,
): string | null => {
  if (!isLexicalDocument(body)) return null
  const shown = shownBody(withAnchors(body, sections as never).body, pages)
  const html = convertLexicalToHTML({
    data: shown.body as never,
    disableContainer: true,
    converters,
  })
  return html + notesHTML(shown.notes)
}
