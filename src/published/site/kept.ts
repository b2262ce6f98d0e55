import type { Encoding } from './compressed.ts'

/** An answer that was given, and in which state of what readers see. */
export type Kept = {
  state: string
  /** When it is over by itself, in milliseconds. */
  until: number
  /** Its strong tag, without the encoding. */
  tag: string
  headers: Record<string, string>
  /** Its bytes, in the encodings that were asked for. */
  bodies: { identity: Buffer } & Partial<Record<Encoding, Buffer>>
}

/** How many bytes it takes, its address and headers about. */
export const sizeOf = ({ bodies }: Kept): number =>
  Object.values(bodies).reduce((sum, { length }) => sum + length, 500)
