import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyOf as written } from '../setup/digest.ts'
import { executablePath, openSite, shots } from '../setup/site.ts'
import path from 'node:path'

const site = openSite('browser_writing')
const { rest, token, shot } = site
const other = { email: 'sato@midashi.example', password: 'newsroom-in-a-test', name: '佐藤' }
let page: Page
let satoToken: string
let second: { context: BrowserContext; page: Page }

const bodyOf = (on: Page) => on.locator('.rich-text-lexical [contenteditable="true"]').first()
const stateOf = (on: Page) => on.locator('[data-save-state]')

const signIn = async (on: Page, account: { email: string; password: string }): Promise<void> => {
  await on.goto(`${site.address}/admin/login`)
  await on.fill('#field-email', account.email)
  await on.fill('#field-password', account.password)
  await on.click('button[type=submit]')
  await on.waitForURL(/admin(?!\/login)/)
}

beforeAll(async () => {
  if (executablePath === null) return
  page = site.page
  await site.signIn()
  await rest('POST', '/users', { ...other, roles: ['editor'] }, await token())
  satoToken = (await rest('POST', '/users/login', other)).body.token
  const context = await page
    .context()
    .browser()!
    .newContext({
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      viewport: { width: 1440, height: 1000 },
    })
  second = { context, page: await context.newPage() }
  await signIn(second.page, other)
}, 120_000)
afterAll(() => second?.context.close())

/** A draft, opened; its id. */
const openDraft = async (title: string, on = page): Promise<string> => {
  const { body } = await rest('POST', '/articles?draft=true', { title }, await token())
  await open(body.doc.id, on)
  return body.doc.id
}

const open = async (id: string, on = page): Promise<void> => {
  await on.goto(`${site.address}/admin/collections/articles/${id}`)
  await bodyOf(on).waitFor()
  await on.locator('#field-title').waitFor()
  await wait(800)
}

const saved = async (id: string): Promise<any> =>
  (await rest('GET', `/articles/${id}?draft=true&depth=0`, undefined, await token())).body

const textOf = async (id: string): Promise<string> => JSON.stringify((await saved(id)).body ?? '')

const write = async (text: string, on = page): Promise<void> => {
  await bodyOf(on).click()
  await on.keyboard.press('Control+End')
  await on.keyboard.type(text)
}

const isSaved = (on = page) =>
  expect.poll(() => stateOf(on).getAttribute('data-save-state'), { timeout: 20_000 }).toBe('saved')

