#!/usr/bin/env node
// `npx midashi …` in an app of one's own: runs `cli/inApp` by Payload's command, under Node's conditions that let Lexical load.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** How often a command is begun that has ended without doing anything. */
const maxTries = 5

const file = (address: string): string => fileURLToPath(address)
const payload = path.resolve(path.dirname(file(import.meta.resolve('payload'))), '../bin.js')
const inApp = path.resolve(import.meta.dirname, `../cli/inApp${path.extname(import.meta.filename)}`)

const run = (): Promise<{ code: number; hasBegun: boolean }> =>
  new Promise((resolve, reject) => {
    let hasBegun = false
    spawn(process.execPath, ['--conditions=production', payload, 'run', inApp], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      // As Payload's own migrations: in development it would push the schema of the config first.
      env: {
        ...process.env,
        MIDASHI_ARGS: JSON.stringify(process.argv.slice(2)),
        PAYLOAD_MIGRATING: 'true',
      },
    })
      .on('message', () => (hasBegun = true))
      .on('error', reject)
      .on('exit', (code) => resolve({ code: code ?? 1, hasBegun }))
  })

if (Number(process.versions.node.split('.')[0]) < 22) {
  process.stderr.write(`midashi needs Node 22 or newer; this is ${process.version}.\n`)
  process.exit(1)
}

for (let tries = 0; tries < maxTries; tries++) {
  const { code, hasBegun } = await run()
  if (!hasBegun && code === 0) continue
  process.exit(code)
}
process.stderr.write(
  'Payload’s command ended without reading the config. Try again, or use Node 24.\n',
)
process.exit(1)
