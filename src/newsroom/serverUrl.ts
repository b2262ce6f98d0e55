import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { home } from './home.ts'

const file = (): string => home('server-url')

/** Notes the public address this newsroom is started with, for the programs beside it: pages they make name it. */
export const noteServerUrl = (): void => writeFileSync(file(), process.env.SERVER_URL ?? '')

/** The public address: `SERVER_URL`, or the one this newsroom was started with last; empty where it has none. */
export const serverUrl = (): string =>
  process.env.SERVER_URL ?? (existsSync(file()) ? readFileSync(file(), 'utf8') : '')
