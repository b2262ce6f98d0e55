import { escapeUTF8 } from 'entities/escape'

/** The words that travel inside a picture's files. */
export type PictureWords = {
  alt: string | null
  credit: string | null
  url: string | null
  licence: string | null
  ai: boolean
  /** Whether a machine made only a part of it. */
  isComposite: boolean
  creator: string | null
  copyright: string | null
}

// https://cv.iptc.org/newscodes/digitalsourcetype/
const sourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

const madeBy = ({ ai, isComposite }: PictureWords): string | null =>
  !ai
    ? null
    : `${sourceType}${isComposite ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia'}`

/**
 * The XMP packet that says these words, and whose it is: IPTC's photo metadata in the form every format holds.
 * https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata
 */
export const creditPacket = (words: PictureWords): string => {
  const { alt, credit, url, licence, creator, copyright } = words
  const plain = (name: string, value: string | null): string =>
    value ? `<${name}>${escaped(value)}</${name}>` : ''
  const inLanguages = (name: string, value: string | null): string =>
    value
      ? `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(value)}</rdf:li></rdf:Alt></${name}>`
      : ''
  const properties = [
    plain('photoshop:Credit', credit),
    plain('dc:source', url),
    creator
      ? `<dc:creator><rdf:Seq><rdf:li>${escaped(creator)}</rdf:li></rdf:Seq></dc:creator>`
      : '',
    inLanguages('dc:rights', copyright),
    inLanguages('xmpRights:UsageTerms', licence),
    plain('xmpRights:WebStatement', licence && /^https?:\/\//.test(licence) ? licence : null),
    inLanguages('Iptc4xmpCore:AltTextAccessibility', alt),
    plain('Iptc4xmpExt:DigitalSourceType', madeBy(words)),
  ].join('')
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="${toolkit}"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${namespaces}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}

/** Who wrote a packet, so that one of our own is known again. */
export const toolkit = 'Midashi'

const namespaces = Object.entries({
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
})
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')

// XML 1.0 has no place for most control characters and for halves of a pair, escaped or not.
const escaped = (text: string): string =>
  escapeUTF8(text.toWellFormed().replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
