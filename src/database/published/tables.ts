import { sql } from '@payloadcms/db-postgres/drizzle'
import {
  date,
  index,
  integer,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  type PgColumn,
} from '@payloadcms/db-postgres/drizzle/pg-core'
import type { Config } from 'payload'

/** The tables of the read model, by what they hold. No collections: nobody reads or writes them but through `published/`. */
export const readModel = {
  /** One row a published article: its page and its card, ready to send. */
  articles: 'midashi_published',
  /** The lists an article stands in (`tag:港`), in their order. */
  lists: 'midashi_published_lists',
  /** How many articles stand in each list, those whose time has not come too. */
  counts: 'midashi_published_counts',
  /** What search looks into. */
  texts: 'midashi_published_texts',
  /** What staff search drafts by; readers never. */
  drafts: 'midashi_draft_texts',
  /** The tree of categories as readers see it. */
  categories: 'midashi_published_categories',
  /** Other things that are ready to send, by what they show: `sources:ID`. */
  parts: 'midashi_published_parts',
  /** Where an address of old leads now. */
  addresses: 'midashi_addresses',
  /** Articles readers saw and see no more. */
  withdrawn: 'midashi_withdrawn',
  /** How many readers an article had on a day. */
  views: 'midashi_views',
  /** Who has read what today, as a hash that says nothing tomorrow. */
  viewers: 'midashi_viewers',
  /** The articles with the most readers of some days, in their order. */
  popular: 'midashi_popular',
} as const

/** How far a row can be sent. */
export const states = {
  /** As it stands. */
  ready: 0,
  /** Something it shows has changed since it was made; the lists it stands in are right. */
  stale: 1,
  /** As it was saved, not yet read as a reader reads it: the lists are those of the saved article. */
  entered: 2,
} as const

type Schema = { tables: Record<string, unknown>; relations: unknown; enums: unknown }
type Hook = (given: { adapter: unknown; schema: Schema }) => Schema

/** What of an app's adapter is changed, and what is looked at. */
type Postgres = {
  afterSchemaInit: Hook[]
  idType?: string
  pgSchema: { table: typeof pgTable }
  tableNameMap: Map<string, string>
  tables: Record<string, { id: PgColumn }>
}

/** An app's adapter, with the tables of the read model in its schema: its migrations make them, as those of our collections. */
export const withReadModel = (db: Config['db'], articles: string): Config['db'] => ({
  ...db,
  init: (given) => {
    const adapter = db.init(given) as unknown as Postgres
    // A list of its own: an app may give one list to several adapters.
    adapter.afterSchemaInit = [...adapter.afterSchemaInit, addTables(articles)]
    return adapter as never
  },
})

const addTables =
  (slug: string): Hook =>
  ({ adapter, schema }) => {
    const { idType, pgSchema, tableNameMap, tables } = adapter as Postgres
    const standard = slug
      .replace(/([a-z\d])([A-Z])/g, '$1_$2')
      .replaceAll('-', '_')
      .toLowerCase()
    const articles = tables[tableNameMap.get(standard) ?? standard]!
    // Both are columns that are named and may be lists; which of them it is does not matter here.
    const id = (idType === 'serial' ? integer : uuid) as typeof uuid
    const own = tablesOf(pgSchema.table, id, () => articles.id)
    return { ...schema, tables: { ...schema.tables, ...own } }
  }

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** An article that is deleted takes its rows along, whoever deletes it. */
const gone = { onDelete: 'cascade' } as const

