import { mkdirSync } from 'node:fs'
import path from 'node:path'

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '../..')

/** A path in the one ignored folder that holds all a local newsroom keeps (`MIDASHI_HOME` names another); its folder is made. */
export const home = (...parts: string[]): string => {
  const place = path.join(path.resolve(root, process.env.MIDASHI_HOME ?? '.newsroom'), ...parts)
  mkdirSync(path.dirname(place), { recursive: true })
  return place
}
