import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../advisoryLock.ts'
import { amongIds } from '../ids.ts'
import { runSql, table, tableCalled, type Statement } from '../runSql.ts'
import { readModel, states } from './tables.ts'

/** A table of the read model in a statement. */
export const part = (req: PayloadRequest, name: keyof typeof readModel): Statement =>
  tableCalled(req, readModel[name])

/**
 * Waits until nobody else writes the read model: one transaction at a time, each at its very end. First the articles whose rows will be
 * written, as whoever saves one holds it before it comes here: the other way round the two would wait for each other.
 */
export const lockReadModel = async (
  req: PayloadRequest,
  articles: string[] = [],
): Promise<void> => {
  if (articles.length > 0)
    await runSql(
      req,
      sql`select 1 from ${table(req, 'articles')} where id ${amongIds(req, articles)} order by id for key share`,
    )
  await advisoryLock('published', req)
}

/** Where a published article stands among the others, by what was saved or read of it. */
export type Entry = {
  slug: string
  at: Date
  /** The lists it stands in. */
  lists: string[]
  category: string | null
  chosen: string[]
  changed: Date
  /** What decides about comments under it, as JSON; null where readers do not comment. */
  policy: string | null
}

/** What is made of an article for readers. */
export type Page = {
  page: string
  card: string
  tag: string
  depends: string[]
  until: Date | null
  shape: string
  text: SearchText
}

/** What search looks into. */
export type SearchText = { title: string; folded: string; plain: string; grams: number[] }

/** An array as a parameter: drizzle would write a list of values. */
export const array = (values: (string | number)[]): Statement => sql`${sql.param(values)}`

/** The row of an article as it is; locked until the transaction ends. */
export type Row = {
  slug: string
  at: Date
  state: number
  due: boolean
  lists: string[]
  shape: string | null
  tag: string | null
}

/** Reads the row of an article and keeps it from everybody else. */
export const rowOf = async (req: PayloadRequest, article: string): Promise<Row | null> => {
  const [row] = await runSql(
    req,
    sql`select slug, at, state, lists, shape, tag, state > 0 or coalesce(until <= now(), false) as due
      from ${part(req, 'articles')} where article = ${article} for update`,
  )
  return row ? ({ ...row, at: new Date(String(row.at)) } as Row) : null
}

/**
 * Enters a published article: from then on it stands in its lists, and its page is made when it is asked for. What is in its
 * place is overwritten, but for its page, which nobody is sent any more.
 */
export const enter = async (
  req: PayloadRequest,
  article: string,
  entry: Entry,
  before: Row | null,
): Promise<void> => {
  const { slug, at, lists, category, chosen, changed, policy } = entry
  await runSql(
    req,
    sql`insert into ${part(req, 'articles')} (article, slug, at, state, lists, category, chosen, depends, changed, policy)
      values (${article}, ${slug}, ${at.toISOString()}, ${states.entered}, ${array(lists)}, ${category}, ${array(chosen)}, '{}',
        ${changed.toISOString()}, ${policy})
      on conflict (article) do update set ${standing(entry)}, state = excluded.state, until = null`,
  )
  // Readers saw it, and will not before its new time.
  if (at.getTime() > Date.now()) await noteWithdrawn(req, article, before)
  if (before && before.at.getTime() !== at.getTime())
    await runSql(
      req,
      sql`update ${part(req, 'texts')} set at = ${at.toISOString()} where article = ${article}`,
    )
  await moveEntry(req, article, before, entry)
}

/** Writes the page of an article that has been entered, and where a stranger has found it. */
export const writePage = async (
  req: PayloadRequest,
  article: string,
  entry: Entry,
  before: Row,
  { page, card, tag, depends, until, shape, text }: Page,
): Promise<void> => {
  await runSql(
    req,
    // Readers have it again.
    sql`with back as (delete from ${part(req, 'withdrawn')} where article = ${article})
      update ${part(req, 'articles')} set ${standing(entry)}, state = ${states.ready}, page = ${page}, card = ${card},
      tag = ${tag}, depends = ${array(depends)}, until = ${until?.toISOString() ?? null}, shape = ${shape}
      where article = ${article}`,
  )
  await writeText(req, article, entry.at, text)
  await moveEntry(req, article, before, entry)
}

/** The columns that say where an article stands. */
const standing = ({ slug, at, lists, category, chosen, changed, policy }: Entry): Statement =>
  sql`slug = ${slug}, at = ${at.toISOString()}, lists = ${array(lists)}, category = ${category}, chosen = ${array(chosen)},
    changed = ${changed.toISOString()}, policy = ${policy}`

const moveEntry = async (
  req: PayloadRequest,
  article: string,
  before: Row | null,
  after: Entry,
): Promise<void> => {
  await moveLists(req, article, before, after)
  if (before && before.slug !== after.slug) await keepAddress(req, before.slug, article)
}

