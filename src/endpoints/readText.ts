import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { mustBe } from '../access/roles.ts'
import type { House } from '../text/proof/rule.ts'
import { readRaw, type RawType } from '../text/readers/readRaw.ts'
import { taughtHouse } from './taughtHouse.ts'
import { refusal } from '../request/refusal.ts'

/** The most characters of one request: a month of a digest blog. */
const longest = 1_000_000

const types = new Set(['text', 'html', 'markdown'])

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
    const isType = type === undefined || (typeof type === 'string' && types.has(type))
    if (typeof text !== 'string' || text.length > longest || !isType)
      throw refusal(req, 400, {
        ja: `読み込む文章を text に文字列で（${longest.toLocaleString('ja')}字まで）、形式を type に text・html・markdown のいずれかで指定してください。`,
        en: `Give the text as a string in \`text\` (${longest.toLocaleString('en')} characters at most), and text, html or markdown in \`type\`.`,
      })
    const taught = await taughtHouse(req, house, text)
    return Response.json(readRaw(text, taught, type as RawType | undefined))
  },
})
