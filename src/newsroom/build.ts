import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { home, root } from './home.ts'
import { isAlive } from '../eyecatch/isAlive.ts'
import { Plain } from './speak.ts'

const inputs = ['src', 'public', 'next.config.ts', 'tsconfig.json', 'package-lock.json']
const stamp = path.join(root, '.next/midashi-build')

/** A fingerprint of everything the built app is made of. */
const fingerprint = (): string => {
  const hash = createHash('sha256')
  const add = (place: string): void => {
    const at = path.join(root, place)
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) =>
      a.name.localeCompare(b.name),
    )) {
      const inner = path.join(place, entry.name)
      if (entry.isDirectory()) add(inner)
      else hash.update(inner).update(readFileSync(path.join(root, inner)))
    }
  }
  for (const place of inputs) {
    if (/\.\w+$/.test(place)) hash.update(place).update(readFileSync(path.join(root, place)))
    else if (existsSync(path.join(root, place))) add(place)
  }
  return hash.digest('hex')
}

/** Whether the app has to be built: it never was, or something it is made of has changed. */
export const needsBuild = (): boolean =>
  !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint()

const next = path.join(root, 'node_modules/next/dist/bin/next')

// Beside .next, which a build empties, and not in a home of one's own: the build is everybody's.
const lock = path.join(root, '.newsroom/building')

/** Takes the only place at the workbench; a builder that was killed left its place free. */
const lockBuild = async (): Promise<void> => {
  mkdirSync(path.dirname(lock), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch {
      const builder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
      if (!builder || !isAlive(builder)) rmSync(lock, { force: true })
      else await wait(500)
    }
  }
}

/**
 * Builds the app for production, unless somebody else has built it by the time it is our turn.
 * @throws {Plain} where the build fails; what it printed is in `.newsroom/build.log`
 */
export const build = async (tick: (seconds: number) => void): Promise<void> => {
  await lockBuild()
  try {
    if (needsBuild()) await runBuild(tick)
  } finally {
    rmSync(lock, { force: true })
  }
}

const runBuild = async (tick: (seconds: number) => void): Promise<void> => {
  const from = Date.now()
  const timer = setInterval(() => tick(Math.round((Date.now() - from) / 1000)), 1000)
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PAYLOAD_SECRET: 'build',
      MIDASHI_JOBS: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  clearInterval(timer)
  writeFileSync(home('build.log'), output)
  if (code !== 0) {
    process.stderr.write(output.split('\n').slice(-30).join('\n'))
    throw new Plain(
      `画面を組み立てられませんでした（next build）。くわしくは ${home('build.log')} にあります。`,
      `The app could not be built (next build). ${home('build.log')} says more.`,
    )
  }
  writeFileSync(stamp, fingerprint())
}
