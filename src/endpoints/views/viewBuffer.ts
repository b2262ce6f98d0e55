import { createLocalReq, type Payload } from 'payload'
import { countViews, orderPopular, type View } from '../../database/published/countViews.ts'

/** How long views are gathered before they are written, in milliseconds, and how many at most. */
const gathering = 5000
const most = 500

/** How often what is read most is put in order, in milliseconds; by each process, and never without a new view. */
const ordering = 60_000

type Buffer = { views: View[]; timer: NodeJS.Timeout | null; ordered: number }

const buffers = new WeakMap<Payload, Buffer>()

/** Gathers a view; written with those of the next seconds. What a process that ends has gathered is lost. */
export const gather = (payload: Payload, view: View): void => {
  const buffer = buffers.get(payload) ?? { views: [], timer: null, ordered: 0 }
  buffers.set(payload, buffer)
  buffer.views.push(view)
  if (buffer.views.length >= most) void writeViews(payload)
  else buffer.timer ??= setTimeout(() => void writeViews(payload), gathering).unref()
}

/** Writes what was gathered. A failure is logged: readers are counted, not kept. */
export const writeViews = async (payload: Payload): Promise<void> => {
  const buffer = buffers.get(payload)
  if (!buffer) return
  const { views } = buffer
  buffer.views = []
  if (buffer.timer) clearTimeout(buffer.timer)
  buffer.timer = null
  try {
    const req = await createLocalReq({}, payload)
    await countViews(req, views)
    if (Date.now() - buffer.ordered < ordering) return
    buffer.ordered = Date.now()
    await orderPopular(req)
  } catch (err) {
    payload.logger.warn({ err, msg: 'midashi: readers of articles could not be counted' })
  }
}
