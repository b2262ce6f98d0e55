import type { PayloadRequest } from 'payload'
import { isRecord } from '../text/isRecord.ts'
import { Refused } from './refused.ts'

/** The most bytes of what a reader sends. */
const maxBytes = 65_536

/**
 * What a reader sent, as JSON or as a form of ours, without reading more than it may be.
 * @throws {Refused} `tooLarge` or `badRequest`
 */
export const readBody = async (req: PayloadRequest): Promise<Record<string, unknown>> => {
  const type = req.headers.get('content-type')?.split(';')[0]!.trim().toLowerCase() ?? ''
  const isForm = type === 'application/x-www-form-urlencoded'
  // A page of somebody else's may send these without asking the browser's leave.
  if (type !== 'application/json' && !(isForm && isFromHere(req))) throw new Refused('badRequest')
  const bytes = await readBytes(req)
  if (isForm) return Object.fromEntries(new URLSearchParams(bytes.toString('utf8')))
  let read: unknown
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refused('badRequest')
  }
  if (!isRecord(read)) throw new Refused('badRequest')
  return read
}

/** Whether a form was sent by a page of ours, or by no browser: its readers would else vote where they never were. */
const isFromHere = (req: PayloadRequest): boolean => {
  const origin = req.headers.get('origin')
  if (origin === null) return req.headers.get('sec-fetch-site') !== 'cross-site'
  const { cors, serverURL } = req.payload.config
  const allowed = Array.isArray(cors) ? cors : typeof cors === 'object' ? cors.origins : []
  return (
    URL.parse(origin)?.host === req.headers.get('host') ||
    origin === serverURL ||
    allowed.includes(origin)
  )
}

const readBytes = async (req: PayloadRequest): Promise<Buffer> => {
  if (Number(req.headers.get('content-length') ?? 0) > maxBytes) throw new Refused('tooLarge')
  const parts: Uint8Array[] = []
  let size = 0
  if (!req.body) return Buffer.alloc(0)
  for await (const part of req.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > maxBytes) throw new Refused('tooLarge')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
