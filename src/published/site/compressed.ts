import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The encoding a client is sent: brotli before gzip, where it takes them (RFC 9110, 12.5.3). */
export const encodingFor = (accepted: string | null | undefined): Encoding => {
  const taken = new Map(
    (accepted ?? '').split(',').map((one) => {
      const [name = '', ...more] = one.toLowerCase().split(';')
      const weight = /^\s*q=([\d.]+)/.exec(more.join(';'))?.[1]
      return [name.trim(), weight === undefined ? 1 : Number(weight)]
    }),
  )
  const takes = (name: string): boolean => (taken.get(name) ?? taken.get('*') ?? 0) > 0
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** An answer's bytes in an encoding. */
export const compressed = async (plain: Buffer, encoding: Encoding): Promise<Buffer> => {
  if (encoding === 'identity') return plain
  if (encoding === 'gzip') return gzipped(plain, { level: 6 })
  return brotli(plain, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
}
