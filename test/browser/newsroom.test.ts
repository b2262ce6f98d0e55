import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { faintTexts } from '../setup/contrast.ts'
import { executablePath, openSite, shots } from '../setup/site.ts'

const site = openSite('browser_newsroom')
const { rest, token, shot, panel } = site
let page: Page
beforeAll(() => {
  page = site.page
})

describe('the sample newsroom', () => {
  it('is served over REST: articles and what the paper says of itself, some of them drafts, with comments and pictures', async () => {
    const open = await rest('GET', '/articles?depth=1&limit=50')
    expect(open.body.docs.length).toBe(12)
    expect(open.body.docs.filter(({ eyecatch }: any) => eyecatch?.url).length).toBe(2)
    const comments = await rest('GET', '/comments?limit=50')
    expect(comments.body.totalDocs).toBe(5)
    const all = await rest('GET', '/articles?depth=0&limit=50', undefined, await token())
    expect(all.body.totalDocs).toBe(13)
  })
})

describe('the app as it is served', () => {
  it('says what is wrong, by name and in words', async () => {
    const jwt = await token()
    const bare = {
      title: '見出しのない記事',
      format: 'digest',
      commentPolicy: 'moderated',
      _status: 'published',
    }
    const refused = await rest('POST', '/articles', bare, jwt)
    expect(refused.body.errors[0]).toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining('公開できません。「概要」'),
    })
    const { body: sources } = await rest('GET', '/sources?limit=1')
    const kept = await rest('DELETE', `/sources/${sources.docs[0].id}`, undefined, jwt)
    expect([kept.status, kept.body.errors[0].message]).toEqual([
      409,
      expect.stringContaining('公開中の記事で使われている'),
    ])
    const sorted = await rest('GET', '/articles?sort=category.name')
    expect([sorted.status, sorted.body.errors[0].message]).toEqual([
      400,
      expect.stringContaining('category.name'),
    ])
  })
})

describe('GraphQL', () => {
  const ask = async (query: string, variables?: unknown, jwt?: string) =>
    rest('POST', '/graphql', { query, variables }, jwt)

  it('shows an anonymous reader nothing unpublished', async () => {
    const { body } = await ask(
      '{ Articles(limit: 0, draft: true, trash: true) { limit docs { title _status } } }',
    )
    expect(body.errors).toBeUndefined()
    expect(body.data.Articles.docs.length).toBe(12)
    expect(new Set(body.data.Articles.docs.map((doc: any) => doc._status))).toEqual(
      new Set(['published']),
    )
    const guess = await ask(
      '{ Articles(where: { proof__status: { equals: errors } }) { totalDocs } Comments { docs { email status } } }',
    )
    expect(JSON.stringify(guess.body.data?.Comments ?? null)).not.toMatch(/approved|@/)
  })

  it('lets no writer restore over what is live behind a draft of the same request', async () => {
    const admin = await token()
    const writer = {
      name: '書き手',
      email: 'writer@midashi.example',
      password: 'writer-in-a-test',
      roles: ['writer'],
    }
    await rest('POST', '/users', writer, admin)
    const jwt = (await rest('POST', '/users/login', writer)).body.token
    const { body: open } = await rest('GET', '/articles?limit=1&depth=0')
    const [{ id, title }] = open.docs
    await rest('PATCH', `/articles/${id}?draft=true`, { title: '改ざん' }, jwt)
    const { body: versions } = await rest(
      'GET',
      `/articles/versions?where[parent][equals]=${id}&sort=-createdAt&limit=1`,
      undefined,
      jwt,
    )
    const both = `mutation { a: updateArticle(id: "${id}", draft: true, data: { title: "改ざん" }) { id } b: restoreVersionArticle(id: "${versions.docs[0].id}") { id } }`
    const { body } = await ask(both, undefined, jwt)
    expect(JSON.stringify(body)).toContain('errors')
    expect((await rest('GET', `/articles/${id}`)).body.title).toBe(title)
  })

  it('answers no flood of queries in one request', async () => {
    const flood = `{ ${Array.from({ length: 200 }, (_, n) => `a${n}: Articles(limit: 100) { docs { title } }`).join(' ')} }`
    const before = Date.now()
    const { body } = await ask(flood)
    expect(JSON.stringify(body)).toContain('at most 10 queries')
    expect(Date.now() - before).toBeLessThan(5000)
  })

  it('publishes no article that breaks a rule', async () => {
    const mutation = 'mutation ($data: mutationArticleInput!) { createArticle(data: $data) { id } }'
    const { body } = await ask(
      mutation,
      {
        data: {
          title: '見出しのない記事',
          format: 'digest',
          commentPolicy: 'moderated',
          _status: 'published',
        },
      },
      await token(),
    )
    expect(JSON.stringify(body.errors)).toContain('「概要」の見出しがありません')
    const { body: found } = await rest(
      'GET',
      `/articles?where[title][equals]=${encodeURIComponent('見出しのない記事')}`,
      undefined,
      await token(),
    )
    expect(found.totalDocs).toBe(0)
  })
})