// Keys of several columns are unique indexes: drizzle-kit fails where it looks at a primary key of several in a database that is there
// (`pushSchema` drops the values of its question), and with it every start in development but the first.
const tablesOf = (table: typeof pgTable, id: typeof uuid, article: () => PgColumn) => ({
  [readModel.articles]: table(
    readModel.articles,
    {
      article: id('article').primaryKey().references(article, gone),
      slug: text('slug').notNull(),
      at: instant('at').notNull(),
      state: smallint('state').notNull(),
      /** From then on it shows something that was not public before: a related article's time has come. */
      until: instant('until'),
      lists: text('lists').array().notNull(),
      category: text('category'),
      /** The related articles an editor has chosen, in their order. */
      chosen: id('chosen').array().notNull(),
      /** What it was made from: `sources:ID`. */
      depends: text('depends').array().notNull(),
      page: text('page'),
      card: text('card'),
      /** The hash of page and card. */
      tag: text('tag'),
      changed: instant('changed').notNull(),
      policy: text('policy'),
      /** By which shape of pages it was made. */
      shape: text('shape'),
    },
    (t) => [
      index('midashi_published_at').on(t.at, t.article),
      index('midashi_published_slug').on(t.slug),
      index('midashi_published_depends').using('gin', t.depends),
      index('midashi_published_state')
        .on(t.state)
        .where(sql`state > 0`),
    ],
  ),
  [readModel.lists]: table(
    readModel.lists,
    {
      list: text('list').notNull(),
      at: instant('at').notNull(),
      article: id('article').notNull().references(article, gone),
    },
    (t) => [
      uniqueIndex('midashi_published_lists_key').on(t.list, t.at, t.article),
      index('midashi_published_lists_article').on(t.article),
    ],
  ),
  [readModel.counts]: table(
    readModel.counts,
    {
      kind: text('kind').notNull(),
      value: text('value').notNull(),
      articles: integer('articles').notNull(),
    },
    (t) => [
      uniqueIndex('midashi_published_counts_key').on(t.kind, t.value),
      index('midashi_published_counts_most').on(t.kind, t.articles, t.value),
    ],
  ),
  [readModel.texts]: table(
    readModel.texts,
    {
      article: id('article').primaryKey().references(article, gone),
      at: instant('at').notNull(),
      /** Title and kicker, tags and sources, and all of it with the body: folded. */
      title: text('title').notNull(),
      folded: text('folded').notNull(),
      /** What the body says, as it is written. */
      plain: text('plain').notNull(),
      /** Each character, and each two that stand together, as numbers. */
      grams: integer('grams').array().notNull(),
    },
    (t) => [
      index('midashi_published_texts_grams').using('gin', t.grams),
      index('midashi_published_texts_at').on(t.at, t.article),
    ],
  ),
  [readModel.drafts]: table(
    readModel.drafts,
    {
      article: id('article').primaryKey().references(article, gone),
      /** When the draft was saved this was made of, as its version says it. */
      saved: text('saved').notNull(),
      folded: text('folded').notNull(),
      grams: integer('grams').array().notNull(),
    },
    (t) => [index('midashi_draft_texts_grams').using('gin', t.grams)],
  ),
  [readModel.categories]: table(readModel.categories, {
    id: text('id').primaryKey(),
    parent: text('parent'),
    slug: text('slug').notNull(),
    asciiSlug: text('ascii_slug'),
    position: integer('position').notNull(),
    json: text('json').notNull(),
  }),
  [readModel.parts]: table(readModel.parts, {
    key: text('key').primaryKey(),
    json: text('json').notNull(),
  }),
  [readModel.addresses]: table(
    readModel.addresses,
    {
      address: text('address').primaryKey(),
      article: id('article').notNull().references(article, gone),
    },
    (t) => [index('midashi_addresses_article').on(t.article)],
  ),
  // An article that is deleted was withdrawn too: it leads to no row.
  [readModel.withdrawn]: table(
    readModel.withdrawn,
    { article: id('article').primaryKey(), at: instant('at').notNull() },
    (t) => [index('midashi_withdrawn_at').on(t.at)],
  ),
  [readModel.views]: table(
    readModel.views,
    {
      day: date('day').notNull(),
      article: id('article').notNull().references(article, gone),
      readers: integer('readers').notNull(),
    },
    (t) => [
      uniqueIndex('midashi_views_key').on(t.day, t.article),
      index('midashi_views_article').on(t.article),
    ],
  ),
  [readModel.viewers]: table(
    readModel.viewers,
    {
      day: date('day').notNull(),
      article: id('article').notNull().references(article, gone),
      viewer: text('viewer').notNull(),
    },
    (t) => [
      uniqueIndex('midashi_viewers_key').on(t.day, t.article, t.viewer),
      index('midashi_viewers_article').on(t.article),
    ],
  ),
  [readModel.popular]: table(
    readModel.popular,
    {
      days: smallint('days').notNull(),
      /** The day it was put in order. */
      day: date('day').notNull().default('2000-01-01'),
      place: smallint('place').notNull(),
      article: id('article').notNull().references(article, gone),
    },
    (t) => [
      uniqueIndex('midashi_popular_key').on(t.days, t.place),
      index('midashi_popular_article').on(t.article),
    ],
  ),
})
