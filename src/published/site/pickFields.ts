import { isRecord } from '../../text/isRecord.ts'
import { badParameter } from './refusals.ts'

/** The parts of an answer that are wanted. @throws {SiteRefused} where there is no such part */
export const pickFields = (json: string, fields: string[]): string => {
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
