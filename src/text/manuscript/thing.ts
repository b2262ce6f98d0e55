/**
 * Something a block holds beside its text: a link, formatting (Lexical's bits, and its inline style) of a stretch of text, a
 * record of another collection that is shown in it, or a node nobody here knows.
 */
export type Thing =
  | { kind: 'link'; href: string }
  | { kind: 'format'; bits: number; style: string; text: string }
  | {
      kind: 'upload' | 'relationship'
      id: string
      fields: Record<string, unknown> | null
      /** The slug of its collection. @default media */
      collection?: string
    }
  | { kind: 'node'; type: string; fields: unknown }

/** A picture, or another record that is uploaded, in a text. */
export type Upload = Extract<Thing, { id: string }>

/** The upload among what a block carries; null where there is none. */
export const uploadIn = ({ carries = [] }: { carries?: { thing: Thing }[] }): Upload | null => {
  for (const { thing } of carries) if (thing.kind === 'upload') return thing
  return null
}

/** What a thing is known by: two that are the same have one key. It stands in stored repairs, and stays what it is. */
export const keyOfThing = (thing: Thing): string => {
  switch (thing.kind) {
    case 'link':
      return `link:${thing.href}`
    case 'format':
      return `format:${thing.bits}:${thing.style}:${thing.text}`
    case 'upload':
    case 'relationship':
      return `${thing.kind}:${thing.id}${thing.fields ? JSON.stringify(thing.fields) : ''}`
    case 'node':
      return `${thing.type}:${JSON.stringify(thing.fields)}`
  }
}

/** Whether two things are the same to a reader. */
export const sameThing = (a: Thing, b: Thing): boolean => keyOfThing(a) === keyOfThing(b)

/** A picture as it is written in a text, behind `media:`: its id and, where it has some, its fields as JSON. */
export const writeUpload = ({ id, fields }: Upload): string =>
  `${id}${fields ? JSON.stringify(fields) : ''}`

/** Reads what `writeUpload` writes. Fields somebody typed wrong are left out: the picture is worth more. */
export const readUpload = (text: string): Thing => {
  const [, id = text, json] = /^([^{]*)(\{.*)?$/s.exec(text) ?? []
  try {
    const fields = json ? (JSON.parse(json) as Record<string, unknown>) : null
    return { kind: 'upload', id, fields }
  } catch {
    return { kind: 'upload', id, fields: null }
  }
}
