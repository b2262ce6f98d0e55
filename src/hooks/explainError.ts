import type { AfterErrorHook } from 'payload'
import { collided, hasCode } from '../database/hasCode.ts'
import type { Words } from '../text/manuscript/manuscript.ts'
import { inLanguage } from './inLanguage.ts'

/**
 * Answers bad input with 400 where Payload would answer 500: what the database refuses (a value that is no id, a relation
 * that leads nowhere), and a body that cannot be read.
 */
export const explainError: AfterErrorHook = ({ error, req }) => {
  const answer = (status: number, name: string, words: Words): ReturnType<AfterErrorHook> => ({
    response: { errors: [{ name, message: inLanguage(req, words) }] },
    status,
  })
  if (hasCode(error, collided))
    return answer(409, 'Collision', {
      ja: '同じものがほかでも保存されているところでした。もう一度保存してください。',
      en: 'The same was being saved elsewhere. Save again.',
    })
  if (error.message === 'File size limit has been reached') {
    const { size = 0 } = (error as { data?: { size?: number } }).data ?? {}
    const most = Math.round(size / 2 ** 20)
    return answer(413, 'TooLarge', {
      ja: `ファイルが大きすぎます（上限は${most}MB）。縮めてから選び直してください。`,
      en: `The file is too large (${most} MB at most). Make it smaller.`,
    })
  }
  if (!isBadInput(error)) return
  return answer(400, 'BadInput', {
    ja: '送られた内容を処理できません。値の形と、参照先があることを確かめてください。',
    en: 'The request cannot be processed. Check the types of its values and that what it refers to exists.',
  })
}

// PostgreSQL's classes of errors: 22 data exception, 23 integrity constraint; an operator that does not exist.
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const fromDatabase = /^(22|23)...$|^42883$|^42703$/

const isBadInput = (error: Error): boolean => {
  if (hasCode(error, fromDatabase)) return true
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { message } = cause
    if (cause instanceof SyntaxError || cause instanceof URIError || cause instanceof RangeError)
      return true
    if (
      /multipart|boundary|content-disposition|unexpected end of (form|json)|invalid input syntax/i.test(
        message,
      )
    )
      return true
  }
  return false
}
