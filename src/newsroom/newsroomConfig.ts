import type { SanitizedConfig } from 'payload'
import type { House } from '../text/proof/rule.ts'
import { serverUrl } from './serverUrl.ts'

/**
 * The config of this newsroom for a program beside the app: it signs no sessions and runs no jobs. The config reads its
 * environment when it is first imported, so that everybody comes here for it.
 */
export const newsroomConfig = async (): Promise<SanitizedConfig> => {
  process.env.PAYLOAD_SECRET ??= 'midashi-command-line'
  process.env.MIDASHI_JOBS = 'off'
  process.env.SERVER_URL ??= serverUrl()
  const { default: config } = await import('../payload.config.ts')
  return config
}

/** The house style of this newsroom: what `payload.config.ts` gives to `midashi()`. */
export const newsroomHouse = async (): Promise<House> =>
  (await newsroomConfig()).custom.midashi.house as House
