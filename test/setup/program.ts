import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A program of the newsroom, run as a person runs it, and what it has said so far. */
export type Program = { process: ChildProcess; said: () => string; ended: Promise<number | null> }

const node = ['--conditions=production', '--disable-warning=ExperimentalWarning']

/** Runs one of the newsroom's programs with these variables and no others that would change what it does, in its folder. */
export const run = (program: string, env: Record<string, string>, ...args: string[]): Program =>
  runIn('.', program, env, args)

/** The same of a program of another folder. */
export const runIn = (
  cwd: string,
  program: string,
  env: Record<string, string>,
  args: string[],
): Program => {
  const {
    DATABASE_URL: _url,
    PORT: _port,
    PAYLOAD_SECRET: _secret,
    NODE_ENV: _env,
    MIDASHI_JOBS: _jobs,
    ...rest
  } = process.env
  const child = spawn(process.execPath, [...node, program, ...args], {
    cwd,
    env: { ...rest, ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { process: child, said: () => output, ended }
}

/** Waits until a program has said something. */
export const says = async (
  { said, process: child }: Program,
  words: RegExp,
  seconds = 180,
): Promise<RegExpExecArray> => {
  for (let i = 0; i < seconds * 10; i++) {
    const match = words.exec(said())
    if (match) return match
    if (child.exitCode !== null) break
    await wait(100)
  }
  throw new Error(`It did not say ${words}, but:\n${said()}`)
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
