import { setImmediate } from 'node:timers/promises'
import pLimit from 'p-limit'
import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { mustBe } from '../../access/roles.ts'
import type { House } from '../../text/proof/rule.ts'
import { readRaw } from '../../text/article/readRaw.ts'
import { isRawType, parsers } from '../../text/parsers/parsers.ts'
import { withArchivePublishers } from '../../database/withArchivePublishers.ts'
import { refusal } from '../../request/refusal.ts'

/** The longest text of one request, in UTF-16 units: a month of a digest blog. */
const maxLength = 1_000_000

const types = Object.keys(parsers)

/** How long one text may be read, in milliseconds; the longest, a million characters of articles, takes half a second. */
const deadline = 10_000

// One text at a time: each is worked on in this process, where readers are served too.
const reading = pLimit(1)

/** All that is done in pieces, with everybody else served between one and the next. @throws {APIError} 503 where it takes too long */
const inSlices = async <T>(req: PayloadRequest, pieces: Iterable<T | null>): Promise<T[]> => {
  const start = performance.now()
  const done: T[] = []
  for (const piece of pieces) {
    if (piece) done.push(piece)
    if (performance.now() - start > deadline)
      throw refusal(req, 503, {
        ja: '文章の読み込みに時間がかかりすぎたため中止しました。短く分けて読み込んでください。',
        en: 'Reading the text took too long and was stopped. Read it in parts.',
      })
    await setImmediate()
  }
  return done
}

/**
 * `POST /api/articles/read` with `{ text, type }`: the manuscripts in a raw text, with what the rules find in them and where
 * it all stands, as `[start, end)` of the answer's `text`. Nothing is stored. For staff.
 */
export const readText = (house: House): Endpoint => ({
  path: '/read',
  method: 'post',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor', 'writer')
    await addDataAndFileToRequest(req)
    const { text, type } = (req.data ?? {}) as { text?: unknown; type?: unknown }
    const isType = type === undefined || isRawType(type)
    if (typeof text !== 'string' || text.length > maxLength || !isType)
      throw refusal(req, 400, {
        ja: `読み込む文章を text に文字列で（${maxLength.toLocaleString('ja')}字まで）、形式を type に ${types.join('・')} のいずれかで指定してください。`,
        en: `Give the text as a string in \`text\` (${maxLength.toLocaleString('en')} characters at most), and one of ${types.join(', ')} in \`type\`.`,
      })
    const taught = await withArchivePublishers(req, house, text)
    return Response.json(
      await reading(async () => {
        const { text: read, pieces } = readRaw(text, house, { type, taught })
        return { text: read, manuscripts: await inSlices(req, pieces) }
      }),
    )
  },
})
