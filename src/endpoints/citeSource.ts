import { addDataAndFileToRequest, APIError, Forbidden, type Endpoint } from 'payload'
import { isStaff } from '../access/roles.ts'
import { citeSources } from '../database/citeSources.ts'
import { inTransaction } from '../database/inTransaction.ts'
import { knownPublishers } from '../database/knownPublishers.ts'
import { inLanguage } from '../hooks/inLanguage.ts'
import type { House } from '../text/proof/rule.ts'
import { readCitations } from '../text/sources/citation.ts'

/** The most characters of one request: a year of citations. */
const longest = 100_000

/**
 * `POST /api/sources/cite` with `{ text }`, the lines of one or more citations in any form: the rows that cite them, with
 * sources found by their address or made. For staff. Two who cite the same at once get the same source.
 */
export const citeSource = (house: House): Endpoint => ({
  path: '/cite',
  method: 'post',
  handler: async (req) => {
    if (!isStaff(req, 'admin', 'editor', 'writer')) throw new Forbidden(req.t)
    await addDataAndFileToRequest(req)
    const { text } = (req.data ?? {}) as { text?: unknown }
    const lines = typeof text === 'string' && text.length <= longest ? text.split(/\r\n?|\n/) : []
    const urls = lines.flatMap((line) => line.match(/https?:\/\/\S+/g) ?? [])
    const publishers = [...(await knownPublishers(req, urls)), ...house.publishers]
    const citations = readCitations(lines, { publishers, siteForms: house.sites })
    if (citations.length === 0)
      throw new APIError(
        inLanguage(req, {
          ja: '出典を読み取れません。題名・媒体・日付とURLを、text に行で書いてください。',
          en: 'No citation can be read. Give title, publisher, date and address as lines in `text`.',
        }),
        400,
        null,
        true,
      )
    return inTransaction(req, async () =>
      Response.json({ citations: await citeSources(req, citations) }),
    )
  },
})
