import type { AfterErrorHook } from 'payload'
import { inLanguage } from './inLanguage.ts'

/**
 * Answers bad input with 400 where Payload would answer 500: what the database refuses (a value that is no id, a relation
 * that leads nowhere), and a body that cannot be read.
 */
export const explainError: AfterErrorHook = ({ error, req }) => {
  if (!isBadInput(error)) return
  const message = inLanguage(req, {
    ja: '送られた内容を処理できません。値の形と、参照先があることを確かめてください。',
    en: 'The request cannot be processed. Check the types of its values and that what it refers to exists.',
  })
  return { response: { errors: [{ name: 'BadInput', message }] }, status: 400 }
}

// PostgreSQL's classes of errors: 22 data exception, 23 integrity constraint; an operator that does not exist.
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const fromDatabase = /^(22|23)...$|^42883$|^42703$/

const isBadInput = (error: Error): boolean => {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { code, message } = cause as Error & { code?: unknown }
    if (typeof code === 'string' && fromDatabase.test(code)) return true
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
