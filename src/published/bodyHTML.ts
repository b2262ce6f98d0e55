import {
  convertLexicalToHTML,
  type HTMLConvertersFunction,
} from '@payloadcms/richtext-lexical/html'
import { isRecord } from '../text/isRecord.ts'
import { isLexicalDocument } from '../text/manuscript/lexical.ts'
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

const figure = (value: unknown): string => {
  if (!isRecord(value)) return ''
  const picture = pictureOf(value)
  if (!picture.url) return ''
  const srcset = picture.files.map(({ url, width }) => `${url} ${width}w`).join(', ')
  const size =
    picture.width && picture.height ? ` width="${picture.width}" height="${picture.height}"` : ''
  const caption = escaped(picture.caption) + creditLine(picture)
  return `<figure><img src="${escaped(picture.url)}"${srcset ? ` srcset="${escaped(srcset)}"` : ''} alt="${escaped(picture.alt)}"${size} loading="lazy">${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`
}

const converters: HTMLConvertersFunction = ({ defaultConverters }) => ({
  ...defaultConverters,
  upload: ({ node }) => figure(node.value),
})

/** A body as HTML, as Payload writes it; pictures with their alt, caption and credit. */
export const bodyHTML = (body: unknown): string | null =>
  isLexicalDocument(body)
    ? convertLexicalToHTML({ data: body as never, disableContainer: true, converters })
    : null
