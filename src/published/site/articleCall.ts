import { articlePage, besideArticle } from '../../database/published/articlePage.ts'
import { movedTo } from '../../database/published/overviews.ts'
import { closesAt, policyNow, type Discussion } from '../../text/comments/policy.ts'
import { popularFor } from './popularCall.ts'
import { readQuery, someNames } from './query.ts'
import { pickFields } from './pickFields.ts'
import { Due, notFound, SiteRefused } from './refusals.ts'
import type { Call, Reading } from './reading.ts'

export const articleParameters = {
  fields: someNames(
    'The parts that are wanted: `article,next`, or fields of the article: `article.title`. All of them else.',
  ),
}

/** `GET articles/:slug`: everything the page of an article needs. */
export const articleCall: Call = {
  path: '/articles/:slug',
  about:
    'Everything the page of an article needs: itself, its trail, its neighbours, its category, what is related, what is read most, and its comments.',
  parameters: articleParameters,
  answer: async (reading, { params, query, api }) => {
    const { fields } = readQuery(query, articleParameters)
    const slug = (params.slug ?? '').normalize('NFC')
    const [row] = await reading.prepared('page', articlePage).rows(reading.pool, { slug })
    if (!row) throw await missing(reading, slug, api)
    if (row.due !== '') throw new Due(row.due.split(','))
    const said = reading.names.discussions ? discussionOf(row) : null
    const comments = said && { count: row.comments ?? 0, policy: policyNow(said, Date.now()) }
    const ids = [row.id, ...besideArticle.map((name) => row[`${name}Ids`])].filter(Boolean)
    const shows = ids
      .join()
      .split(',')
      .map((id) => `articles:${id}`)
    const json = `${row.page},"previous":${row.previous ?? 'null'},"next":${row.next ?? 'null'},"sameCategory":[${row.sameCategory ?? ''}],"related":[${row.related ?? ''}],"popular":[${row.popular ?? ''}],"comments":${JSON.stringify(comments)}}`
    return {
      json: fields ? pickFields(json, fields) : json,
      changed: new Date(row.changed),
      shows,
      until: Math.min((said && closesAt(said)) ?? Infinity, Date.now() + popularFor),
    }
  },
}

/** What decides about comments, as the row of an article says it (`Entry.policy`). */
export const discussionOf = (row: { policy?: string | null; closed?: unknown }): Discussion => {
  const said = JSON.parse(row.policy ?? '{}') as Partial<Discussion>
  const { policy = 'moderated', days = null, publishedAt = null } = said
  return { policy, days, publishedAt, isClosed: row.closed === true }
}

/** An article of old may have another address now. */
const missing = async (reading: Reading, slug: string, api: string): Promise<Error> => {
  const [moved] = await reading.prepared('moved', movedTo).rows(reading.pool, { addresses: [slug] })
  return notHere(slug, moved ? moved.slug : null, api)
}

/** What is said where no article has a slug: that it has moved to another, or that there is none. */
export const notHere = (slug: string, to: string | null, api: string): SiteRefused =>
  to === null
    ? notFound(
        {
          ja: `「${slug}」という記事は見つかりません。`,
          en: `There is no article “${slug}”.`,
        },
        'slug',
      )
    : new SiteRefused({
        status: 301,
        code: 'moved',
        path: 'slug',
        location: `${api}/articles/${encodeURIComponent(to)}`,
        message: {
          ja: `記事は「${to}」に移りました。`,
          en: `The article has moved to “${to}”.`,
        },
      })
