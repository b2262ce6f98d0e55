import { IncomingMessage } from 'node:http'

/** All bytes of bodies that are being read now. */
let underWay = 0

/** How many bytes of bodies are being read now, in all requests of this process. */
export const bytesUnderWay = (): number => underWay

/**
 * A request that counts the bytes of its body as they come in, chunked or not, and stops at a limit: what stands behind it never
 * gets more than that.
 */
export class CountedRequest extends IncomingMessage {
  #limit = Infinity
  #bytes = 0
  #tooLarge: (() => void) | null = null

  /** Sets the limit, and what is done where the body goes beyond it. What is there already is counted. */
  countTo(limit: number, tooLarge: () => void): void {
    this.#limit = limit
    this.#tooLarge = tooLarge
    this.once('close', () => {
      underWay -= this.#bytes
      this.#bytes = 0
      this.#limit = 0
      this.#tooLarge = null
    })
    this.#look()
  }

  override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    if (chunk !== null) {
      this.#bytes += chunk.length
      underWay += chunk.length
      this.#look()
      if (this.#bytes > this.#limit) return false
    }
    return super.push(chunk, encoding)
  }

  #look(): void {
    if (this.#bytes <= this.#limit) return
    const say = this.#tooLarge
    this.#tooLarge = null
    say?.()
  }
}