const writeText = async (
  req: PayloadRequest,
  article: string,
  at: Date,
  { title, folded, plain, grams }: SearchText,
): Promise<void> => {
  await runSql(
    req,
    sql`insert into ${part(req, 'texts')} as t (article, at, title, folded, plain, grams)
      values (${article}, ${at.toISOString()}, ${title}, ${folded}, ${plain}, ${array(grams)})
      on conflict (article) do update set at = excluded.at, title = excluded.title, folded = excluded.folded,
        plain = excluded.plain, grams = excluded.grams
      where (t.at, t.title, t.folded, t.plain) is distinct from (excluded.at, excluded.title, excluded.folded, excluded.plain)`,
  )
}

/** What of an article stands in the lists. */
type Standing = { at: Date; lists: string[] }

const moveLists = async (
  req: PayloadRequest,
  article: string,
  before: Standing | null,
  after: Standing | null,
): Promise<void> => {
  const isSame =
    before &&
    after &&
    before.at.getTime() === after.at.getTime() &&
    before.lists.join('\n') === after.lists.join('\n')
  if (isSame) return
  const at = after?.at.toISOString() ?? null
  const changes = changesOf(before?.lists ?? null, after?.lists ?? null)
  // The rows it has go also where it has no row itself: somebody may have taken that away alone.
  await runSql(
    req,
    sql`with stands as (select list, ${at}::timestamptz as at from unnest(${array(after?.lists ?? [])}::text[]) as list),
      gone as (delete from ${part(req, 'lists')} l where article = ${article}
        and not exists (select 1 from stands s where s.list = l.list and s.at = l.at)),
      come as (insert into ${part(req, 'lists')} (list, at, article) select list, at, ${article} from stands on conflict do nothing)
      insert into ${part(req, 'counts')} as c (kind, value, articles)
      select split_part(list, ':', 1), substr(list, strpos(list, ':') + 1), by
      from unnest(${array([...changes.keys()])}::text[], ${array([...changes.values()])}::int[]) as changed (list, by)
      on conflict (kind, value) do update set articles = c.articles + excluded.articles`,
  )
}

/** By how much lists grow where an article that stood in those of `before` stands in those of `after`; null: in none at all. */
const changesOf = (before: string[] | null, after: string[] | null): Map<string, number> => {
  const changes = new Map<string, number>()
  for (const list of before ? ['all:', ...before] : []) changes.set(list, -1)
  for (const list of after ? ['all:', ...after] : [])
    changes.set(list, (changes.get(list) ?? 0) + 1)
  return new Map([...changes].filter(([, by]) => by !== 0))
}

/** How long it is known that readers saw an article, in days: longer than whoever reads feeds stays away. */
export const remembered = 30

/** Has it known for some time that readers saw an article and see it no more, by its id and nothing else. */
const noteWithdrawn = async (
  req: PayloadRequest,
  article: string,
  before: (Standing & { shape: string | null }) | null,
): Promise<void> => {
  // A row that was never made was never sent.
  if (!before?.shape || before.at.getTime() > Date.now()) return
  await runSql(
    req,
    sql`with old as (delete from ${part(req, 'withdrawn')} where at < now() - make_interval(days => ${remembered}))
      insert into ${part(req, 'withdrawn')} (article, at) values (${article}, now())
      on conflict (article) do update set at = excluded.at`,
  )
}

/** Takes an article out of the read model; `before` is the row it had, which may be gone already. */
export const leave = async (
  req: PayloadRequest,
  article: string,
  before: (Standing & { shape: string | null }) | null,
): Promise<void> => {
  await noteWithdrawn(req, article, before)
  await runSql(req, sql`delete from ${part(req, 'articles')} where article = ${article}`)
  await runSql(req, sql`delete from ${part(req, 'texts')} where article = ${article}`)
  if (before) await moveLists(req, article, before, null)
}

/** An address that led to an article leads there for good. */
export const keepAddress = async (
  req: PayloadRequest,
  address: string,
  article: string,
): Promise<void> => {
  await runSql(
    req,
    sql`insert into ${part(req, 'addresses')} (address, article) values (${address}, ${article})
      on conflict (address) do update set article = excluded.article`,
  )
}

/** Marks what was made from any of these: `sources:ID`. One statement, however many pages there are. */
export const mark = async (req: PayloadRequest, keys: string[]): Promise<void> => {
  await runSql(
    req,
    sql`with gone as (delete from ${part(req, 'parts')} where key = any(${array(keys)}))
      update ${part(req, 'articles')} set state = ${states.stale} where depends && ${array(keys)} and state = ${states.ready}`,
  )
}

/** When the first of these published articles becomes public that is not yet; null where none will. */
export const nextPublic = async (req: PayloadRequest, articles: string[]): Promise<Date | null> => {
  if (articles.length === 0) return null
  const [row] = await runSql(
    req,
    sql`select min(at) as at from ${part(req, 'articles')} where article ${amongIds(req, articles)} and at > now()`,
  )
  return row?.at ? new Date(String(row.at)) : null
}
