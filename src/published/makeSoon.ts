import type { Payload } from 'payload'
import { makeDue } from './makeDue.ts'

/** How long nothing must have been saved before pages are made that nobody has asked for, in milliseconds. */
const quiet = 1000

const timers = new WeakMap<Payload, NodeJS.Timeout>()

/** Makes the pages that are due once there is time: whoever asks for one before has it made. */
export const makeSoon = (payload: Payload): void => {
  clearTimeout(timers.get(payload))
  timers.set(
    payload,
    setTimeout(() => {
      timers.delete(payload)
      makeDue(payload).catch((err: unknown) =>
        payload.logger.warn({ err, msg: 'midashi: pages are made when they are asked for' }),
      )
    }, quiet).unref(),
  )
}
