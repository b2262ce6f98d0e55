import type { ServerResponse } from 'node:http'

/** How large a page may be that is held back, in bytes. */
const largest = 512 * 1024

/**
 * Holds a page back until it is whole, so that what it says can decide how it is sent: its status and headers are still open then. A
 * larger one goes on its way as it comes. Our pages are made in one piece: nobody waits longer for it.
 * @param decide sees the page before anything of it is sent, and gives what is sent
 */
export const whole = (
  response: ServerResponse,
  decide: (page: Buffer) => Promise<Buffer>,
): void => {
  const own = {
    write: response.write,
    end: response.end,
    writeHead: response.writeHead,
    flushHeaders: response.flushHeaders,
  }
  const pieces: Buffer[] = []
  let length = 0
  const add = (piece: unknown, encoding: unknown): void => {
    if (typeof piece !== 'string' && !(piece instanceof Uint8Array)) return
    const bytes =
      typeof piece === 'string'
        ? Buffer.from(piece, (typeof encoding === 'string' ? encoding : 'utf8') as 'utf8')
        : Buffer.from(piece)
    length += bytes.length
    pieces.push(bytes)
  }
  const told = (...given: unknown[]): void => {
    const callback = given.find((one) => typeof one === 'function')
    if (callback) process.nextTick(callback as () => void)
  }
  response.flushHeaders = () => {}
  // Next's compression has the head written before it ends a page.
  response.writeHead = ((status: number, ...given: unknown[]) => {
    response.statusCode = status
    const headers = given.find((one) => typeof one === 'object' && one !== null)
    for (const [name, value] of Object.entries((headers ?? {}) as Record<string, string>))
      response.setHeader(name, value)
    return response
  }) as typeof response.writeHead
  response.write = ((piece: unknown, encoding: unknown, callback: unknown) => {
    add(piece, encoding)
    if (length > largest) {
      Object.assign(response, own)
      // Whoever has wrapped this function calls it again: what was sent is not held any more.
      return own.write.call(
        response,
        Buffer.concat(pieces.splice(0)),
        'utf8',
        (callback ?? encoding) as () => void,
      )
    }
    told(encoding, callback)
    return true
  }) as typeof response.write
  response.end = ((piece: unknown, encoding: unknown, callback: unknown) => {
    if (length > largest)
      return own.end.call(response, piece, encoding as 'utf8', callback as () => void)
    add(piece, encoding)
    told(piece, encoding, callback)
    const page = Buffer.concat(pieces)
    const send = (decided: Buffer): void => {
      Object.assign(response, own)
      // It may be longer or shorter than what was made.
      if (!response.headersSent) response.removeHeader('content-length')
      response.end(decided)
    }
    // Whoever has ended it may end it again, or want its headers sent, while it is decided.
    response.end = (() => response) as typeof response.end
    void decide(page).then(send, () => send(page))
    return response
  }) as typeof response.end
}
