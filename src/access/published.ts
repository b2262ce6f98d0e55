import type { Where } from 'payload'

/**
 * What makes an article public: an editor has published it, it is not in the trash, and its time has come. Asked anew at each
 * reading, so that nothing is public before its time and no job has to run when it is. In a statement: `database/published.ts`.
 * @param through the path of a relation that leads to the article, with a dot at its end
 */
export const published = (through = ''): Where => ({
  and: [
    { [`${through}_status`]: { equals: 'published' } },
    { [`${through}deletedAt`]: { exists: false } },
    { [`${through}publishedAt`]: { less_than_equal: new Date().toISOString() } },
  ],
})

/** The same of a record that published articles show: the time of the earliest of them has come. */
export const shownPublicly = (): Where => ({
  publicFrom: { less_than_equal: new Date().toISOString() },
})

/** The same of an article that has been read. */
export const isPublishedNow = ({
  _status,
  publishedAt,
}: {
  _status?: string | null
  publishedAt?: string | null
}): boolean =>
  _status === 'published' && Boolean(publishedAt) && Date.parse(publishedAt!) <= Date.now()
