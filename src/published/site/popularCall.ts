import { popularCards } from '../../database/published/popular.ts'
import { mustBeReady, mustHaveCategory, showing } from './listCalls.ts'
import { aChoice, aNumber, aText, readQuery } from './query.ts'
import type { Answered, Call, Reading } from './reading.ts'

/** How long an order of what is read most is good, in milliseconds: it is made anew once a minute. */
export const popularFor = 60_000

export const popularParameters = {
  days: aChoice('Of how many days, today among them.', ['1', '7', '30']),
  limit: aNumber('How many.', 1, 50, 10),
  category: aText('A category, by slug or id, with all below it.'),
}

/** The articles with the most readers, as cards. @throws {Due} */
export const popularOf = async (
  reading: Reading,
  { days, size, category }: { days: number; size: number; category?: string },
): Promise<{ cards: string; shows: string[] }> => {
  const isIn = category !== undefined
  const [row] = await reading
    .prepared(`popular ${isIn}`, (names) => popularCards(names, isIn))
    .rows(reading.pool, { days, size, category })
  mustBeReady(row!)
  mustHaveCategory(row!, category)
  return { cards: row!.json ?? '', shows: showing(row!.ids) }
}

/** `GET popular`: what is read most. */
export const popularCall: Call = {
  path: '/popular',
  about:
    'The articles with the most readers of the last 1, 7 or 30 days, each reader counted once a day; of a hundred of them where they are kept to a category.',
  parameters: popularParameters,
  answer: async (reading, { query }): Promise<Answered> => {
    const { days = '7', limit = 10, category } = readQuery(query, popularParameters)
    const { cards, shows } = await popularOf(reading, { days: Number(days), size: limit, category })
    return {
      json: `{"docs":[${cards}]}`,
      changed: null,
      shows: ['articles', ...shows],
      until: Date.now() + popularFor,
    }
  },
}
