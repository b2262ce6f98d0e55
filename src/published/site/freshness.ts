import { siteState } from '../../database/published/version.ts'
import type { Reading } from './reading.ts'

/**
 * Asks the database what state readers see, for many at once: whoever comes while it is being asked is answered by the next question,
 * which is asked only then. So nobody is told of a state that was over before they came, and a thousand readers ask as often as
 * one could.
 */
export const freshnessOf = (reading: Reading): (() => Promise<string>) => {
  const statement = reading.prepared('state', siteState)
  let running: Promise<string> | null = null
  let next: Promise<string> | null = null
  const ask = async (): Promise<string> => {
    const [row] = await statement.rows(reading.pool)
    return String(row!.state)
  }
  const begin = (): Promise<string> => {
    const asked = ask()
    running = asked
    const end = (): void => {
      if (running === asked) running = null
    }
    asked.then(end, end)
    return asked
  }
  return () => {
    if (!running) return begin()
    next ??= running
      .catch(() => '')
      .then(() => {
        next = null
        return begin()
      })
    return next
  }
}
