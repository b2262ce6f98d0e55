// Makes a fresh clone ready and runs a program of the newsroom: installs the packages the lock file names where they are
// missing or old, then starts `node` in the version the project pins. Plain JavaScript without imports of its own,
// because it runs before anything is installed, on whatever Node the machine has.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const english = (process.env.MIDASHI_LANG ?? '').startsWith('en')
const say = (ja, en) => process.stderr.write(`${english ? en : ja}\n`)

const lock = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex')
const stamp = path.join(root, 'node_modules/.midashi-lock')

const install = () => {
  say(
    'パッケージを入れています（初回は1〜2分かかります）…',
    'Installing packages (a minute or two the first time) …',
  )
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const { status, stdout } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
    : spawnSync('npm', args, {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
        shell: process.platform === 'win32',
      })
  if (status !== 0) {
    process.stderr.write(stdout ?? '')
    say(
      'パッケージを入れられませんでした。ネットワークとディスクの空きを確かめて、もう一度実行してください。',
      'The packages could not be installed. Check the network and the free disk space, then run this again.',
    )
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) install()

const pinned = path.join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)
const node = existsSync(pinned) ? pinned : process.execPath
if (node === process.execPath && Number(process.versions.node.split('.')[0]) < 24) {
  say(
    'Node 24 が見つかりません。`npm ci` をやり直してください（--ignore-scripts は付けないでください）。',
    'Node 24 is missing. Run `npm ci` again, without --ignore-scripts.',
  )
  process.exit(1)
}

// npm's shell passes no signal on: told to end, npm ends alone. Its children see that it is gone.
const startedByNpm = process.env.npm_lifecycle_event !== undefined

// Lexical's Node builds hang at times while they choose between development and production; the condition chooses.
const [program, ...rest] = process.argv.slice(2)
const child = spawn(
  node,
  ['--conditions=production', '--disable-warning=ExperimentalWarning', program, ...rest],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
      // Pictures are worked on in the threads that also check sessions and sign in to the database: more than the four of
      // Node's default, so that readers are answered while several are uploaded.
      UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '16',
      ...(startedByNpm && { MIDASHI_WATCH_PARENT: 'true' }),
    },
  },
)
// A terminal sends Ctrl-C to the child as well; a supervisor's SIGTERM reaches only us.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
if (startedByNpm) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500).unref()
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