describe.skipIf(executablePath === null)('an editor in the browser', () => {
  it('signs in to a newsroom in Japanese', async () => {
    await page.goto(`${site.address}/admin`)
    await page.fill('#field-email', site.account.email)
    await page.fill('#field-password', site.account.password)
    await page.getByRole('button', { name: 'ログイン' }).click()
    await page.waitForURL(/\/admin\/?$/)
    await page.getByText('情報源').first().waitFor()
    await shot('dashboard')
    const words = await page.locator('main, .template-default').first().innerText()
    expect(words).not.toMatch(/\b(Articles|Sources|Categories|Comments|Media|Users)\b/)
  })

  it('writes an article, is told what is missing, cites a source, publishes it, and reads it over REST', async () => {
    await rest(
      'POST',
      '/sources',
      {
        title: '北浜の花火大会、八月に',
        publisher: '北浜日報',
        url: 'https://kitahamanippo.example/hanabi',
      },
      await token(),
    )
    await page.goto(`${site.address}/admin/collections/articles/create`)
    await panel().getByText('書き始めると').waitFor()
    await page.fill('#field-title', '花火大会が五年ぶりに戻る')
    const editor = site.body()
    await editor.click()
    // A new digest opens with its headings in place; this one is typed from nothing.
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    for (const line of [
      '## 概要',
      '北浜の花火大会が五年ぶりに開かれることになった。',
      '## 詳細',
      '実行委員会は八月の第一土曜日に三千発を打ち上げると発表した。',
    ]) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
    await panel().getByText('30 字').waitFor()
    await panel().getByText('「要点」の見出しがありません').waitFor()
    await panel().getByText('引用・参照・底本がありません').waitFor()
    await shot('proofreading')

    await page.click('#action-save')
    await page.getByText('公開できません').first().waitFor()
    await shot('refused')
    expect(await faintTexts(page, '[aria-label="校閲"]')).toEqual([])

    await editor.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('## 要点')
    await page.keyboard.press('Enter')
    await page.keyboard.type('- 五年ぶりの開催')
    await page.keyboard.press('Enter')
    await page.keyboard.type('八月の第一土曜日')
    await page.getByRole('button', { name: '出典を追加' }).click()
    await page.locator('#field-citations__0__source .rs__control').click()
    await page.keyboard.type('花火')
    await page.locator('.rs__option', { hasText: '北浜の花火大会、八月に' }).click()
    await panel().getByText('指摘はありません').waitFor()
    await shot('clean')

    await page.click('#action-save')
    await page.getByText('公開しました。').first().waitFor()
    const found = async () =>
      (
        await rest(
          'GET',
          `/articles?where[title][equals]=${encodeURIComponent('花火大会が五年ぶりに戻る')}&depth=1`,
        )
      ).body.docs
    for (let i = 0; i < 50 && (await found()).length === 0; i++) await wait(200)
    const [article] = await found()
    expect(article.slug).toBe('花火大会が五年ぶりに戻る')
    expect(article.sections.map(({ kind, text }: any) => [kind, text])).toEqual([
      ['summary', '北浜の花火大会が五年ぶりに開かれることになった。'],
      ['detail', '実行委員会は八月の第一土曜日に三千発を打ち上げると発表した。'],
      ['keyPoints', '・五年ぶりの開催\n・八月の第一土曜日'],
    ])
    expect(article.citations[0].source.publisher).toBe('北浜日報')
  }, 120_000)

  it('sees repeated text while typing; only an explicit save takes it out', async () => {
    const jwt = await token()
    const find = async () =>
      (
        await rest(
          'GET',
          `/articles?where[title][contains]=${encodeURIComponent('高原鉄道')}&draft=true&depth=0`,
          undefined,
          jwt,
        )
      ).body.docs[0]
    const before = await find()
    await page.goto(`${site.address}/admin/collections/articles/${before.id}`)
    const editor = page.locator('.rich-text-lexical [contenteditable="true"]').first()
    await editor.getByText('第三セクターの高原鉄道は').waitFor()
    // The panel has read the article: the form is alive, and so is the editor.
    await panel().getByText('指摘はありません').waitFor()
    // Lexical follows the caret a moment later; keys that come at once land where it was before.
    const press = async (key: string): Promise<void> => {
      await wait(300)
      await page.keyboard.press(key)
    }
    await editor.getByText('試験は来年の冬に行う。').last().click()
    await press('End')
    await press('Enter')
    await press('Enter')
    await wait(300)
    const again = before.body.root.children
      .filter((node: any) => node.type === 'paragraph')
      .map((node: any) => node.children[0].text)
    for (const text of again) {
      await page.keyboard.insertText(text)
      await page.keyboard.press('Enter')
    }
    // As paragraphs below the list, not as items of it.
    await editor
      .locator(':scope > p', { hasText: again.at(-1)! })
      .nth(1)
      .waitFor()
    await panel().getByText('繰り返しです').first().waitFor()
    await panel()
      .getByRole('button', { name: /繰り返しです/ })
      .first()
      .click()
    await wait(2500)
    await shot('repeated')
    expect(await faintTexts(page, '[aria-label="校閲"]')).toEqual([])
    expect((await editor.innerText()).split('第三セクターの高原鉄道は').length).toBe(3)

    const saved = page.waitForResponse(
      (response) =>
        response.request().method() === 'PATCH' && !response.url().includes('autosave=true'),
    )
    await page.click('#action-save')
    await saved
    // One was taken out when the samples came in.
    await panel().getByText('取り除いたもの 2').waitFor()
    await shot('repaired')
    const after = await find()
    expect(
      after.body.root.children
        .filter((node: any) => node.type === 'paragraph' && node.children.length > 0)
        .map((node: any) => node.children[0].text),
    ).toEqual(again)
    expect(after.proof.repairs.length).toBeGreaterThan(0)

    // Put back by a click, it stays through a save; taken out by a click, the editor's own undo brings it back.
    const times = async (): Promise<number> =>
      (await editor.innerText()).split('第三セクターの高原鉄道は').length - 1
    await panel().getByText('取り除いたもの 2').click()
    await panel().getByRole('button', { name: '元に戻す' }).first().click()
    await panel().getByText('編集者が元に戻しました').waitFor()
    expect(await times()).toBe(2)
    await shot('put-back')
    expect(await faintTexts(page, '[aria-label="校閲"]')).toEqual([])
    const savedAgain = page.waitForResponse(
      (response) =>
        response.request().method() === 'PATCH' && !response.url().includes('autosave=true'),
    )
    await page.click('#action-save')
    await savedAgain
    expect(await times()).toBe(2)
    await panel().getByRole('button', { name: '重複を取り除く' }).click()
    await panel().getByText('取り除いたもの 3').waitFor()
    expect(await times()).toBe(1)
    await shot('taken-out')
    await editor.focus()
    await page.keyboard.press('Control+z')
    await wait(600)
    expect(await times()).toBe(2)
  }, 120_000)

  it('sees in the list which published article waits for its time', async () => {
    // One nobody has had open: an autosave may come in behind a publication.
    const asked = '/articles?limit=1&depth=0&where[title][contains]=調査船'
    const { body } = await rest('GET', asked, undefined, await token())
    const [{ id, title, publishedAt }] = body.docs
    const setTime = (time: string) => rest('PATCH', `/articles/${id}`, { publishedAt: time }, jwt)
    const jwt = await token()
    await setTime('2040-03-14T00:30:00.000Z')
    await page.goto(`${site.address}/admin/collections/articles?limit=50`)
    const row = page.getByRole('row').filter({ hasText: title })
    await row.getByText('2040/03/14 09:30').waitFor()
    expect(await row.innerText()).toContain('この日時まで非公開')
    expect(await page.getByText('この日時まで非公開').count()).toBe(1)
    await shot('list-waits')
    await setTime(publishedAt)
  })

  it('finds every page of the admin without an error', async () => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on(
      'response',
      (response) =>
        response.status() >= 400 && errors.push(`${response.status()} ${response.url()}`),
    )
    for (const collection of ['articles', 'sources', 'categories', 'comments', 'media', 'users']) {
      await page.goto(`${site.address}/admin/collections/${collection}`)
      await page.locator('.collection-list, .list-controls').first().waitFor()
      await shot(`list-${collection}`)
      const row = page.locator('table tbody tr a').first()
      if (await row.count()) {
        await row.click()
        await page.locator('.document-fields, form').first().waitFor()
        await wait(800)
        await shot(`edit-${collection}`)
      }
    }
    expect(errors).toEqual([])
    expect(readdirSync(shots).length).toBeGreaterThan(10)
    expect(readFileSync(path.join(shots, 'list-articles.png')).length).toBeGreaterThan(10_000)
  }, 120_000)
})
