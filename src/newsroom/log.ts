import pretty from 'pino-pretty'
import { badValue, collided, hasCode } from '../database/hasCode.ts'

/** Whether an error is the doing of whoever asked: they were answered, and could fill a log with it. */
const isAskers = (error: unknown): boolean =>
  Number((error as { status?: unknown } | undefined)?.status ?? 500) < 500 ||
  hasCode(error, badValue) ||
  hasCode(error, collided)

/** What went wrong, where whoever started the newsroom reads it; what a program prints stays clean. */
export const log = {
  options: {
    level: 'error',
    hooks: {
      logMethod(args: unknown[], method: (...args: unknown[]) => void) {
        if (!isAskers((args[0] as { err?: unknown } | undefined)?.err)) method.apply(this, args)
      },
    },
  },
  destination: pretty({ destination: 2, sync: true, ignore: 'pid,hostname,name' }),
}