describe.skipIf(executablePath === null)('an editor who writes', () => {
  it('reads whether it is saved: 未保存, 保存中 and 保存済み with the time', async () => {
    const id = await openDraft('朝の港')
    await isSaved()
    await write('港に朝が来た。')
    await expect.poll(() => stateOf(page).innerText()).toMatch(/未保存|保存中/)
    await expect
      .poll(() => stateOf(page).innerText(), { timeout: 15_000 })
      .toMatch(/^保存済み \d+:\d\d$/)
    expect(await textOf(id)).toContain('港に朝が来た。')
    await shot('saved-state')
  }, 60_000)

  it('is asked before a click right after typing takes the form away, and finds the text again', async () => {
    const id = await openDraft('昼の港')
    await write('昼の便が着いた。')
    await page.locator('.step-nav a').nth(1).click()
    await page
      .getByRole('button', { name: /このまま移動|このまま離れる|変更を保存せずに|Leave/ })
      .or(
        page.locator('#leave-without-saving #confirm-action, .confirmation-modal #confirm-action'),
      )
      .first()
      .waitFor()
    await shot('leaving')
    await page.locator('#confirm-action').first().click()
    await page.waitForURL(/collections\/articles(\?|$)/)
    await open(id)
    if (!(await textOf(id)).includes('昼の便が着いた。')) {
      await page.getByText('このブラウザーに残っています').waitFor()
      await shot('kept-text')
      await page.getByRole('button', { name: '残っている文章を戻す' }).click()
    }
    await expect.poll(() => textOf(id), { timeout: 15_000 }).toContain('昼の便が着いた。')
    expect(await bodyOf(page).innerText()).toContain('昼の便が着いた。')
  }, 60_000)

  it('loses nothing by a reload', async () => {
    const id = await openDraft('夕方の港')
    await page.route('**/api/articles/**', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    )
    await write('夕方の風が強い。')
    await wait(700)
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await page.unroute('**/api/articles/**')
    await page.getByText('このブラウザーに残っています').waitFor()
    expect(await textOf(id)).not.toContain('夕方の風')
    await page.getByRole('button', { name: '残っている文章を戻す' }).click()
    await expect.poll(() => textOf(id), { timeout: 15_000 }).toContain('夕方の風が強い。')
    await isSaved()
    // It is not offered again.
    await open(id)
    expect(await page.getByText('このブラウザーに残っています').count()).toBe(0)
  }, 60_000)

  it('loses nothing by a reload where the browser has no room for a second copy', async () => {
    const id = await openDraft('港の倉庫')
    await page.route('**/api/articles/**', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    )
    await write('倉庫が満杯になった。')
    await wait(700)
    await page.evaluate(() => {
      let filler = ''
      for (let size = 2 ** 23; size >= 1; size /= 2)
        try {
          localStorage.setItem('filler', filler + 'x'.repeat(size))
          filler += 'x'.repeat(size)
        } catch {
          // Half as much, then.
        }
    })
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await page.unroute('**/api/articles/**')
    await page.getByText('このブラウザーに残っています').waitFor()
    await page.evaluate(() => localStorage.removeItem('filler'))
    await page.getByRole('button', { name: '残っている文章を戻す' }).click()
    await expect.poll(() => textOf(id), { timeout: 15_000 }).toContain('倉庫が満杯になった。')
  }, 60_000)

  it('goes on without a network, reads so in Japanese, and has it saved when the network is back', async () => {
    const id = await openDraft('夜の港')
    await isSaved()
    await page.context().setOffline(true)
    await write('夜の灯がともる。')
    await page.getByText('未保存（オフライン）').waitFor({ timeout: 15_000 })
    await shot('offline')
    // The state says it; no message of the browser in English passes by.
    expect(await page.getByText(/Failed to fetch|NetworkError/).count()).toBe(0)
    await write('沖に船が見える。')
    await wait(5000)
    await page.context().setOffline(false)
    await isSaved()
    expect(await textOf(id)).toContain('夜の灯がともる。沖に船が見える。')
  }, 60_000)

  it('signs in again over the form when the session has ended', async () => {
    const id = await openDraft('深夜の港')
    await isSaved()
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await write('深夜の便は欠航した。')
    const dialog = page.getByRole('dialog', { name: 'もう一度ログインしてください' })
    await dialog.waitFor({ timeout: 20_000 })
    await shot('sign-in-again')
    expect(await bodyOf(page).innerText()).toContain('深夜の便は欠航した。')
    await dialog.getByLabel('メールアドレス').fill(site.account.email)
    await dialog.getByLabel('パスワード').fill('wrong')
    await dialog.getByRole('button', { name: 'ログインして保存' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('パスワード').fill(site.account.password)
    await dialog.getByRole('button', { name: 'ログインして保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await isSaved()
    expect(await textOf(id)).toContain('深夜の便は欠航した。')
    expect(cookies.length).toBeGreaterThan(0)
  }, 60_000)
})

describe.skipIf(executablePath === null)('two editors on one article', () => {
  it('see each other: who comes second reads who is writing, and may take over', async () => {
    const id = await openDraft('北浜の橋')
    await write('橋の工事が始まる。')
    await isSaved()
    // The lock lives on through the autosave.
    await second.page.goto(`${site.address}/admin/collections/articles/${id}`)
    await second.page.getByText('編集デスク').first().waitFor({ timeout: 15_000 })
    await second.page.getByText('ほかの人が編集しています').waitFor()
    await second.page.screenshot({ path: path.join(shots, 'locked.png') })
    await second.page.getByRole('button', { name: '引き継ぐ' }).click()
    await write('佐藤が書き足した。', second.page)
    await isSaved(second.page)
    expect(await textOf(id)).toContain('佐藤が書き足した。')
    // Whoever was at it before is told, and overwrites nothing.
    await write('気づかずに書いた。')
    await page
      .getByText(/編集を引き継ぎました|ほかの人が編集しています|ほかの人が先に保存しました/)
      .first()
      .waitFor({ timeout: 20_000 })
    await shot('taken-over')
    expect(await textOf(id)).toContain('佐藤が書き足した。')
    expect(await textOf(id)).not.toContain('気づかずに書いた。')
  }, 60_000)

  it('are told that the other was first; both texts are kept, whichever is chosen', async () => {
    const id = await openDraft('北浜の市')
    await isSaved()
    // Somebody else saves by another door, without a lock.
    const now = await saved(id)
    const body = structuredClone(now.body)
    body.root.children.push(...written('相手の一文。').root.children)
    const theirs = await rest(
      'PATCH',
      `/articles/${id}?draft=true`,
      { body, revision: now.revision },
      satoToken,
    )
    expect(theirs.status).toBe(200)
    await write('自分の一文。')
    const dialog = page.getByRole('dialog', { name: 'ほかの人が先に保存しました' })
    await dialog.waitFor({ timeout: 20_000 })
    expect(await dialog.innerText()).toContain('佐藤さん')
    await shot('two-texts')
    expect(await textOf(id)).toContain('相手の一文。')
    // Theirs is opened; mine is offered.
    await dialog.getByRole('button', { name: '相手の文章を開く' }).click()
    await page.getByText('このブラウザーに残っています').waitFor({ timeout: 20_000 })
    expect(await bodyOf(page).innerText()).toContain('相手の一文。')
    await page.getByRole('button', { name: '残っている文章を戻す' }).click()
    await expect.poll(() => textOf(id), { timeout: 15_000 }).toContain('自分の一文。')
    const versions = await rest(
      'GET',
      `/articles/versions?where[parent][equals]=${id}&depth=0&limit=50`,
      undefined,
      await token(),
    )
    expect(JSON.stringify(versions.body.docs)).toContain('相手の一文。')
    await isSaved()
  }, 90_000)

  it('may save theirs over it, knowingly: the other text is among the versions', async () => {
    const id = await openDraft('北浜の祭り')
    await isSaved()
    const now = await saved(id)
    await rest(
      'PATCH',
      `/articles/${id}?draft=true&autosave=true`,
      { kicker: '相手の言葉', revision: now.revision },
      satoToken,
    )
    await rest(
      'DELETE',
      `/payload-locked-documents?where[document.value][equals]=${id}`,
      undefined,
      satoToken,
    )
    await page.fill('#field-title', '北浜の祭り、今夜から')
    const dialog = page.getByRole('dialog', { name: 'ほかの人が先に保存しました' })
    await dialog.waitFor({ timeout: 20_000 })
    await dialog.getByRole('button', { name: '自分の文章で保存' }).click()
    await expect
      .poll(async () => (await saved(id)).title, { timeout: 15_000 })
      .toBe('北浜の祭り、今夜から')
    await isSaved()
    const versions = await rest(
      'GET',
      `/articles/versions?where[parent][equals]=${id}&depth=0&limit=50`,
      undefined,
      await token(),
    )
    expect(versions.body.docs.some(({ version }: any) => version.kicker === '相手の言葉')).toBe(
      true,
    )
  }, 90_000)
})

describe.skipIf(executablePath === null)('a long article', () => {
  it('of 70,000 characters is opened, written on and saved', async () => {
    const { body: now } = await rest(
      'POST',
      '/articles?draft=true',
      { title: '長い記事' },
      await token(),
    )
    const body = now.doc.body
    body.root.children.splice(
      1,
      0,
      ...written(
        Array.from(
          { length: 70 },
          (_, n) => `第${n}段。${`港の話題${n}が続く。`.repeat(100)}`,
        ).join('\n'),
      ).root.children,
    )
    const { status } = await rest(
      'PATCH',
      `/articles/${now.doc.id}?draft=true`,
      { body },
      await token(),
    )
    expect(status).toBe(200)
    const failures: string[] = []
    page.on('response', (response) => {
      if (response.status() >= 400) failures.push(`${response.status()} ${response.url()}`)
    })
    await open(now.doc.id)
    await write('結びの一文。')
    await isSaved()
    expect(await textOf(now.doc.id)).toContain('結びの一文。')
    expect(failures.filter((one) => !one.includes('favicon'))).toEqual([])
  }, 120_000)

  it('that is still too large is told so in words, and stays in the browser', async () => {
    const id = await openDraft('長すぎる記事')
    await isSaved()
    await page.route('**/api/articles/**', (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({
            status: 413,
            contentType: 'application/json',
            body: JSON.stringify({
              errors: [
                {
                  message:
                    '送られた内容が大きすぎるため、保存していません。本文や画像を小さくしてください。',
                },
              ],
            }),
          })
        : route.continue(),
    )
    await write('あふれた一文。')
    await page.getByText(/未保存（送られた内容が大きすぎる/).waitFor({ timeout: 15_000 })
    await shot('too-large')
    await page.unroute('**/api/articles/**')
    page.once('dialog', (dialog) => void dialog.accept())
    await open(id)
    await page.getByText('このブラウザーに残っています').waitFor()
    await page.getByRole('button', { name: '捨てる' }).click()
    expect(await textOf(id)).not.toContain('あふれた一文。')
  }, 90_000)
})

describe.skipIf(executablePath === null)('an editor who copies, restores and schedules', () => {
  it('is refused to publish, and reads that the draft is saved all the same', async () => {
    const { body } = await rest(
      'GET',
      `/articles?draft=true&depth=0&where[title][like]=${encodeURIComponent('中央市場の朝市')}`,
      undefined,
      await token(),
    )
    await page.goto(`${site.address}/admin/collections/articles/${body.docs[0].id}`, {
      waitUntil: 'networkidle',
    })
    await page.locator('#action-save').click()
    // It is refused at once: nothing is asked about its old date first.
    await page.getByText('公開できません。').first().waitFor()
    await page.locator('[data-save-state="saved"]').waitFor()
  }, 60_000)

  it('gets a copy with all of the text by 複製', async () => {
    const { body } = await rest('GET', '/articles?limit=1&where[format][equals]=digest&depth=0')
    const article = body.docs[0]
    await open(article.id)
    await page.locator('.doc-controls__popup button, .doc-controls .popup__trigger').first().click()
    await page.locator('#action-duplicate').click()
    await page.waitForURL((url) => !url.pathname.includes(article.id), { timeout: 20_000 })
    await expect
      .poll(() => page.inputValue('#field-title'), { timeout: 15_000 })
      .toBe(`${article.title}（コピー）`)
    const copy = /articles\/([\w-]+)/.exec(page.url())![1]!
    expect((await saved(copy)).body).toEqual(article.body)
    await shot('copy')
  }, 60_000)

  it('stands beside its form as the paper shows it, and follows what is typed; a click leads to the live one', async () => {
    const { body } = await rest('GET', '/articles?limit=1&sort=publishedAt&depth=0')
    const article = body.docs[0]
    await open(article.id)
    const link = page.getByRole('link', { name: '記事を見る' })
    expect(await link.getAttribute('href')).toBe(article.url)
    await page.locator('#live-preview-toggler').click()
    const paper = page.frameLocator('iframe.live-preview-iframe, iframe')
    await paper.getByRole('heading', { level: 1, name: article.title }).waitFor()
    await page.fill('#field-title', '紙面で見る題名')
    await paper.getByRole('heading', { level: 1, name: '紙面で見る題名' }).waitFor()
    await shot('live-preview')
    // Readers still have what is live.
    expect((await rest('GET', `/articles/${article.id}`)).body.title).toBe(article.title)
    await page.goto(`${site.address}${article.url}`)
    await page.getByRole('heading', { level: 1, name: article.title }).waitFor()
  }, 60_000)

  it('of a writer is handed in, given back with a word, and found by the desk in one click', async () => {
    const kai = { email: 'kai@midashi.example', password: 'newsroom-in-a-test', name: '海' }
    await rest('POST', '/users', { ...kai, roles: ['writer'] }, await token())
    const context = await page.context().browser()!.newContext({ locale: 'ja-JP' })
    const writers = await context.newPage()
    await signIn(writers, kai)
    const kaiToken = (await rest('POST', '/users/login', kai)).body.token
    const { body } = await rest('POST', '/articles?draft=true', { title: '港の朝市' }, kaiToken)
    await open(body.doc.id, writers)
    // A form that cannot publish does not offer it.
    expect(await writers.getByRole('button', { name: '公開する' }).count()).toBe(0)
    await writers.getByRole('button', { name: 'デスクへ提出' }).click()
    await writers.getByText('デスクへ提出しました。').waitFor()
    await context.close()
    await page.goto(`${site.address}/admin`)
    await page.getByRole('link', { name: /提出されたもの/ }).click()
    // Payload writes what the list shows into its address once it stands, and a click before that is lost.
    await page.waitForURL(/shelf=submitted&.*limit=/)
    await page.getByRole('link', { name: '港の朝市' }).click()
    // The writer's form may have been closed without a word to the server; its lock holds the body then.
    const takeOver = page.getByRole('button', { name: '引き継ぐ' })
    await bodyOf(page).or(takeOver).first().waitFor()
    if (await takeOver.count()) await takeOver.click()
    await bodyOf(page).waitFor()
    await page.getByRole('button', { name: '差し戻す' }).first().click()
    await page.fill('textarea[maxlength="1000"]', '要点をもう一つ。')
    await page.locator('#confirm-action').click()
    await page.getByText('差し戻しました。').waitFor()
    await page.getByText('要点をもう一つ。').waitFor()
    await shot('desk')
    expect((await saved(body.doc.id)).review).toMatchObject({
      state: 'returned',
      note: '要点をもう一つ。',
    })
  }, 90_000)

  it('is proposed to publish a draft, not to withdraw it, by the dialog for scheduling', async () => {
    await openDraft('予約の記事')
    await page
      .locator('.popup__trigger-wrap button, .form-submit [aria-label="オプション"]')
      .first()
      .click()
    await page.getByText('予約公開').first().click()
    await page.locator('#scheduled-publish-save').waitFor()
    expect(
      await page
        .locator('.schedule-publish label', { has: page.locator('input[type=radio]:checked') })
        .innerText(),
    ).toMatch(/^公開/)
    await page.locator('.schedule-publish .date-time-picker input').click()
    const times = page.locator('.react-datepicker__time-list-item')
    await times.first().waitFor()
    expect(await times.allInnerTexts()).toContain('21:30')
    await shot('schedule')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }, 60_000)

  it('restores the version of a draft, and readers keep what is live', async () => {
    const { body } = await rest('GET', '/articles?limit=1&sort=publishedAt&depth=0')
    const article = body.docs[0]
    await rest(
      'PATCH',
      `/articles/${article.id}?draft=true`,
      { kicker: '下書きの言葉' },
      await token(),
    )
    const versions = await rest(
      'GET',
      `/articles/versions?where[parent][equals]=${article.id}&depth=0`,
      undefined,
      await token(),
    )
    const draft = versions.body.docs.find(({ version }: any) => version.kicker === '下書きの言葉')
    await page.goto(`${site.address}/admin/collections/articles/${article.id}/versions/${draft.id}`)
    await page
      .getByRole('button', { name: /このバージョンを復元/ })
      .first()
      .click()
    await shot('restore')
    await page.locator('#confirm-action').click()
    await wait(2500)
    expect((await rest('GET', `/articles/${article.id}`)).body.title).toBe(article.title)
  }, 60_000)
})
