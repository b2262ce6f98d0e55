import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { houseData } from '../../text/house/houseData.ts'
import type { House } from '../../text/proof/rule.ts'
import { keyVersion } from '../../text/sources/canonicalUrl.ts'
import { hasCode, notThere } from '../hasCode.ts'
import { composeStored } from './composeStored.ts'
import { fillPublicFrom } from './fillPublicFrom.ts'
import { foldSourceKeys } from './foldSourceKeys.ts'

/** What is done to the data an app has when its Midashi is newer than they are. */
type Upgrade = {
  /** What it was done for last; another one, and it is done again. Null: it looks each time, and is quick to see that there is nothing. */
  version: ((house: House) => string) | null
  /** How many rows it has changed. Stopped amid it, it goes on where it was; done twice, it changes nothing. */
  run: (payload: Payload, house: House) => Promise<number>
}

const upgrades = {
  publicFrom: { version: null, run: fillPublicFrom },
  composed: { version: () => '1', run: composeStored },
  // Which addresses are one page is the house's to say, too.
  sourceKeys: {
    version: (house) => {
      const sites = JSON.stringify(houseData(house).sites)
      return `${keyVersion} ${createHash('sha256').update(sites).digest('hex')}`
    },
    run: foldSourceKeys,
  },
} satisfies Record<string, Upgrade>

/** How many rows each upgrade has changed. */
export type Upgraded = Record<keyof typeof upgrades, number>

const atStart = new WeakMap<Payload, Upgraded | null>()

/** What the start of this Payload did to the data; null where the app has not migrated yet. */
export const upgradedAtStart = (payload: Payload): Upgraded | null => atStart.get(payload) ?? null

/** Does what has not been done to the data of this database, and remembers what it was. @returns whether anything was changed */
export const upgradeAtStart = async (payload: Payload, house: House): Promise<boolean> => {
  try {
    atStart.set(payload, await upgradeData(payload, house))
  } catch (error) {
    // The app has not migrated yet: the next start does it.
    if (!hasCode(error, notThere)) throw error
    atStart.set(payload, null)
  }
  return Object.values(upgradedAtStart(payload) ?? {}).some((rows) => rows > 0)
}

const upgradeData = async (payload: Payload, house: House): Promise<Upgraded> => {
  const done: [string, number][] = []
  for (const [name, upgrade] of Object.entries<Upgrade>(upgrades))
    done.push([name, await once(payload, house, name, upgrade)])
  return Object.fromEntries(done) as Upgraded
}

/** What was done, and for what, in the store Payload keeps such things in. */
const kept = 'midashi.upgrades'

const once = async (
  payload: Payload,
  house: House,
  name: string,
  { version, run }: Upgrade,
): Promise<number> => {
  if (!version) return run(payload, house)
  const done = (): Promise<Record<string, string> | null> => payload.kv.get(kept)
  const wanted = version(house)
  if ((await done())?.[name] === wanted) return 0
  const rows = await run(payload, house)
  await payload.kv.set(kept, { ...(await done()), [name]: wanted })
  return rows
}
