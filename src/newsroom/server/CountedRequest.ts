import { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** All bytes of bodies that are being read now. */
let underWay = 0

/** How many bytes of bodies are being read now, in all requests of this process. */
export const bytesUnderWay = (): number => underWay

/** How much of a body that is refused is still taken off the wire: whoever is cut off amid sending does not read the answer. */
const mostDiscarded = 48 * 1024 * 1024

/**
 * A request that counts the bytes of its body as they come in, chunked or not, and stops at a limit: what stands behind it never
 * gets more than that.
 */
export class CountedRequest extends IncomingMessage {
  #limit = Infinity
  #bytes = 0
  #discarded = 0
  #isRefused = false
  #tooLarge: (() => void) | null = null

  constructor(socket: Socket) {
    super(socket)
    // However it ends, also where it was answered before anybody read it.
    this.once('close', () => {
      underWay -= this.#bytes
      this.#bytes = 0
      this.#isRefused = true
    })
  }

  /** Whether a body comes with it. */
  get hasBody(): boolean {
    const { 'content-length': length, 'transfer-encoding': encoding } = this.headers
    return encoding !== undefined || Number(length ?? 0) > 0
  }

  /** Sets the limit, and what is done where the body goes beyond it. What is there already is counted. */
  countTo(limit: number, tooLarge: () => void): void {
    this.#limit = limit
    this.#tooLarge = tooLarge
    if (this.#bytes > limit) this.refuse()
  }

  /** Takes nothing more of the body: it has been answered. */
  refuse(): void {
    if (this.#isRefused) return
    this.#isRefused = true
    this.#tooLarge?.()
  }

  override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    if (!this.#isRefused && chunk !== null) {
      this.#bytes += chunk.length
      underWay += chunk.length
      if (this.#bytes > this.#limit) this.refuse()
    }
    if (!this.#isRefused) return super.push(chunk, encoding)
    // Half a body is no body: whoever reads it behind us gets an error, not an end.
    if (chunk === null && this.#tooLarge) this.destroy(new Error('The body was too large.'))
    if (chunk === null) return super.push(null)
    this.#discarded += chunk.length
    if (this.#discarded > mostDiscarded) this.destroy()
    return true
  }
}
