import { createLocalReq, type Payload } from 'payload'
import { countViews, orderPopular, type View } from '../database/published/countViews.ts'

/** How long views are gathered before they are written, in milliseconds, and how many at most. */
const gathering = 5000
const most = 500

/** How often what is read most is put in order, in milliseconds, by a process that counts. */
const ordering = 60_000

type Buffer = {
  views: View[]
  writing: NodeJS.Timeout | null
  ordering: NodeJS.Timeout | null
  /** When it was put in order last. */
  ordered: number
}

const buffers = new WeakMap<Payload, Buffer>()

/** Gathers a view; written with those of the next seconds. What a process that ends has gathered is lost. */
export const gather = (payload: Payload, view: View): void => {
  const buffer = buffers.get(payload) ?? { views: [], writing: null, ordering: null, ordered: 0 }
  buffers.set(payload, buffer)
  buffer.views.push(view)
  if (buffer.views.length >= most) void writeViews(payload)
  else buffer.writing ??= setTimeout(() => void writeViews(payload), gathering).unref()
}

/** Writes what was gathered, and has it put in order. A failure is logged: readers are counted, not kept. */
export const writeViews = async (payload: Payload): Promise<void> => {
  const buffer = buffers.get(payload)
  if (!buffer) return
  const { views } = buffer
  buffer.views = []
  if (buffer.writing) clearTimeout(buffer.writing)
  buffer.writing = null
  try {
    await countViews(await createLocalReq({}, payload), views)
    orderIn(payload, buffer, Math.max(buffer.ordered + ordering - Date.now(), 0))
  } catch (err) {
    payload.logger.warn({ err, msg: failed })
  }
}

const failed = 'midashi: readers of articles could not be counted'

/** Puts what is read most in order in some milliseconds, and again when the day ends: who has read what is forgotten then. */
const orderIn = (payload: Payload, buffer: Buffer, pause: number): void => {
  // An earlier one may wait already.
  if (buffer.ordering && pause > ordering) return
  if (buffer.ordering) clearTimeout(buffer.ordering)
  const order = async (): Promise<void> => {
    buffer.ordering = null
    buffer.ordered = Date.now()
    try {
      await orderPopular(await createLocalReq({}, payload))
    } catch (err) {
      payload.logger.warn({ err, msg: failed })
    }
    orderIn(payload, buffer, untilTomorrow())
  }
  buffer.ordering = setTimeout(() => void order(), pause).unref()
}

/** Until the day in Japan has ended, and a second. */
const untilTomorrow = (): number => {
  const day = 86_400_000
  return day - ((Date.now() + 9 * 3_600_000) % day) + 1000
}
