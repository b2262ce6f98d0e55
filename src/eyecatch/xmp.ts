import { Parser } from 'htmlparser2'

/** The properties that are read, by the prefixes everybody writes them with. */
const read = [
  'dc:creator',
  'dc:description',
  'dc:rights',
  'dc:source',
  'photoshop:Credit',
  'xmpRights:UsageTerms',
  'xmpRights:WebStatement',
  'cc:license',
  'xmp:CreatorTool',
  'Iptc4xmpCore:AltTextAccessibility',
  'Iptc4xmpExt:DigitalSourceType',
] as const

export type XmpProperty = (typeof read)[number]

const known = new Set<string>(read)

/**
 * What an XMP packet says, in the properties that are read and no others: names in a file are a stranger's words. Of the
 * languages of a text the first is taken, of a list all. https://github.com/adobe/XMP-Toolkit-SDK, “XMP specification part 1”
 */
export const readXmp = (packet: string): Map<XmpProperty, string> => {
  const found = new Map<XmpProperty, string>()
  let property: XmpProperty | null = null
  let isAlternatives = false
  let items: string[] = []
  const keep = (name: XmpProperty, text: string): void => {
    if (text.trim() && !found.has(name)) found.set(name, text.trim())
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        // A property may be written as an attribute, or as an element that points to an address.
        for (const [attribute, value] of Object.entries(attributes))
          if (known.has(attribute)) keep(attribute as XmpProperty, value)
        if (known.has(name)) {
          property = name as XmpProperty
          isAlternatives = false
          items = [attributes['rdf:resource'] ?? '']
        } else if (name === 'rdf:Alt') isAlternatives = true
        else if (name === 'rdf:li') items.push('')
      },
      ontext: (text) => {
        if (property) items[items.length - 1] += text
      },
      onclosetag: (name) => {
        if (name !== property) return
        const texts = items.map((item) => item.trim()).filter(Boolean)
        keep(property, isAlternatives ? (texts[0] ?? '') : texts.join('、'))
        property = null
      },
    },
    { xmlMode: true },
  )
  parser.end(packet)
  return found
}
