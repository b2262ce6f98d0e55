import { createHash } from 'node:crypto'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { houseData } from '../../text/house/houseData.ts'
import type { House } from '../../text/proof/rule.ts'
import { keyVersion } from '../../text/sources/canonicalUrl.ts'
import { advisoryLock } from '../advisoryLock.ts'
import { hasCode, notThere } from '../hasCode.ts'
import { inTransaction } from '../inTransaction.ts'
import { composeStored } from './composeStored.ts'
import { fillPublicFrom } from './fillPublicFrom.ts'
import { foldSourceKeys } from './foldSourceKeys.ts'

/** What is done to the data an app has when its Midashi is newer than they are. */
type Upgrade = {
  /** What it was done for last; another one, and it is done again. */
  version: (house: House) => string
  /** In the transaction of the request: all or nothing. */
  run: (req: PayloadRequest, house: House) => Promise<void>
}

const upgrades: Record<string, Upgrade> = {
  composed: { version: () => '1', run: composeStored },
  // Which addresses are one page is the house's to say, too.
  sourceKeys: {
    version: (house) => {
      const sites = JSON.stringify(houseData(house).sites)
      return `${keyVersion} ${createHash('sha256').update(sites).digest('hex')}`
    },
    run: foldSourceKeys,
  },
}

/**
 * Does what has not been done to the data of this database; two processes that start at once take turns.
 * @returns whether anything was done
 */
export const upgradeData = async (payload: Payload, house: House): Promise<boolean> => {
  let isChanged = false
  try {
    await fillPublicFrom(payload)
    for (const [name, { version, run }] of Object.entries(upgrades))
      if (await once(payload, name, version(house), (req) => run(req, house))) isChanged = true
  } catch (error) {
    // The app has not migrated yet: the next start does it.
    if (!hasCode(error, notThere)) throw error
  }
  return isChanged
}

/** What was done, and for what, in the store Payload keeps such things in. */
const kept = 'midashi.upgrades'

const isDone = async ({ kv }: Payload, name: string, version: string): Promise<boolean> =>
  (await kv.get<Record<string, string>>(kept))?.[name] === version

const once = async (
  payload: Payload,
  name: string,
  version: string,
  run: (req: PayloadRequest) => Promise<void>,
): Promise<boolean> => {
  if (await isDone(payload, name, version)) return false
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    await advisoryLock('upgrades', req)
    if (await isDone(payload, name, version)) return
    await run(req)
  })
  await payload.kv.set(kept, { ...(await payload.kv.get<object>(kept)), [name]: version })
  return true
}
