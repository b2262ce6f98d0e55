import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { citeSources } from '../../database/citeSources.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import type { House } from '../../text/proof/rule.ts'
import type { Citation } from '../../text/manuscript/manuscript.ts'
import { withArchivePublishers } from '../../database/withArchivePublishers.ts'
import { canonicalUrl } from '../../text/sources/canonicalUrl.ts'
import { withoutInvisible } from '../../text/japanese/withoutInvisible.ts'
import { composed } from '../../text/japanese/composed.ts'
import { withLineFeeds } from '../../text/japanese/withLineFeeds.ts'
import { isProse, readSourceLines, sourceKey } from '../../text/sources/citation.ts'
import { refusal } from '../../request/refusal.ts'
import { receiptFor } from './receipts.ts'

const roles = new Set(['base', 'quoted', 'reference', 'origin'])

/** A citation that was sent as data; none where it has neither title nor address, or they are no text. */
const citationOf = (given: unknown, house: House): Citation[] => {
  const sent = (given ?? {}) as Record<string, unknown>
  const text = (field: string): string | null => {
    const value = sent[field]
    return typeof value === 'string' && value.trim() && value.length <= 2000 ? value.trim() : null
  }
  const day = text('publishedOn')
  const parts = {
    title: text('title'),
    publisher: text('publisher'),
    publishedOn: day && /^\d{4}-\d{2}-\d{2}/.test(day) ? day.slice(0, 10) : null,
    url: text('url'),
  }
  const isAddress = parts.url === null || canonicalUrl(parts.url, house) !== null
  if (!isAddress || (parts.title === null && parts.url === null)) return []
  return [
    {
      ...parts,
      role: roles.has(String(sent.role)) ? (sent.role as Citation['role']) : 'base',
      language: text('language'),
      key: sourceKey(parts, house),
    },
  ]
}

/** The most citations of one request: each holds a lock until all are made. */
const maxCitations = 200

/** The longest text of one request, in UTF-16 units. */
const maxLength = 100_000

/**
 * `POST /api/sources/cite` with `{ text }`, the lines of one or more citations in any form, or `{ citations }` as
 * `/api/articles/read` answers them: the rows that cite them, with sources found by
 * their address or made, what was `made` (`/forget` takes it back), and the lines that are `unread` because they name neither publisher nor day nor address. For staff. Two who cite the same at once get the same source.
 */
export const citeSource = (house: House): Endpoint => ({
  path: '/cite',
  method: 'post',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor', 'writer')
    await addDataAndFileToRequest(req)
    const { text, citations: given } = (req.data ?? {}) as { text?: unknown; citations?: unknown }
    const raw = typeof text === 'string' && text.length <= maxLength ? composed(text) : ''
    const lines = withLineFeeds(raw).split('\n').map(withoutInvisible)
    const taught = await withArchivePublishers(req, house, raw)
    const { citations: read, unread: idle } = readSourceLines(lines, taught)
    // A line that names nothing but itself is most likely no citation.
    const isSure = ({ url, publisher, publishedOn }: Citation): boolean =>
      url !== null || publisher !== null || publishedOn !== null
    const citations = Array.isArray(given)
      ? given.flatMap((one) => citationOf(one, house))
      : read.filter(isSure)
    const unread = Array.isArray(given)
      ? []
      : [
          ...lines.filter((line) => isProse(line, taught)),
          ...idle.map((at) => lines[at]),
          ...read.filter((one) => !isSure(one)).map(({ title }) => title),
        ]
    if (citations.length > maxCitations)
      throw refusal(req, 400, {
        ja: `一度に加えられる出典は${maxCitations}件までです。分けて送ってください。`,
        en: `At most ${maxCitations} citations can be made at once. Send them in parts.`,
      })
    if (citations.length === 0)
      throw refusal(req, 400, {
        ja: '出典を読み取れません。題名・媒体・日付とURLを、text に行で書いてください。',
        en: 'No citation can be read. Give title, publisher, date and address as lines in `text`.',
      })
    return inTransaction(req, async () => {
      const { rows, made } = await citeSources(req, citations)
      return Response.json({ citations: rows, unread, made: made.map((id) => receiptFor(req, id)) })
    })
  },
})
