import { toLexical } from '../../src/text/manuscript/toLexical.ts'
import { readBlocks } from '../../src/text/parsers/blocks.ts'
import { linesOf, spoken } from '../../src/text/parsers/lines.ts'
import type { Newsroom } from './newsroom.ts'
import { house } from './house.ts'

/** A body written in the 【…】 form, as a Lexical document. */
export const bodyOf = (text: string) => toLexical(readBlocks(spoken(linesOf(text, house))))

export const wholeText = `【概要】
北浜港の定期航路が三年ぶりに再開し、初日は朝から多くの乗客が船着き場に列を作った。
【詳細】
港湾局は一日二往復の運航を続け、利用者が増えれば夏から便を増やす方針を示している。
【要点】
・再開は三年ぶり
・一日二往復`

/** A source in the database, and its id. */
export const sourceIn = async (
  { editor }: Newsroom,
  url = `https://kitahama.example/${crypto.randomUUID()}`,
): Promise<string> => {
  const { body } = await editor('POST', '/sources', {
    title: '北浜港、三年ぶり再開',
    publisher: '北浜日報',
    url,
  })
  return body.doc.id
}

/** A digest with everything the house asks for. */
export const digest = async (
  newsroom: Newsroom,
  change: Record<string, unknown> = {},
): Promise<Record<string, unknown>> => ({
  title: `北浜港の定期航路が再開 ${crypto.randomUUID().slice(0, 8)}`,
  format: 'digest',
  body: bodyOf(wholeText),
  citations: [{ source: await sourceIn(newsroom), role: 'base' }],
  ...change,
})
