import type { Where } from 'payload'

/**
 * What makes an article public: an editor has published it, it is not in the trash, and its time has come. Asked anew at each
 * reading, so that nothing is public before its time and no job has to run when it is.
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

/** The same in a statement, of the table that is called `a` in it. */
export const publishedSql = `a._status = 'published' and a.deleted_at is null and a.published_at <= now()`
