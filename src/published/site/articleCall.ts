import { articlePage, besideArticle } from '../../database/published/articlePage.ts'
import { movedTo } from '../../database/published/overviews.ts'
import { closesAt, policyNow, type Discussion } from '../../text/comments/policy.ts'
import { isRecord } from '../../text/isRecord.ts'
import { popularFor } from './popularCall.ts'
import { readQuery, someNames } from './query.ts'
import { badParameter, Due, notFound, SiteRefused } from './refusals.ts'
import type { Call, Reading } from './reading.ts'

const parameters = {
  fields: someNames(
    'The parts that are wanted: `article,next`, or fields of the article: `article.title`. All of them else.',
  ),
}

/** `GET articles/:slug`: everything the page of an article needs. */
export const articleCall: Call = {
  path: '/articles/:slug',
  about:
    'Everything the page of an article needs: itself, its trail, its neighbours, its category, what is related, what is read most, and its comments.',
  parameters,
  answer: async (reading, { params, query, api }) => {
    const { fields } = readQuery(query, parameters)
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
      json: fields ? picked(json, fields) : json,
      changed: new Date(row.changed),
      shows,
      until: Math.min((said && closesAt(said)) ?? Infinity, Date.now() + popularFor),
    }
  },
}

const discussionOf = (row: Record<string, any>): Discussion => {
  const said = JSON.parse(row.policy ?? '{}') as Partial<Discussion>
  const { policy = 'moderated', days = null, publishedAt = null } = said
  return { policy, days, publishedAt, isClosed: row.closed === true }
}

/** An article of old may have another address now. */
const missing = async (reading: Reading, slug: string, api: string): Promise<Error> => {
  const [moved] = await reading.prepared('moved', movedTo).rows(reading.pool, { addresses: [slug] })
  const nothing = {
    ja: `「${slug}」という記事は見つかりません。`,
    en: `There is no article “${slug}”.`,
  }
  if (!moved) return notFound(nothing, 'slug')
  return new SiteRefused({
    status: 301,
    code: 'moved',
    path: 'slug',
    location: `${api}/articles/${encodeURIComponent(moved.slug)}`,
    message: {
      ja: `記事は「${moved.slug}」に移りました。`,
      en: `The article has moved to “${moved.slug}”.`,
    },
  })
}

/** The parts of an answer that are wanted. @throws {SiteRefused} where there is no such part */
const picked = (json: string, fields: string[]): string => {
  const whole = JSON.parse(json) as Record<string, unknown>
  const wanted: Record<string, unknown> = {}
  for (const field of fields) {
    const [part = '', inner, ...deeper] = field.split('.')
    const value = whole[part]
    if (
      !Object.hasOwn(whole, part) ||
      deeper.length > 0 ||
      (inner !== undefined && !isRecord(value))
    )
      throw badParameter('fields', {
        ja: `「${field}」という部分はありません。${Object.keys(whole).join('、')}、または article.title のように指定してください。`,
        en: `There is no part “${field}”. Give some of ${Object.keys(whole).join(', ')}, or fields of one, like article.title.`,
      })
    if (inner === undefined) wanted[part] = value
    else
      wanted[part] = {
        ...(wanted[part] as object),
        [inner]: (value as Record<string, unknown>)[inner] ?? null,
      }
  }
  return JSON.stringify(wanted)
}
