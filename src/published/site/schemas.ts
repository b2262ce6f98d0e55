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

const ofCategory = {
  id,
  name: text,
  slug: text,
  'asciiSlug?': orNull(text),
  'description?': orNull(text),
  'color?': orNull(text),
  articles: number,
  latest: orNull(of('card')),
}

/** What each call answers, and what answers are made of, as JSON Schema. */
export const schemas: Record<
  | keyof Answers
  | 'card'
  | 'picture'
  | 'authorName'
  | 'authorRecord'
  | 'categoryName'
  | 'categoryNode'
  | 'categoryAlone'
  | 'step'
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
    category: orNull(of('categoryName')),
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
    'credit?': orNull(
      record({
        'text?': orNull(text),
        'url?': orNull(text),
        'kind?': orNull(text),
        'licence?': orNull(text),
      }),
    ),
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
  categoryName: record({
    id,
    name: text,
    slug: text,
    'description?': orNull(text),
    'color?': orNull(text),
  }),
  categoryNode: record({ ...ofCategory, children: listOf(of('categoryNode')) }),
  categoryAlone: record(ofCategory),
  step: record({ id: orNull(text), name: text, slug: orNull(text) }),
  article: record({
    article: record({
      id,
      slug: text,
      title: text,
      publishedAt: instant,
      updatedAt: instant,
      'kicker?': orNull(text),
      'excerpt?': orNull(text),
      'format?': orNull(text),
      'revisedAt?': orNull(instant),
      'url?': orNull(text),
      'category?': orNull(of('categoryName')),
      'tags?': orNull(listOf(text)),
      eyecatch: orNull(of('picture')),
      authors: listOf(of('authorRecord')),
      html: orNull(text),
      'sections?': listOf(record({ kind: text, text, from: number, to: number })),
      'citations?': listOf(
        record({
          'role?': orNull(text),
          'note?': orNull(text),
          'statedTitle?': orNull(text),
          'statedPublisher?': orNull(text),
          'statedPublishedOn?': orNull(text),
          source: record({
            id,
            'title?': orNull(text),
            'publisher?': orNull(text),
            'url?': orNull(text),
            'archiveUrl?': orNull(text),
          }),
        }),
      ),
      'corrections?': orNull(listOf(record({ 'at?': orNull(instant), 'text?': orNull(text) }))),
      'metaTags?': record({}),
      'jsonLd?': record({}),
    }),
    trail: listOf(of('step')),
    previous: orNull(of('card')),
    next: orNull(of('card')),
    sameCategory: listOf(of('card')),
    related: listOf(of('card')),
    popular: listOf(of('card')),
    comments: orNull(record({ count: number, policy: text })),
  }),
  articles: record(list),
  home: record({
    lead: orNull(of('card')),
    latest: listOf(of('card')),
    sections: listOf(record({ category: of('categoryName'), docs: listOf(of('card')) })),
    popular: listOf(of('card')),
    comments: listOf(
      record({
        id: text,
        authorName: text,
        text,
        postedAt: instant,
        article: record({ slug: text, title: text }),
      }),
    ),
  }),
  authors: record({ docs: listOf(record({ author: of('authorRecord'), articles: number })) }),
  author: record({ author: of('authorRecord'), ...list }),
  categories: record({ docs: listOf(of('categoryNode')) }),
  category: record({
    category: of('categoryAlone'),
    trail: listOf(of('step')),
    children: listOf(of('categoryAlone')),
    ...list,
  }),
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
  withdrawn: record({ docs: listOf(record({ id, withdrawnAt: instant })) }),
  errors: record({ errors: listOf(record({ code: text, message: text, 'path?': text })) }),
}
