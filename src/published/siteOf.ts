import type { Payload } from 'payload'
import type { Webhook } from './webhooks.ts'
import type { House } from '../text/proof/rule.ts'

/** What an app may set of what frontends get. All of it may be left out. */
export type SiteOptions = {
  /** `Cache-Control` of everything that is public. @default public, max-age=0, must-revalidate */
  cacheControl?: string
  /** The pages of other sites whose scripts may read it: their origins, or '*'. @default what the app's own `cors` says */
  cors?: '*' | string[]
  /** Whether readers are counted, for what is read most: by a beacon without cookies. @default true */
  popular?: boolean
  /**
   * Addresses that are told of articles: `article.published`, `.changed`, `.withdrawn`, signed as https://www.standardwebhooks.com says, from
   * the jobs queue `webhooks`, and again for some hours where they do not answer.
   */
  webhooks?: Webhook[]
  /**
   * Called once something readers see has changed, with the tags of what it was (`articles:ID`, `sources:ID`): to purge a CDN, or for
   * Next's `revalidateTag`. It is called behind the transaction, and what it throws is logged.
   */
  onChange?: (change: { tags: string[] }) => void | Promise<void>
}

/** The settings of an app that runs; null where it has no read model. */
export const siteOf = ({ payload }: { payload: Pick<Payload, 'config'> }): SiteOptions | null => {
  const { midashi } = payload.config.custom as { midashi?: { site?: SiteOptions | null } }
  return midashi?.site ?? null
}

/** The house style of an app that runs. */
export const houseIn = ({ payload }: { payload: Pick<Payload, 'config'> }): House =>
  (payload.config.custom as { midashi: { house: House } }).midashi.house

/** Whether readers comment in an app that runs. */
export const hasComments = ({ payload }: { payload: Pick<Payload, 'config'> }): boolean =>
  (payload.config.custom as { midashi: { hasComments: boolean } }).midashi.hasComments
