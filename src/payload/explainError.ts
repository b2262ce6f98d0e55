import { statfs } from 'node:fs/promises'
import type { AfterErrorHook, PayloadRequest } from 'payload'
import {
  badInput,
  collided,
  hasCode,
  isFault,
  isFull,
  missingReference,
  tooLong,
} from '../database/hasCode.ts'
import { collectionOf } from '../request/collectionOf.ts'
import { inLanguage } from '../request/inLanguage.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import { userName } from '../request/userName.ts'
import { nameOf } from '../slugs.ts'
import { isReachable } from '../database/isReachable.ts'

/**
 * Answers what Payload would answer with 500, or with a refusal that is none: what the database refuses (a value that is no id,
 * a relation that leads nowhere) is 400, a database that is gone or has no room is 503 or 507. Payload swallows a fault while it
 * looks for the session (`executeAuthStrategies`), so that staff would be told they may not.
 */
export const explainError: AfterErrorHook = async ({ error, req }) => {
  const answer = (
    status: number,
    name: string,
    words: LocalizedText,
  ): ReturnType<AfterErrorHook> => {
    if (status === 503) {
      req.responseHeaders = new Headers(req.responseHeaders ?? [])
      req.responseHeaders.set('Retry-After', '3')
    }
    return { response: { errors: [{ name, message: inLanguage(req, words) }] }, status }
  }
  if (error.name === 'Busy') return answer(503, 'Busy', busy)
  if (
    hasCode(error, isFull) ||
    (error.name === 'FileUploadError' && (await hasFullDisk(req))) ||
    /ENOSPC|EDQUOT|No space left/.test(messagesOf(error))
  )
    return answer(507, 'Full', full)
  if (hasCode(error, tooLong))
    return answer(503, 'TooSlow', (req.method ?? 'GET') === 'GET' ? tooSlow : heldUp)
  if (isFaultOfDatabase(error) || (isRefusal(error) && (await hasLostSession(req))))
    return answer(503, 'Unavailable', unavailable)
  if ((error as { status?: number }).status === 423)
    return answer(423, 'Locked', locked(await holderOf(req)))
  if (hasCode(error, collided))
    return answer(409, 'Collision', {
      ja: '同じものがほかでも保存されているところでした。もう一度保存してください。',
      en: 'The same was being saved elsewhere. Save again.',
    })
  if (error.message === 'File size limit has been reached') {
    const { size = 0 } = (error as { data?: { size?: number } }).data ?? {}
    const maxMegabytes = Math.round(size / 2 ** 20)
    return answer(413, 'TooLarge', {
      ja: `ファイルが大きすぎます（上限は${maxMegabytes}MB）。縮めてから選び直してください。`,
      en: `The file is too large (${maxMegabytes} MB at most). Make it smaller.`,
    })
  }
  const missing = missingReference(error)
  if (missing) {
    const field = missing.column
      .replace(/^version_/, '')
      .replace(/_(\w)/g, (_, c: string) => c.toUpperCase())
    return answer(400, 'BadInput', {
      ja: `「${field}」が指す ${missing.value} はありません。`,
      en: `\`${field}\` refers to ${missing.value}, which is not there.`,
    })
  }
  if (!isBadInput(error)) return
  return answer(400, 'BadInput', {
    ja: '送られた内容を処理できません。値の形と、参照先があることを確かめてください。',
    en: 'The request cannot be processed. Check the types of its values and that what it refers to exists.',
  })
}

/** The same for what is asked of our collections, and for whoever waits for a turn to write; other errors stay the app's. */
export const explainOwnErrors: AfterErrorHook = (given) => {
  const { error, req } = given
  const collection = req.routeParams?.collection
  const isOurs = typeof collection === 'string' && nameOf(req, collection) !== undefined
  return isOurs || error.name === 'Busy' ? explainError(given) : undefined
}

