import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash, randomBytes } from 'node:crypto'
import { home } from './home.ts'
import { Plain } from './speak.ts'

/**
 * The key sessions are signed with: `PAYLOAD_SECRET`, or one made once for a local newsroom.
 * @throws {Plain} in production, where a key nobody chose would change with every machine
 */
export const secret = (): string => {
  if (process.env.PAYLOAD_SECRET) return process.env.PAYLOAD_SECRET
  if (process.env.NODE_ENV === 'production')
    throw new Plain(
      '本番では PAYLOAD_SECRET を指定してください（例: openssl rand -hex 32 の出力）。',
      'Set PAYLOAD_SECRET in production, for example to the output of `openssl rand -hex 32`.',
    )
  const file = home('secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** What Payload makes of its secret and signs with: the first 32 figures of its hash (`payload/dist/index.js`). */
export const signingKey = (given: string): string =>
  createHash('sha256').update(given).digest('hex').slice(0, 32)
