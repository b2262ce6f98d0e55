import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { runSql, table } from './runSql.ts'

/** A stored picture that is the same as another, or looks like it. */
export type AlikePicture = {
  id: string
  filename: string
  alt: string | null
  /** Where its smallest file is. */
  thumbnail: string
  /** `same`: the same file; `alike`: much the same to look at. */
  how: 'same' | 'alike'
}

/** How many of 64 bits may differ: what saving again and resizing change; of 1,770 pairs of different pictures none. */
export const maxBits = 8

/**
 * The stored pictures that are this file or look like it, the likest first, five at most; by the SHA-256 of the file and the
 * perceptual hash of its pixels, both in hexadecimal.
 */
export const picturesAlike = async (
  req: PayloadRequest,
  { digest, likeness, not }: { digest: string | null; likeness: string | null; not?: string },
): Promise<AlikePicture[]> => {
  const isHex = (text: string | null, length: number): text is string =>
    text !== null && text.length === length && /^[0-9a-f]+$/.test(text)
  if (!isHex(likeness, 16)) return []
  const media = table(req, 'media')
  const same = isHex(digest, 64) ? sql`coalesce(digest = ${digest}, false)` : sql`false`
  const bits = sql`bit_count(('x' || likeness)::bit(64) # (${`x${likeness}`})::bit(64))`
  const rows = await runSql(
    req,
    sql`select id, filename, alt, coalesce(sizes_medium_filename, filename) as small, ${same} as same from ${media}
     where likeness is not null and (${same} or ${bits} <= ${maxBits})
     order by ${same} desc, ${bits}, id limit 6`,
  )
  return rows
    .filter(({ id }) => String(id) !== not)
    .slice(0, 5)
    .map(({ id, filename, alt, small, same: isSame }) => ({
      id: String(id),
      thumbnail: `${req.payload.config.serverURL}${req.payload.config.routes.api}/media/file/${encodeURIComponent(String(small))}`,
      filename: String(filename ?? ''),
      alt: typeof alt === 'string' ? alt : null,
      how: isSame ? 'same' : 'alike',
    }))
}
