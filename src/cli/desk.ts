import type { Payload } from 'payload'
import type { House } from '../text/proof/rule.ts'

/** Where the command works: in this newsroom, or in the app it was installed into. */
export type Desk = {
  house: () => Promise<House>
  open: () => Promise<{ payload: Payload; close: () => Promise<void> }>
}
