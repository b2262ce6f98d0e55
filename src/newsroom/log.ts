import pretty from 'pino-pretty'
import { badInput, collided, hasCode } from '../database/hasCode.ts'

/** Whether an error is the doing of whoever asked: they were answered, and could fill a log with it. */
const isAskers = (error: unknown): boolean =>
  Number((error as { status?: unknown } | undefined)?.status ?? 500) < 500 ||
  (error as { name?: unknown } | undefined)?.name === 'Busy' ||
  hasCode(error, badInput) ||
  hasCode(error, collided)

/** The most lines in a second; beyond that they are counted and told of in one. */
const maxLines = 10

/** The most characters of one message: an error of a statement has the whole statement and its parameters in it. */
const maxLineLength = 300

/**
 * An error in one line: what it says and what caused it, each cut, and where it came from. A stranger can provoke errors that
 * hold what he sent; the log must not grow by it.
 */
export const lineOf = (error: unknown): string => {
  const messages: string[] = []
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    messages.push(withoutValues(cause.message))
  const [place = ''] =
    (error instanceof Error ? (error.stack ?? '') : '').match(/^\s+at .+$/m) ?? []
  return [
    messages.length > 0 ? messages.join(' ← ') : withoutValues(String(error)),
    place.trim().slice(0, 200),
  ]
    .filter(Boolean)
    .join(' ')
}

// Drizzle's “Failed query: …\nparams: …”.
const withoutValues = (message: string): string => {
  const line = message.replace(/\nparams:[\s\S]*/, '').replace(/\s+/g, ' ')
  return line.length > maxLineLength ? `${line.slice(0, maxLineLength)}…` : line
}

let [second, lines, held] = [0, 0, 0]

/** Whether there is still room for a line in this second; says how many had none once there is. */
const hasRoom = (say: (message: string) => void): boolean => {
  const now = Math.floor(Date.now() / 1000)
  if (now !== second) {
    if (held > 0) say(`${held} more lines were left out.`)
    ;[second, lines, held] = [now, 0, 0]
  }
  if (++lines <= maxLines) return true
  held++
  return false
}

type Method = (message: string) => void

/** What went wrong, one line each, where whoever started the newsroom reads it; what a program prints stays clean. */
export const log = {
  options: {
    level: 'error',
    hooks: {
      logMethod(args: unknown[], method: (...args: unknown[]) => void) {
        const say: Method = (message) => method.apply(this, [message])
        const [first, then] = args
        const error = first instanceof Error ? first : (first as { err?: unknown } | null)?.err
        if ((error !== undefined && isAskers(error)) || !hasRoom(say)) return
        const { msg } = (typeof first === 'object' && first !== null ? first : {}) as {
          msg?: unknown
        }
        const words = [msg ?? (typeof first === 'string' ? first : then)]
          .filter((one) => typeof one === 'string')
          .map((one) => withoutValues(String(one)))
        say([...words, ...(error === undefined ? [] : [lineOf(error)])].join(': '))
      },
    },
  },
  destination: pretty({ destination: 2, sync: true, ignore: 'pid,hostname,name' }),
}
