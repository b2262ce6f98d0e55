import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setTimeout as wait } from 'node:timers/promises'
import { axeFaults } from '../setup/axe.ts'
import { landscape, tagged } from '../setup/pictures.ts'
import { faintTexts } from '../setup/contrast.ts'
import { executablePath, openSite } from '../setup/site.ts'

const site = openSite('browser_pictures')
const { rest, token, shot, panel } = site
const folder = mkdtempSync(path.join(tmpdir(), 'midashi-pictures-'))
let page: Page
let pier: string

beforeAll(async () => {
  page = site.page
  pier = path.join(folder, '桟橋.jpg')
  const jpeg = await landscape(5, 900, 700).jpeg().toBuffer()
  writeFileSync(
    pier,
    tagged(
      jpeg,
      'jpg',
      'XMP-photoshop:Credit=南浜通信社',
      'XMP-dc:Description=桟橋を歩く親子',
      'EXIF:DateTimeOriginal=2026:03:02 10:11:12',
    ),
  )
  if (executablePath !== null) await site.signIn()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = () => page.getByRole('region', { name: '画像の記録' })
const field = (path: string) => page.locator(`input[name="${path}"]`)
const idOf = (): string => /(?:media|articles)\/([\w-]{36})/.exec(page.url())![1]!

describe.skipIf(executablePath === null)('an editor who adds a picture', () => {
  let picture: string

  it('sees its credit, its size and its description before it is saved, and saves them', async () => {
    await page.goto(`${site.address}/admin/collections/media/create`)
    await page.locator('input[type=file]').setInputFiles(pier)
    await report().getByText('クレジット：南浜通信社').waitFor()
    expect(await report().innerText()).toContain(
      '900×700画素で、SNSのカード（1200×630）に足りません',
    )
    expect(await field('credit.text').inputValue()).toBe('南浜通信社')
    await report().getByRole('button', { name: '代替テキストに使う' }).click()
    expect(await field('alt').inputValue()).toBe('桟橋を歩く親子')
    await shot('picture-new')
    expect(await faintTexts(page, '[aria-label="画像の記録"]')).toEqual([])
    await page.locator('#action-save').click()
    await page.waitForURL(/media\/[\w-]{36}/)
    picture = idOf()
    const { body } = await rest('GET', `/media/${picture}`, undefined, await token())
    expect(body).toMatchObject({
      alt: '桟橋を歩く親子',
      credit: { text: '南浜通信社' },
      focalX: 50,
    })
    expect(body.filename).toMatch(/^桟橋-[0-9a-f]{8}\.jpg$/)
  })

  it('moves the focal point, and the card follows', async () => {
    await page.getByRole('button', { name: '画像を編集する' }).click()
    const drawer = page.locator('.edit-upload')
    await drawer.waitFor()
    await drawer
      .locator('input[name="Y %"], #input--Y, .edit-upload__input input')
      .last()
      .fill('10')
    await shot('picture-focal')
    await drawer.getByRole('button', { name: /変更を適用|適用/ }).click()
    await page.locator('#action-save').click()
    await page.getByText('保存しました。').first().waitFor()
    const { body } = await rest('GET', `/media/${picture}`, undefined, await token())
    expect(body.focalY).toBe(10)
    expect(body.credit.text).toBe('南浜通信社')
  })

  it('reads at once why a bad file is refused', async () => {
    const bad = path.join(folder, 'bad.jpg')
    writeFileSync(bad, (await landscape(6).jpeg().toBuffer()).subarray(0, 20_000))
    await page.goto(`${site.address}/admin/collections/media/create`)
    await page.locator('input[type=file]').setInputFiles(bad)
    await page.getByRole('alert').getByText('途中で切れているか、壊れています').waitFor()
    await shot('picture-bad')
  })

  it('is offered the picture the newsroom has, and uses it for the article', async () => {
    await page.goto(`${site.address}/admin/collections/articles/create`)
    await page.waitForURL(/articles\/[\w-]{20,}/)
    // The panel has read the article: the form is alive, and keeps what is filled in.
    await panel().getByText('書き始めると').waitFor()
    await page.locator('#field-title').fill('北浜港、桟橋を公開')
    const eyecatch = page.locator('#field-eyecatch')
    await eyecatch.scrollIntoViewIfNeeded()
    await eyecatch.getByRole('button', { name: '新規作成' }).click()
    await page.locator('input[type=file]').last().setInputFiles(pier)
    await report().getByText('同じ画像が登録されています').waitFor()
    await shot('picture-known')
    await report().getByRole('button', { name: 'この画像を使う' }).click()
    await eyecatch
      .getByText(/桟橋-[0-9a-f]{8}\.jpg/)
      .first()
      .waitFor()
    await panel().getByText('アイキャッチ画像が小さすぎます（900×700画素）').waitFor()
    const { body } = await rest(
      'GET',
      '/media?limit=0&where[alt][equals]=桟橋を歩く親子',
      undefined,
      await token(),
    )
    expect(body.totalDocs).toBe(1)
  }, 60_000)
})

describe.skipIf(executablePath === null)('beside the form', () => {
  const preview = () => page.getByRole('region', { name: 'SNSでの見え方' })

  it('the article is shown as X, Facebook, LINE and はてブ will show it', async () => {
    const { body } = await rest('GET', '/articles?where[title][like]=図書館&depth=0&limit=1')
    await page.goto(`${site.address}/admin/collections/articles/${body.docs[0].id}`)
    await preview().getByText('画像がないため、見出しカードを使います。').waitFor()
    await preview().scrollIntoViewIfNeeded()
    for (const network of ['X', 'Facebook', 'LINE', 'はてブ']) {
      await preview().getByText(network, { exact: true }).click()
      const image = preview().locator('img')
      await image.waitFor()
      await expect
        .poll(() => image.evaluate((own: HTMLImageElement) => own.naturalWidth))
        .toBe(1200)
      expect(await preview().locator('figcaption').innerText()).toContain('市立図書館')
      await preview().screenshot({
        path: path.resolve(`.newsroom/screenshots/share-${network}.png`),
      })
    }
    // By keyboard too: the networks are one group of radio buttons.
    await preview().getByRole('radio', { name: 'はてブ' }).press('ArrowLeft')
    expect(await preview().getByRole('radio', { name: 'LINE' }).isChecked()).toBe(true)
  })

  it('the card follows what is typed', async () => {
    const before = await preview().locator('img').getAttribute('src')
    await page.locator('#field-title').fill('市立図書館、自習室を夜九時まで')
    await expect.poll(() => preview().locator('img').getAttribute('src')).not.toBe(before)
    expect(await preview().locator('figcaption').innerText()).toContain('夜九時まで')
    await preview().scrollIntoViewIfNeeded()
    await shot('share')
  })
})

describe.skipIf(executablePath === null)('all pictures side by side', () => {
  const grid = () => page.getByRole('region', { name: '画像を並べて見る' })
  const entry = (name: string | RegExp) => grid().locator('li', { hasText: name })

  it('are shown with their credit and the articles that show them, and found by either', async () => {
    const jwt = await token()
    const bare = await landscape(9, 900, 700).jpeg().toBuffer()
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bare)], { type: 'image/jpeg' }), '無記名.jpg')
    form.append('_payload', JSON.stringify({}))
    const sent = await fetch(`${site.address}/api/media`, {
      method: 'POST',
      headers: { Authorization: `JWT ${jwt}` },
      body: form,
    })
    expect(sent.status).toBe(201)
    await page.goto(`${site.address}/admin/collections/media`)
    await page.getByRole('link', { name: '画像を並べて見る' }).click()
    await entry('ferry').getByText('北浜日報図案部').waitFor()
    await entry('ferry')
      .getByRole('link', { name: '北浜港のフェリー、三年ぶりに運航再開へ' })
      .waitFor()
    await entry('無記名').getByText('クレジットなし').waitFor()
    await entry('無記名').getByText('どの記事にも使われていません').waitFor()
    await page.waitForLoadState('networkidle')
    await shot('picture-grid')
    for (const theme of ['light', 'dark']) {
      await page.evaluate(
        (name) => document.documentElement.setAttribute('data-theme', name),
        theme,
      )
      await wait(500)
      expect(await axeFaults(page, '[aria-label="画像を並べて見る"]'), theme).toEqual([])
    }
    await grid().getByRole('button', { name: 'クレジットなし' }).click()
    await entry('ferry').waitFor({ state: 'detached' })
    expect(await entry('無記名').count()).toBe(1)
    await grid().getByRole('button', { name: 'すべて' }).click()
    await grid().getByRole('searchbox').fill('ﾌｪﾘｰ 図案部')
    await entry('無記名').waitFor({ state: 'detached' })
    expect(await entry('ferry').count()).toBe(1)
    // Back from a picture, what was looked for is there still.
    await entry('ferry').getByRole('link').first().click()
    await page.waitForURL(/media\/[\w-]{36}/)
    await page.goBack()
    await entry('ferry').waitFor()
    expect(await grid().getByRole('searchbox').inputValue()).toBe('ﾌｪﾘｰ 図案部')
    expect(await entry('無記名').count()).toBe(0)
    await grid().getByRole('searchbox').fill('どこにもない')
    await grid().getByText('画像はありません。').waitFor()
  }, 60_000)

  it('are a page with a name and a way back, and one that says so where they cannot be read', async () => {
    await page.route('**/api/media?*', (route) => route.abort())
    await page.goto(`${site.address}/admin/collections/media/grid`)
    await grid().getByText('読み込めませんでした。').waitFor()
    await page.unroute('**/api/media?*')
    await grid().getByRole('button', { name: 'もう一度読む' }).click()
    await entry('ferry').waitFor()
    expect(await page.title()).toBe('画像を並べて見る')
    const trail = page.locator('.step-nav')
    expect(await trail.getByRole('link', { name: '画像', exact: true }).getAttribute('href')).toBe(
      '/admin/collections/media',
    )
    await trail.getByText('画像を並べて見る').waitFor()
    // Payload names the tab, too, and late: ours stays, and goes with the page.
    await page.goto(`${site.address}/admin/collections/comments/queue?shelf=log`, {
      waitUntil: 'networkidle',
    })
    await wait(1000)
    expect(await page.title()).toBe('コメントの審査')
    await trail.getByRole('link', { name: 'コメント', exact: true }).click()
    await expect.poll(() => page.title()).toMatch(/^コメント — /)
  })
})