const busy = {
  ja: '保存が混み合っています。少し待ってからもう一度保存してください。',
  en: 'Too much is being saved at once. Wait a little and save again.',
}
const full = {
  ja: 'サーバーのディスクに空きがなく、保存できませんでした。管理者に知らせてください。',
  en: 'The disk of the server is full; nothing was saved. Tell whoever runs it.',
}
const tooSlow = {
  ja: '時間がかかりすぎたため中止しました。条件を減らしてください。',
  en: 'This took too long and was stopped. Ask for less.',
}
const heldUp = {
  ja: 'ほかの保存を待っていましたが、時間切れになりました。何も保存されていません。もう一度保存してください。',
  en: 'This waited too long for another save; nothing was saved. Save again.',
}
const unavailable = {
  ja: 'データベースに接続できません。何も保存されていません。少し待ってからもう一度お試しください。',
  en: 'The database cannot be reached; nothing was saved. Wait a little and try again.',
}

const locked = (name: string | null): LocalizedText => ({
  ja: `${name ?? 'ほかの人'}${name ? 'さん' : ''}が編集中のため、保存しませんでした。入力した内容は失われていません。`,
  en: `${name ?? 'Somebody'} is editing this; yours was not saved, and is not lost.`,
})

/** Who holds the lock of what a request is about; null where that cannot be told. Payload says the id alone, in English. */
const holderOf = async (req: PayloadRequest): Promise<string | null> => {
  const { collection, id } = (req.routeParams ?? {}) as { collection?: string; id?: string }
  if (!collection || !id || !('payload-locked-documents' in req.payload.collections)) return null
  const { docs } = await req.payload.find({
    collection: 'payload-locked-documents',
    where: {
      and: [
        { 'document.relationTo': { equals: collection } },
        { 'document.value': { equals: id } },
      ],
    },
    sort: '-updatedAt',
    limit: 1,
    depth: 1,
    pagination: false,
  })
  const user = (docs[0] as { user?: { value?: unknown } } | undefined)?.user?.value
  return typeof user === 'object' ? userName(user) : null
}

const messagesOf = (error: unknown): string => {
  let messages = ''
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    messages += `${cause.message}\n`
  return messages
}

const isFaultOfDatabase = (error: Error): boolean =>
  hasCode(error, isFault) ||
  /cannot begin transaction|timeout exceeded when trying to connect|Connection terminated|Query read timeout|ECONNREFUSED|ECONNRESET|Client has encountered a connection error/.test(
    messagesOf(error),
  )

/** Below this many bytes no picture can be written with its sizes. */
const minFreeBytes = 8 * 2 ** 20

/** Whether a file could not be written for want of room: Payload says of any failure that the upload was a problem. */
const hasFullDisk = async ({ payload, routeParams }: PayloadRequest): Promise<boolean> => {
  const { upload } = collectionOf({ payload }, String(routeParams?.collection)) ?? {}
  if (!upload || upload.disableLocalStorage) return false
  const { bavail, bsize } = await statfs(upload.staticDir ?? '.').catch(() => ({
    bavail: Infinity,
    bsize: 1,
  }))
  return bavail * bsize < minFreeBytes
}

const isRefusal = (error: Error): boolean => {
  const { status } = error as { status?: number }
  return status === 401 || status === 403
}

/** Whether somebody came with a session that could not be looked for: the database does not answer. */
const hasLostSession = async (req: PayloadRequest): Promise<boolean> => {
  const hasCredentials =
    req.headers.has('authorization') ||
    (req.headers.get('cookie') ?? '').includes(`${req.payload.config.cookiePrefix}-token=`)
  if (req.user || !hasCredentials) return false
  try {
    // It may answer again by now: then the session is found.
    const { user } = await req.payload.auth({ headers: req.headers })
    if (user) return true
    return !(await isReachable(req))
  } catch {
    return true
  }
}

const isBadInput = (error: Error): boolean => {
  if (hasCode(error, badInput)) return true
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { message } = cause
    if (cause instanceof SyntaxError || cause instanceof URIError || cause instanceof RangeError)
      return true
    if (
      /multipart|boundary|content-disposition|unexpected end of (form|json)|invalid input syntax|cannot find field|malformed part header|handlers is not present/i.test(
        message,
      )
    )
      return true
  }
  return false
}
