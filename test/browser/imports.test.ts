import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { axeFaults } from '../setup/axe.ts'
import { faintTexts } from '../setup/contrast.ts'
import { executablePath, openSite, shots } from '../setup/site.ts'

const site = openSite('browser_imports')

/** An export with more posts than come in before anybody can look. */
const many = (posts: number): Buffer =>
  Buffer.from(
    Array.from(
      { length: posts },
      (_, n) =>
        `TITLE: 港の${n + 1}日目\nBASENAME: day-${n}\nSTATUS: ${n % 7 === 3 ? 'Draft' : 'Publish'}\nCATEGORY: 港のたより\nDATE: 03/14/2025 09:${String(n % 60).padStart(2, '0')}:00\n-----\nBODY:\n<p>${n + 1}日目の朝、船は定刻に港を出た。</p><p>岸壁には<b>見送り</b>の人が並んだ。</p>\n-----\n--------\n`,
    ).join(''),
  )

const choose = (page: Page, files: { name: string; buffer: Buffer }[]): Promise<void> =>
  page
    .locator('input[type=file][multiple]')
    .setInputFiles(files.map((file) => ({ ...file, mimeType: 'text/plain' })))

describe.skipIf(executablePath === null)('a blog that moves in, in the admin', () => {
  let page: Page
  beforeAll(async () => {
    if (executablePath === null) return
    page = site.page
    await site.signIn()
  }, 60_000)
  const shot = (name: string): Promise<unknown> =>
    page.screenshot({ path: path.join(shots, `imports-${name}.png`), fullPage: true })
  const section = '[aria-labelledby="import-name"]'
  /** What axe finds in what is ours. */
  const faults = (on: Page): Promise<string[]> => axeFaults(on, section)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const articles = async (): Promise<number> =>
    (await site.rest('GET', '/articles?limit=0&draft=true', undefined, await site.token())).body
      .totalDocs

  it('is chosen, looked at with samples, imported, stopped, finished and taken back', async () => {
    const before = await articles()
    await page.goto(`${site.address}/admin`)
    // The menu is closed at first.
    expect(await page.locator('#nav-blog-imports').textContent()).toBe('取り込み')
    await page.goto(`${site.address}/admin/collections/blog-imports`)
    await page.getByRole('heading', { name: 'ブログの取り込み' }).waitFor()
    await shot('empty')
    await choose(page, [
      { name: '港のブログ.txt', buffer: readFileSync('test/text/blogs/samples/movable-type.txt') },
    ])
    await page.getByText('港のブログ.txt').waitFor()
    await button('送って内容を調べる').click()
    await page.getByText('確認待ち').waitFor()
    await page.getByText('まだ何も変更していません').waitFor()
    await page.getByRole('heading', { name: /^見本/ }).waitFor()
    expect(await articles()).toBe(before)
    await shot('checked')
    expect(await faintTexts(page, section)).toEqual([])
    expect(await faults(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.reload()
    await page.getByText('確認待ち').waitFor()
    await shot('checked-dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 390, height: 844 })
    await shot('checked-phone')
    await page.setViewportSize({ width: 1440, height: 1000 })

    await button('取り込む').click()
    await page.getByText('取り込み済み').waitFor({ timeout: 60_000 })
    await shot('imported')
    expect(await articles()).toBeGreaterThan(before)

    await button('取り込みを取り消す').click()
    await page.getByText('取り込みを取り消しますか？').waitFor()
    await shot('undo')
    await page.locator('#confirm-action').click()
    await page.getByText('取り消し済み').waitFor({ timeout: 60_000 })
    await page.getByText('取り込みを取り消しました').waitFor()
    expect(await articles()).toBe(before)
    await button('片付ける').click()
    await page.locator('#confirm-action').click()
    await page.getByRole('heading', { name: '新しい取り込み' }).waitFor()
    await shot('again')
  }, 180_000)

  it('says how far it is, stops, goes on, and is there after a reload', async () => {
    await choose(page, [{ name: 'many.txt', buffer: many(400) }])
    await button('送って内容を調べる').click()
    await page.getByRole('progressbar').waitFor()
    await page.getByText(/\d+ \/ 400件/).waitFor({ timeout: 30_000 })
    await shot('running')
    await page.reload()
    await page.getByText(/\d+ \/ 400件/).waitFor({ timeout: 30_000 })
    await button('止める').click()
    await page.getByText('中断').waitFor({ timeout: 30_000 })
    await shot('stopped')
    await button('もう一度調べる').click()
    await page.getByText('確認待ち').waitFor({ timeout: 120_000 })
    await button('← 取り込みの一覧').click()
    await page.getByRole('heading', { name: 'これまでの取り込み' }).waitFor()
    await shot('list')
    await button('many.txt').waitFor()
  }, 240_000)

  it('what cannot be read is said in words', async () => {
    await choose(page, [{ name: 'メモ.txt', buffer: Buffer.from('ただの文章です。') }])
    await button('送って内容を調べる').click()
    await page.getByText('ブログの書き出しデータが見つかりません').waitFor({ timeout: 60_000 })
    await shot('failed')
  }, 90_000)
})
