import type { PayloadRequest } from 'payload'
import { Refused } from './refused.ts'

/** The most bytes of what a reader sends. */
const most = 65_536

/**
 * What a reader sent, as JSON or as a form, without reading more than it may be.
 * @throws {Refused} `tooLarge` or `badRequest`
 */
export const readBody = async (req: PayloadRequest): Promise<Record<string, unknown>> => {
  const bytes = await readBytes(req)
  const type = req.headers.get('content-type') ?? ''
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(bytes.toString('utf8')))
  let read: unknown
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refused('badRequest')
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new Refused('badRequest')
  return read as Record<string, unknown>
}

const readBytes = async (req: PayloadRequest): Promise<Buffer> => {
  if (Number(req.headers.get('content-length') ?? 0) > most) throw new Refused('tooLarge')
  const parts: Uint8Array[] = []
  let size = 0
  if (!req.body) return Buffer.alloc(0)
  for await (const part of req.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > most) throw new Refused('tooLarge')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
