import { partWith } from '../../database/published/overviews.ts'
import { authorsKey } from '../../database/published/parts.ts'
import { Due } from './refusals.ts'
import type { Reading } from './reading.ts'

/** The id of an author who is named by slug or id; what is no author's slug stays as it is. @throws {Due} */
export const authorIdOf = async (reading: Reading, named: string): Promise<string> => {
  const [part] = await reading.prepared('part', partWith).rows(reading.pool, { key: authorsKey })
  if (!part) throw new Due([], [authorsKey])
  const ids = JSON.parse(part.json) as Record<string, string>
  return Object.hasOwn(ids, named) ? ids[named]! : named
}

/** What is asked of a list, its author by the id. @throws {Due} */
export const withAuthorId = async <Given extends { author?: string }>(
  reading: Reading,
  asked: Given,
): Promise<Given> =>
  asked.author === undefined ? asked : { ...asked, author: await authorIdOf(reading, asked.author) }
