import type { JSONField } from 'payload'

type Shape = NonNullable<JSONField['typescriptSchema']>[number]
type Schema = ReturnType<Shape>

const shape = (schema: Schema): Shape[] => [() => schema]

const text: Schema = { type: 'string' }
const record = (
  properties: Record<string, Schema>,
  required = Object.keys(properties),
): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

/** `ArticleSection[]`, for the types an app generates. */
export const sectionsShape = shape({
  type: 'array',
  items: record({
    kind: text,
    label: text,
    text,
    from: { type: 'number' },
    to: { type: 'number' },
  }),
})

/** The names of `<meta>` and what they say. */
export const metaTagsShape = shape({ type: 'object', additionalProperties: text })

const work = record(
  {
    '@type': { type: 'string', enum: ['Article', 'CreativeWork'] },
    name: text,
    url: text,
    archivedAt: text,
    datePublished: text,
    inLanguage: text,
    author: record({ '@type': text, name: text }),
    publisher: record({ '@type': text, name: text }),
  },
  ['@type'],
)

/** schema.org's NewsArticle as `jsonLd` writes it. */
export const jsonLdShape = shape(
  record(
    {
      '@context': text,
      '@type': text,
      headline: text,
      image: { type: 'array', items: text },
      alternativeHeadline: text,
      description: text,
      datePublished: text,
      dateModified: text,
      inLanguage: text,
      url: text,
      mainEntityOfPage: record({ '@type': text, '@id': text }),
      publisher: record({ '@type': text, name: text }),
      author: { type: 'array', items: record({ '@type': text, name: text, url: text }) },
      correction: {
        type: 'array',
        items: record({ '@type': text, text, datePublished: text }),
      },
      articleSection: text,
      keywords: { type: 'array', items: text },
      citation: { type: 'array', items: work },
      isBasedOn: { type: 'array', items: work },
    },
    ['@context', '@type', 'inLanguage'],
  ),
)

/** `StoredRepair[]`; `nodes` are what was taken out, as the body has it. */
export const repairsShape = shape({
  type: 'array',
  items: record(
    {
      id: text,
      at: text,
      rule: text,
      place: text,
      text,
      undone: { anyOf: [record({ at: text, by: { type: ['string', 'null'] } }), { type: 'null' }] },
      nodes: { type: 'array', items: { type: 'object', additionalProperties: true } },
    },
    ['id', 'at', 'rule', 'text'],
  ),
})

/** `StoredFinding[]`. */
export const findingsShape = shape({
  type: 'array',
  items: record(
    {
      rule: text,
      severity: { type: 'string', enum: ['error', 'warning'] },
      place: text,
      message: record({ ja: text, en: text }),
      article: text,
    },
    ['rule', 'severity', 'place', 'message'],
  ),
})
