// `npm run shots`: the pictures of the documentation, taken from a newsroom as it starts, so that they never age.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../test/setup/chromium.ts'
import { freePort, run, says } from '../test/setup/program.ts'

const pictures = path.resolve('docs/pictures')
const password = 'newsroom-for-pictures'

/** What is looked at: how it is come to, and how wide the window is. */
const shots: Record<
  string,
  { width: number; height: number; show: (page: Page) => Promise<void> }
> = {
  'paper-front': { width: 1280, height: 900, show: (page) => open(page, '/') },
  'paper-article': {
    width: 1280,
    height: 900,
    show: async (page) => {
      await open(page, '/')
      await page
        .getByRole('link', { name: /県立美術館/ })
        .first()
        .click()
      await page.getByRole('heading', { level: 1, name: /県立美術館/ }).waitFor()
    },
  },
  articles: { width: 1440, height: 900, show: (page) => open(page, '/admin/collections/articles') },
  article: {
    width: 1440,
    height: 1000,
    show: async (page) => {
      await open(page, '/admin/collections/articles?search=朝市')
      await page
        .getByRole('link', { name: /中央市場の朝市/ })
        .first()
        .click()
      await page.getByRole('region', { name: '校閲' }).waitFor()
    },
  },
  dashboard: { width: 1440, height: 900, show: (page) => open(page, '/admin') },
}

const open = async (page: Page, place: string): Promise<void> => {
  await page.goto(place, { waitUntil: 'networkidle' })
}

const executablePath = findChromium()
if (executablePath === null) throw new Error('There is no Chromium: set CHROMIUM_PATH.')
const folder = mkdtempSync(path.join(tmpdir(), 'midashi-shots-'))
const port = await freePort()
const server = run('src/newsroom/start.ts', {
  PORT: String(port),
  MIDASHI_HOME: path.join(folder, 'home'),
  MIDASHI_MEDIA: path.join(folder, 'media'),
  MIDASHI_ADMIN_PASSWORD: password,
})
try {
  await says(server, /Midashi が動いています/, 400)
  mkdirSync(pictures, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    colorScheme: 'light',
  })
  const page = await context.newPage()
  await open(page, '/admin/login')
  await page.fill('#field-email', 'desk@midashi.example')
  await page.fill('#field-password', password)
  await page.click('button[type=submit]')
  await page.waitForURL(/admin(?!\/login)/)
  for (const [name, { width, height, show }] of Object.entries(shots)) {
    await page.setViewportSize({ width, height })
    await show(page)
    // What comes in late has come.
    await page.waitForTimeout(1500)
    await page.screenshot({ path: path.join(pictures, `${name}.png`) })
    console.log(`docs/pictures/${name}.png`)
  }
  await browser.close()
} finally {
  server.process.kill('SIGINT')
  await server.ended
  rmSync(folder, { recursive: true, force: true })
}
