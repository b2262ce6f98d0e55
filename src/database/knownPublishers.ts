import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { hostOf } from '../text/sources/canonicalUrl.ts'
import type { Publisher } from '../text/sources/publishers.ts'
import { among, runSql, table } from './runSql.ts'

/** A name that fewer than this share of a host's sources have is a slip, not a publisher. */
const minShare = 0.2

/** The most names that are read, the most used first. */
const maxRows = 5000

/**
 * The publishers the archive knows of these hosts, from the sources it holds: a name for each that a fair share of a host's
 * sources has. Of all hosts where none are named.
 */
export const knownPublishers = async (
  req: PayloadRequest,
  urls?: string[],
): Promise<Publisher[]> => {
  const hosts = urls?.map(hostOf).filter((host) => host !== null)
  if (hosts?.length === 0) return []
  const rows = await runSql(
    req,
    sql`select host, publisher, count(*) as uses, sum(count(*)) over (partition by host) as of_all
    from ${table(req, 'sources')}
    where publisher is not null and publisher <> '' and host is not null
    ${hosts ? sql`and host ${among(hosts)}` : sql``}
    group by host, publisher order by count(*) desc limit ${maxRows}`,
  )
  return rows
    .filter(({ uses, of_all }) => Number(uses) / Number(of_all) >= minShare)
    .map(({ host, publisher }) => ({ names: [String(publisher)], hosts: [String(host)] }))
}
