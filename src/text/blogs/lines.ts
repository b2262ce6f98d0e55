import { withoutControls } from './withoutControls.ts'

/** A line of a text that comes in pieces: without its end, and its number from 1. */
export type NumberedLine = { text: string; number: number }

/** The lines of a text that comes in pieces; `\r\n`, `\n` and `\r` end one. */
export function* linesFrom(pieces: Iterable<string>): Generator<NumberedLine> {
  let number = 0
  // Pieces of one line are put together once: one may be a hundred megabytes long.
  let open: string[] = []
  let endsInReturn = false
  for (const given of pieces) {
    if (given === '') continue
    const piece = endsInReturn && given.startsWith('\n') ? given.slice(1) : given
    endsInReturn = given.endsWith('\r')
    const parts = piece.split(/\r\n|\n|\r/)
    for (const [at, part] of parts.entries()) {
      open.push(part)
      if (at < parts.length - 1) {
        yield { text: withoutControls(open.join('')), number: ++number }
        open = []
      }
    }
  }
  const last = open.join('')
  if (last !== '') yield { text: withoutControls(last), number: ++number }
}

/** Lines one after the other, of which those to come can be looked at. */
export class LinesAhead {
  readonly #lines: Iterator<NumberedLine>
  #ahead: NumberedLine[] = []
  #from = 0

  constructor(lines: Iterable<NumberedLine>) {
    this.#lines = lines[Symbol.iterator]()
  }

  /** The line `n` lines ahead, 0 for the next; null behind the end. */
  peek(n = 0): NumberedLine | null {
    while (this.#ahead.length - this.#from <= n) {
      const { done, value } = this.#lines.next()
      if (done) return null
      this.#ahead.push(value)
    }
    return this.#ahead[this.#from + n]!
  }

  next(): NumberedLine | null {
    const line = this.peek()
    if (line) this.#from++
    // Now and then, not at each line: taking the first of a long list moves all of it.
    if (this.#from > 1000) {
      this.#ahead = this.#ahead.slice(this.#from)
      this.#from = 0
    }
    return line
  }
}
