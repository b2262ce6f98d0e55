import { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** Whose bodies are counted together, so that one cannot take the room of the other. */
export type Share = 'staff' | 'anonymous'

/** All bytes of bodies that are being read now, in all requests of this process. */
export const underWay: Record<Share, number> = { staff: 0, anonymous: 0 }

/** How much of a body that is refused is still taken off the wire: whoever is cut off amid sending does not read the answer. */
const maxDiscarded = 48 * 1024 * 1024

/**
 * A request that counts the bytes of its body as they come in, chunked or not, and stops at a limit: what stands behind it never
 * gets more than that.
 */
export class CountedRequest extends IncomingMessage {
  #limit = Infinity
  #share: Share = 'anonymous'
  #bytes = 0
  #discarded = 0
  #isRefused = false
  #tooLarge: (() => void) | null = null

  constructor(socket: Socket) {
    super(socket)
    // However it ends: a request that was answered before its body was there hears nothing of the end of its connection.
    const end = (): void => {
      socket.off('close', end)
      this.#giveBack()
      this.#isRefused = true
    }
    socket.once('close', end)
    this.once('close', end)
  }

  #giveBack(): void {
    underWay[this.#share] -= this.#bytes
    this.#bytes = 0
  }

  /** Whether a body comes with it. */
  get hasBody(): boolean {
    const { 'content-length': length, 'transfer-encoding': encoding } = this.headers
    return encoding !== undefined || Number(length ?? 0) > 0
  }

  /** Sets the limit, whose share it is, and what is done where the body goes beyond it. What is there already is counted. */
  countTo(limit: number, share: Share, tooLarge: () => void): void {
    if (this.closed) return
    underWay[this.#share] -= this.#bytes
    underWay[share] += this.#bytes
    this.#share = share
    this.#limit = limit
    this.#tooLarge = tooLarge
    if (this.#bytes > limit) this.refuse()
  }

  /** Takes nothing more of the body: it has been answered. */
  refuse(): void {
    if (this.#isRefused) return
    this.#isRefused = true
    // What has come is thrown away with the rest.
    this.#giveBack()
    this.#tooLarge?.()
  }

  override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    if (!this.#isRefused && chunk !== null) {
      this.#bytes += chunk.length
      underWay[this.#share] += chunk.length
      if (this.#bytes > this.#limit) this.refuse()
    }
    if (!this.#isRefused) return super.push(chunk, encoding)
    // Half a body is no body: whoever reads it behind us gets an error, not an end.
    if (chunk === null && this.#tooLarge) this.destroy(new Error('The body was too large.'))
    if (chunk === null) return super.push(null)
    this.#discarded += chunk.length
    if (this.#discarded > maxDiscarded) this.destroy()
    return true
  }
}
