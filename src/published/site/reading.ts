import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import type { Names } from '../../database/published/cards.ts'
import type { Pool, Prepared } from '../../database/published/prepared.ts'
import type { Parameters } from './query.ts'

/** Where an answer is read from: a pool, and what the tables are called in it. */
export type Reading = {
  pool: Pool
  names: Names
  /** A statement that is made once for each app, by a name. */
  prepared: (name: string, make: (names: Names) => Prepared) => Prepared
  /** Takes a turn among those who search: whoever reads a page never waits for them. */
  search: <Found>(work: () => Promise<Found>) => Promise<Found>
}

/** How many search at once, of the clients of a pool; a word that stands everywhere takes its time. */
const searches = 2

export const readingFrom = (pool: Pool, names: Names): Reading => {
  const made = new LRUCache<string, Prepared>({ max: 300 })
  return {
    pool,
    names,
    search: pLimit(searches),
    prepared: (name, make) => {
      const known = made.get(name) ?? make(names)
      made.set(name, known)
      return known
    },
  }
}

/** An answer that was read. */
export type Answered = {
  /** The answer as JSON. */
  json: string
  /** When what it shows was changed last. */
  changed: Date | null
  /** What it was made from, for `Cache-Tag`. */
  shows: string[]
  /** When it is another one although nobody has changed anything, in milliseconds; null: never. */
  until?: number | null
}

/** A call of the site's API. */
export type Call = {
  /** Below `/api/site`: `/articles/:slug`. */
  path: string
  about: string
  parameters: Parameters
  /** @throws {SiteRefused | Due} */
  answer: (
    reading: Reading,
    asked: { params: Record<string, string>; query: URLSearchParams; api: string },
  ) => Promise<Answered>
}
