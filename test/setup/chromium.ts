import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const found = (): string | undefined =>
  [process.env.CHROMIUM_PATH, ...installed, chromium.executablePath()].find(
    (place) => place && existsSync(place),
  )

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 300_000 }).status === 0

/**
 * The path of a Chromium: an installed one, else Playwright's own download, else Debian's packages with Japanese fonts.
 * @returns null where it cannot be had and `MIDASHI_WITHOUT_CHROMIUM` allows that
 * @throws where it cannot be had
 */
export const findChromium = (): string | null => {
  const place =
    found() ??
    (run(
      process.execPath,
      'node_modules/playwright-core/cli.js',
      'install',
      '--with-deps',
      'chromium',
    ) || run('apt-get', 'update')
      ? found()
      : undefined)
  if (place) return place
  if (
    run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk') &&
    found()
  )
    return found()!
  const said =
    'NO CHROMIUM: the tests in a real browser cannot run. Install chromium, or set CHROMIUM_PATH'
  if (process.env.MIDASHI_WITHOUT_CHROMIUM) {
    process.stderr.write(`\n*** ${said}. Skipped, because MIDASHI_WITHOUT_CHROMIUM is set. ***\n\n`)
    return null
  }
  throw new Error(`${said}; MIDASHI_WITHOUT_CHROMIUM=1 skips them.`)
}
