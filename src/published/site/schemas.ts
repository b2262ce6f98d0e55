import type { Answers } from './answers.ts'

type Schema = Record<string, unknown>

const of = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const listOf = (items: Schema): Schema => ({ type: 'array', items })
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const text: Schema = { type: 'string' }
const number: Schema = { type: 'integer' }
const flag: Schema = { type: 'boolean' }
const id: Schema = { type: ['string', 'integer'] }
const instant: Schema = { type: 'string', format: 'date-time' }

/** An object whose fields are all there, but for those behind a question mark; others may come. */
const record = (fields: Record<string, Schema>): Schema => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name.replace('?', ''), schema]),
  ),
  required: Object.keys(fields).filter((name) => !name.endsWith('?')),
})

const list = {
  docs: listOf(of('card')),
  next: orNull(text),
  previous: orNull(text),
  'total?': number,
}
const counted = (name: string): Schema =>
  record({ docs: listOf(record({ [name]: text, articles: number })) })
const parts = listOf(record({ text, hit: flag }))

/** What each call answers, and what answers are made of, as JSON Schema. */
export const schemas: Record<
  | keyof Answers
  | 'card'
  | 'picture'
  | 'authorName'
  | 'authorRecord'
  | 'category'
  | 'categoryNode'
  | 'errors',
  Schema
> = {
  card: record({
    id,
    slug: text,
    title: text,
    kicker: orNull(text),
    excerpt: orNull(text),
    publishedAt: instant,
    revisedAt: orNull(instant),
    updatedAt: instant,
    format: orNull(text),
    tags: listOf(text),
    authors: listOf(of('authorName')),
    category: orNull(of('category')),
    eyecatch: orNull(of('picture')),
    'comments?': number,
  }),
  picture: record({
    'id?': id,
    'url?': orNull(text),
    'alt?': orNull(text),
    'width?': orNull(number),
    'height?': orNull(number),
    'color?': orNull(text),
    'placeholder?': orNull(text),
    'ai?': orNull(flag),
    'credit?': orNull(record({})),
    files: listOf(record({ url: text, width: number, height: number, type: orNull(text) })),
    otherFiles: listOf(record({ url: text, width: number, height: number, type: orNull(text) })),
    card: orNull(record({ url: text, width: number, height: number, type: orNull(text) })),
  }),
  authorName: record({ id, name: text, slug: text }),
  authorRecord: record({
    id,
    name: text,
    slug: text,
    'kana?': orNull(text),
    'profile?': orNull(text),
    'url?': orNull(text),
    picture: orNull(of('picture')),
  }),
  category: record({ id, name: text, slug: text }),
  categoryNode: record({
    id,
    name: text,
    slug: text,
    articles: number,
    latest: orNull(of('card')),
    children: listOf(of('categoryNode')),
  }),
  article: record({
    article: record({
      id,
      slug: text,
      title: text,
      publishedAt: instant,
      updatedAt: instant,
      eyecatch: orNull(of('picture')),
      authors: listOf(of('authorRecord')),
      html: orNull(text),
    }),
    trail: listOf(record({ id: orNull(text), name: text, slug: orNull(text) })),
    previous: orNull(of('card')),
    next: orNull(of('card')),
    sameCategory: listOf(of('card')),
    related: listOf(of('card')),
    popular: listOf(of('card')),
    comments: orNull(record({ count: number, policy: text })),
  }),
  articles: record(list),
  home: record({
    latest: listOf(of('card')),
    sections: listOf(record({ category: of('category'), docs: listOf(of('card')) })),
    popular: listOf(of('card')),
  }),
  authors: record({ docs: listOf(record({ author: of('authorRecord'), articles: number })) }),
  author: record({ author: of('authorRecord'), ...list }),
  categories: record({ docs: listOf(of('categoryNode')) }),
  tags: counted('tag'),
  archive: counted('month'),
  source: record({ source: record({ id }), ...list }),
  popular: record({ docs: listOf(of('card')) }),
  search: record({
    docs: listOf({ allOf: [of('card'), record({ snippet: parts, titleParts: parts })] }),
    total: number,
    next: orNull(text),
    suggestion: orNull(text),
  }),
  addresses: record({ to: text, status: { const: 301 } }),
  errors: record({ errors: listOf(record({ code: text, message: text, 'path?': text })) }),
}
