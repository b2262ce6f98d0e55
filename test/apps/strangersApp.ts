import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { home, root } from '../../src/newsroom/home.ts'
import { ensureDatabase, type Cluster } from '../../src/newsroom/postgres.ts'
import type { Person } from '../setup/newsroom.ts'
import { freePort, runIn, says, type Program } from '../setup/program.ts'

/** An app that is not ours: its folder, made of `test/apps/<name>` and the packed plugin, and its database. */
export type StrangersApp = {
  folder: string
  /** Runs one of Payload's commands until its effect is there: it may end without having done anything (payload#16381). */
  payload: (command: string[], isDone: () => boolean | Promise<boolean>) => Promise<void>
  /** Runs `midashi`, as `npx` does. */
  midashi: (...args: string[]) => Promise<{ code: number | null; said: string }>
  build: (bundler: '--turbopack' | '--webpack') => Promise<void>
  start: () => Promise<{
    address: string
    person: (token?: string) => Person
    stop: () => Promise<void>
  }>
}

/** The plugin as it is published. */
export const packed = (): string => {
  const folder = home('packed', 'tarball')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root })
  return path.join(folder, readdirSync(folder)[0]!)
}

export const openApp = async (
  name: string,
  tarball: string,
  cluster: Cluster,
): Promise<StrangersApp> => {
  const folder = home('apps', name)
  rmSync(folder, { recursive: true, force: true })
  cpSync(path.join(root, 'test/apps/next'), folder, { recursive: true })
  cpSync(path.join(root, 'test/apps', name), folder, { recursive: true })
  const plugin = path.join(folder, 'node_modules/midashi')
  mkdirSync(plugin, { recursive: true })
  execFileSync('tar', ['xzf', tarball, '-C', plugin, '--strip-components=1'])
  const env = {
    DATABASE_URL: await ensureDatabase(cluster, `app_${name}`),
    PAYLOAD_SECRET: 'a secret of the app',
    PACKAGES_ROOT: root,
    NODE_OPTIONS: '--conditions=production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const packages = path.join(root, 'node_modules')
  const program = (file: string, args: string[], more: Record<string, string> = {}): Program =>
    runIn(folder, file, { ...env, ...more }, args)
  const end = async ({ ended, said }: Program): Promise<{ code: number | null; said: string }> => ({
    code: await ended,
    said: said(),
  })
  return {
    folder,
    payload: async (command, isDone) => {
      let said = ''
      for (let tries = 0; tries < 4; tries++) {
        said = (await end(program(path.join(packages, 'payload/bin.js'), command))).said
        if (await isDone()) return
      }
      throw new Error(`payload ${command.join(' ')} did nothing:\n${said}`)
    },
    midashi: (...args) => end(program(path.join(plugin, 'dist/exports/command.js'), args)),
    build: async (bundler) => {
      const { code, said } = await end(
        program(path.join(packages, 'next/dist/bin/next'), ['build', bundler], {
          NODE_ENV: 'production',
        }),
      )
      if (code !== 0) throw new Error(said)
    },
    start: async () => {
      const port = await freePort()
      const server = program(
        path.join(packages, 'next/dist/bin/next'),
        ['start', '-p', String(port), '-H', '127.0.0.1'],
        { NODE_ENV: 'production' },
      )
      await says(server, /Ready in/)
      return {
        address: `http://127.0.0.1:${port}`,
        person: (token) => personAt(`http://127.0.0.1:${port}`, token),
        stop: async () => {
          server.process.kill('SIGTERM')
          await server.ended
        },
      }
    },
  }
}

const personAt =
  (address: string, token?: string): Person =>
  async (method, place, data, headers = {}) => {
    const isForm = data instanceof FormData
    const response = await fetch(`${address}/api${place}`, {
      method,
      headers: {
        'Accept-Language': 'ja',
        ...(token && { Authorization: `JWT ${token}` }),
        ...(data !== undefined && !isForm && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: data === undefined || isForm ? data : JSON.stringify(data),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      body: isJson ? JSON.parse(text) : text,
      headers: response.headers,
    }
  }
