import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { ensureDatabase } from '../../src/newsroom/postgres.ts'
import { findChromium } from './chromium.ts'
import { freePort, run, says, type Program } from './program.ts'

/** Where the tests leave what they saw. */
export const shots = path.resolve('.newsroom/screenshots')
/** With it a test speaks for readers at any address. */
export const frontendKey = 'a key of the browser tests'
const account = { email: 'desk@midashi.example', password: 'newsroom-in-a-test' }

/** A newsroom as a person starts it, and a browser that looks at it in Japanese. */
export type Site = {
  /** Its address, without a slash at the end; empty before it has started. */
  address: string
  page: Page
  /** The first member of its staff, an admin. */
  account: { email: string; password: string }
  rest: (
    method: string,
    place: string,
    data?: unknown,
    token?: string,
  ) => Promise<{ status: number; body: any }>
  token: () => Promise<string>
  shot: (name: string) => Promise<unknown>
  panel: () => Locator
  signIn: () => Promise<void>
  /** The element the body is edited in. */
  body: () => Locator
}

/** Whether there is a browser; the tests in it are skipped, loudly, where there is none and that is allowed. */
export const executablePath = findChromium()

/** Starts the newsroom with a database of its own before the tests of a file, and stops it after them. */
export const openSite = (name: string, env: Record<string, string> = {}): Site => {
  let folder: string
  let server: Program
  let browser: Browser | undefined
  const site = { address: '', account } as Site

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true })
    folder = mkdtempSync(path.join(tmpdir(), 'midashi-browser-'))
    const port = await freePort()
    site.address = `http://127.0.0.1:${port}`
    server = run('src/newsroom/start.ts', {
      PORT: String(port),
      DATABASE_URL: await ensureDatabase(inject('cluster'), name),
      MIDASHI_HOME: path.join(folder, 'home'),
      MIDASHI_MEDIA: path.join(folder, 'media'),
      MIDASHI_ADMIN_PASSWORD: account.password,
      MIDASHI_FRONTEND_KEY: frontendKey,
      ...env,
    })
    await says(server, /Midashi が動いています/, 400)
    if (executablePath === null) return
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    })
    const context = await browser.newContext({
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      viewport: { width: 1440, height: 1000 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    site.page = await context.newPage()
  }, 600_000)

  afterAll(async () => {
    await browser?.close()
    server?.process.kill('SIGINT')
    await server?.ended
    rmSync(folder, { recursive: true, force: true })
  })

  site.rest = async (method, place, data, token) => {
    const response = await fetch(`${site.address}/api${place}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token && { Authorization: `JWT ${token}` }),
      },
      body: data === undefined ? undefined : JSON.stringify(data),
    })
    return { status: response.status, body: (await response.json()) as any }
  }
  // One session for all: signing in is limited.
  let session: Promise<string> | undefined
  site.token = () =>
    (session ??= site.rest('POST', '/users/login', account).then(({ body }) => body.token))
  site.shot = (shot) => site.page.screenshot({ path: path.join(shots, `${shot}.png`) })
  site.panel = () => site.page.getByRole('region', { name: '校閲' })
  site.body = () =>
    site.page
      .locator('#field-body [contenteditable="true"], .rich-text-lexical [contenteditable="true"]')
      .first()
  site.signIn = async () => {
    const { page } = site
    await page.goto(`${site.address}/admin/login`)
    await page.fill('#field-email', account.email)
    await page.fill('#field-password', account.password)
    await page.click('button[type=submit]')
    await page.waitForURL(/admin(?!\/login)/)
  }
  return site
}
