import { sql } from '@payloadcms/db-postgres/drizzle'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { House } from '../../text/proof/rule.ts'
import { canonicalUrl } from '../../text/sources/canonicalUrl.ts'
import { advisoryLock } from '../advisoryLock.ts'
import { inTransaction } from '../inTransaction.ts'
import { mergeSources } from '../mergeSources.ts'
import { runSql, table } from '../runSql.ts'

/** Rows looked at with one statement. */
const batchSize = 1000

/**
 * Gives every source with an address the key it has today, and makes one source of those that turn out to be one page; what cited
 * them cites the oldest. All in one transaction: keys are unique, and none is new until all are.
 * @returns how many sources changed
 */
export const foldSourceKeys = async (payload: Payload, house: House): Promise<number> => {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    await advisoryLock('upgrades', req)
    const changed = await foldKeys(req, house)
    await foldAliases(req, house)
    return changed
  })
}

const foldKeys = async (req: PayloadRequest, house: House): Promise<number> => {
  const sources = table(req, 'sources')
  await runSql(
    req,
    sql`create temp table folded (id text primary key, key text not null, made timestamptz) on commit drop`,
  )
  for (let after = ''; ;) {
    const rows = await runSql(
      req,
      sql`select id::text as id, url, created_at as made from ${sources}
        where url <> '' and id::text > ${after} order by id::text limit ${batchSize}`,
    )
    if (rows.length === 0) break
    after = String(rows.at(-1)!.id)
    await runSql(
      req,
      sql`insert into folded values ${sql.join(
        rows.map(
          ({ id, url, made }) =>
            sql`(${id}, ${canonicalUrl(String(url), house) ?? String(url)}, ${made}::timestamptz)`,
        ),
        sql`, `,
      )}`,
    )
  }
  // A new key may be the old one of another that changes too: none has one until all have theirs.
  const changed = await runSql(
    req,
    sql`update ${sources} s set key = 'folding ' || s.id from folded f where f.id = s.id::text and f.key is distinct from s.key returning s.id`,
  )
  const doubles = await runSql(
    req,
    sql`select id, first from (select id, first_value(id) over (partition by key order by made, id) as first from folded) f
      where id <> first`,
  )
  if (doubles.length > 0)
    req.payload.logger.info(
      `midashi: ${doubles.length} sources turned out to be pages others stand for, and became one with them.`,
    )
  for (const { id, first } of doubles) {
    await mergeSources(req, { gone: String(id), stays: String(first) }, house)
    await runSql(req, sql`delete from folded where id = ${id}`)
  }
  await runSql(
    req,
    sql`update ${sources} s set key = f.key from folded f where f.id = s.id::text and f.key is distinct from s.key`,
  )
  return new Set([...changed, ...doubles].map(({ id }) => String(id))).size
}

/** The addresses of merged sources, as addresses are written today. */
const foldAliases = async (req: PayloadRequest, house: House): Promise<void> => {
  const texts = table(req, 'sources_texts')
  await runSql(req, sql`delete from ${texts} where path = 'aliases' and text like 'folding %'`)
  const rows = await runSql(
    req,
    sql`select distinct text from ${texts} where path = 'aliases' and text ~ '^https?://'`,
  )
  for (const { text } of rows) {
    const now = canonicalUrl(String(text), house)
    if (now !== null && now !== text)
      await runSql(
        req,
        sql`insert into ${texts} ("order", parent_id, path, text)
          select "order", parent_id, path, ${now} from ${texts} t where path = 'aliases' and text = ${text}
          and not exists (select 1 from ${texts} o where o.parent_id = t.parent_id and o.path = 'aliases' and o.text = ${now})
          and not exists (select 1 from ${table(req, 'sources')} s where s.key = ${now})`,
      )
  }
}
