import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { axeFaults } from '../setup/axe.ts'
import { executablePath, openSite } from '../setup/site.ts'

const site = openSite('browser_editing')
const { rest, token, shot, panel, body } = site
let page: Page
beforeAll(async () => {
  page = site.page
  if (executablePath !== null) await site.signIn()
})

const raw = `市立図書館、夜九時まで開館へ
2026年3月14日 09:30
カテゴリー：暮らしと町
タグ：図書館
執筆者：山野
Ainovaで作成
【概要】
北浜市の中央図書館は平日の閉館を二時間遅らせ、夜九時まで開ける試みを始めた。
【詳細】
延長するのは八月末までの平日で、貸し出しのほか自習室も使える。
【要点】
・平日は夜九時まで
・試行は八月末まで
【引用・参照・底本】
閉館延長、まず半年 北浜日報 2026.03.13
https://kitahama.example/library`

const paste = async (data: Record<string, string>): Promise<void> => {
  await page.evaluate(async (given) => {
    const blobs = Object.entries(given).map(([type, text]) => [type, new Blob([text], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
  }, data)
  await page.keyboard.press('Control+v')
}

const newArticle = async (): Promise<void> => {
  await page.goto(`${site.address}/admin/collections/articles/create`)
  await panel().getByText('書き始めると、足りないものと直すところをここに示します。').waitFor()
  await page.waitForURL(/articles\/[\w-]{20,}/)
  await wait(800)
}

/** A part of the page has no faults by axe’s rules, light and dark. */
const inBothThemes = async (part: string): Promise<void> => {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
    // Payload’s buttons change their colours slowly.
    await wait(500)
    expect(await axeFaults(page, part), theme).toEqual([])
  }
}

const idOf = (): string => /articles\/([\w-]+)/.exec(page.url())![1]!

describe.skipIf(executablePath === null)('an editor', () => {
  it('finds the headings of a new digest in place, and what each still needs once it is begun', async () => {
    const colours = (): Promise<string[]> =>
      panel()
        .getByRole('listitem')
        .evaluateAll((lines) => [...new Set(lines.map((line) => getComputedStyle(line).color))])
    await newArticle()
    expect(await panel().getByText('指摘').count()).toBe(0)
    const quiet = await colours()
    expect(quiet).toHaveLength(1)
    await shot('new-article')
    await page.fill('#field-title', '北浜港の定期航路が再開')
    await panel().getByText('要修正 4').waitFor()
    await panel().getByText('題名 11字').waitFor()
    expect(await colours()).not.toEqual(quiet)
    expect(await body().locator('h2').allInnerTexts()).toEqual(['概要', '詳細', '要点'])
    const states = await panel()
      .getByRole('list', { name: 'セクション' })
      .getByRole('listitem')
      .allInnerTexts()
    expect(states.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      '概要 指摘 1 空',
      '詳細 指摘 1 空',
      '要点 指摘 1 空',
      '引用・参照・底本 指摘 1 0 件',
    ])
    await shot('new-digest')
    await page.fill('#field-title', '')
    await panel().getByText('書き始めると').waitFor()
  }, 60_000)

  it('calls it 無題の記事 until it has a title', async () => {
    await page.locator('.doc-header__title').getByText('無題の記事').waitFor()
    await page.fill('#field-title', '港の朝')
    await page.locator('.doc-header__title').getByText('港の朝').waitFor()
    await page.fill('#field-title', '')
    await page.locator('.doc-header__title').getByText('無題の記事').waitFor()
  })

  it('pastes a whole text, and gets title, time, category, sections, source and credit in their places', async () => {
    await body().click()
    await paste({ 'text/plain': raw })
    await panel().getByText('原稿を読み込みました').waitFor()
    await expect.poll(() => page.inputValue('#field-title')).toBe('市立図書館、夜九時まで開館へ')
    expect(await body().locator('li').allInnerTexts()).toEqual([
      '平日は夜九時まで',
      '試行は八月末まで',
    ])
    expect(await page.inputValue('#field-eyecatchCredit__text')).toBe('Ainovaで作成')
    await panel().getByText('指摘はありません').waitFor()
    await panel().getByText('執筆者：山野').waitFor()
    await shot('manuscript-read')
    // Saved by itself, as a draft.
    const saved = async () =>
      (await rest('GET', `/articles/${idOf()}?draft=true&depth=1`, undefined, await token())).body
    await expect
      .poll(async () => (await saved()).title, { timeout: 15_000 })
      .toBe('市立図書館、夜九時まで開館へ')
    expect(await saved()).toMatchObject({
      _status: 'draft',
      publishedAt: '2026-03-14T00:30:00.000Z',
      category: { name: '暮らしと町' },
      tags: ['図書館'],
      citations: [{ role: 'base', source: { title: '閉館延長、まず半年', publisher: '北浜日報' } }],
    })
  }, 60_000)

  it('takes it all back with one undo', async () => {
    await body().focus()
    await page.keyboard.press('Control+z')
    await panel().getByText('書き始めると').waitFor()
    expect(await page.inputValue('#field-title')).toBe('')
    expect(await body().innerText()).not.toContain('図書館')
    expect(await page.inputValue('#field-eyecatchCredit__text')).toBe('')
    await expect
      .poll(
        async () =>
          (await rest('GET', `/articles/${idOf()}?draft=true&depth=0`, undefined, await token()))
            .body.citations,
        { timeout: 15_000 },
      )
      .toEqual([])
    // The source that was made for it goes as well.
    await expect
      .poll(
        async () =>
          (
            await rest(
              'GET',
              '/sources?where[url][equals]=https://kitahama.example/library',
              undefined,
              await token(),
            )
          ).body.totalDocs,
        { timeout: 30_000 },
      )
      .toBe(0)
  }, 90_000)

  it('is told what was taken out of a text that was pasted twice, and can put it back once it is saved', async () => {
    await newArticle()
    await body().click()
    await paste({ 'text/plain': `${raw}\n${raw}` })
    await panel().getByText('原稿を読み込みました').waitFor()
    await panel().getByText('読み込むときに取り除いた文章').waitFor()
    expect(await body().locator('h2').allInnerTexts()).toEqual(['概要', '詳細', '要点'])
    await shot('pasted-twice')
    await panel()
      .getByText(/^取り除いたもの \d/)
      .click({ timeout: 30_000 })
    await panel()
      .locator('blockquote', { hasText: '市立図書館、夜九時まで開館へ' })
      .first()
      .waitFor()
    await shot('pasted-twice-log')
    await panel()
      .locator('li', { has: page.locator('blockquote', { hasText: '平日の閉館を二時間遅らせ' }) })
      .getByRole('button', { name: '元に戻す' })
      .first()
      .click()
    await expect
      .poll(async () => (await body().innerText()).match(/平日の閉館を二時間遅らせ/g)?.length, {
        timeout: 20_000,
      })
      .toBe(2)
  }, 90_000)

  it('pastes a word with its reading, a table and a list as what they are', async () => {
    await newArticle()
    await body().locator('p').first().click()
    await paste({
      'text/plain': '瞬間 しゅんかん',
      'text/html':
        '<p>その<ruby>瞬間<rt>しゅんかん</rt></ruby>、<b>船</b>が動いた。</p><ul><li><p>朝の便</p><ul><li><p>七時</p></li></ul></li></ul><table><tr><th>便</th><th>出港</th></tr><tr><td>朝</td><td>七時</td></tr></table>',
    })
    await expect.poll(() => body().innerText()).toContain('その｜瞬間《しゅんかん》、船が動いた。')
    expect(await body().locator('ul ul li').allInnerTexts()).toEqual(['七時'])
    expect(await body().locator('strong').innerText()).toBe('船')
    expect(await body().locator('table th').allInnerTexts()).toEqual(['便', '出港'])
    expect(await body().locator('table td').allInnerTexts()).toEqual(['朝', '七時'])
    await shot('pasted-html')
    await body().focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => body().innerText()).not.toContain('しゅんかん')
  }, 60_000)

  it('reads HTML in the drawer, keeps its links and bold, and puts a line that was left over into the text', async () => {
    await newArticle()
    await panel().getByRole('button', { name: '原稿を貼り付けて読み込む' }).click()
    // The drawer slides in.
    await wait(800)
    await page.getByLabel('原稿', { exact: true }).click()
    await paste({
      'text/plain': '市立図書館',
      'text/html': `<h1>市立図書館の夜</h1><p>2026年3月14日</p><p>執筆者：山野</p><h2>概要</h2><p>図書館が<b>夜九時</b>まで<a href="https://a.example/1">開く</a>。</p><h2>要点</h2><ul><li>夜九時まで</li></ul>`,
    })
    await shot('read-drawer')
    await page.getByRole('button', { name: '読み込む', exact: true }).click()
    await panel().getByText('原稿を読み込みました').waitFor()
    await expect.poll(() => page.inputValue('#field-title')).toBe('市立図書館の夜')
    expect(await body().locator('strong').innerText()).toBe('夜九時')
    expect(await body().locator('a').getAttribute('href')).toBe('https://a.example/1')
    // The form hears of the line when the browser is idle; whoever undoes at once keeps it all the same.
    await page.evaluate('window.requestIdleCallback = (work) => setTimeout(work, 3000)')
    await panel().getByRole('button', { name: '本文の末尾に入れる' }).click()
    await expect.poll(() => body().innerText()).toContain('執筆者：山野')
    // What was changed since stays: the line that was put in.
    await panel().getByRole('button', { name: '元に戻す' }).click()
    await panel().getByText('タイトルがありません').waitFor()
    await expect.poll(() => body().innerText()).toContain('執筆者：山野')
  }, 60_000)

  it('gets the manuscript although a save is under way, and goes back to before the paste in a text that was begun', async () => {
    await newArticle()
    // As slow as a real connection.
    await page.route('**/api/articles/**', async (route) => {
      await wait(1200)
      await route.continue()
    })
    await body().locator('p').first().click()
    await page.keyboard.type('書きかけの文。')
    // At once: what was typed has been proofread by nobody yet, and is not put out without a question.
    await paste({ 'text/plain': raw })
    await panel().getByText('いまの内容は置き換わりますが').waitFor()
    expect(await body().innerText()).toContain('書きかけの文。')
    await wait(1700)
    await shot('offer')
    await panel().getByRole('button', { name: '原稿として読み込む' }).click()
    await panel().getByText('原稿を読み込みました').waitFor()
    await wait(4000)
    expect(await page.inputValue('#field-title')).toBe('市立図書館、夜九時まで開館へ')
    expect(await body().innerText()).not.toContain('書きかけの文。')
    expect(await body().innerText()).toContain('平日は夜九時まで')
    await panel().getByRole('button', { name: '元に戻す' }).click()
    await expect.poll(() => page.inputValue('#field-title'), { timeout: 15_000 }).toBe('')
    await expect.poll(() => body().innerText()).toContain('書きかけの文。')
    expect(await body().innerText()).not.toContain('図書館')
    // A request that is held back at this moment is let go first, by its own handler.
    await page.unrouteAll({ behavior: 'wait' })
  }, 90_000)

  it('makes drafts of all articles of a text at once', async () => {
    await newArticle()
    await body().click()
    const another = (title: string, about: string): string =>
      `${title}\n2026年3月15日 10:00\n【概要】\n${about}を市が発表した。\n【詳細】\n${about}は来月から始まり、費用は市が持つ。\n【要点】\n・${about}は来月から\n【引用・参照・底本】\n${title}へ 北浜日報 2026.03.14 https://kitahama.example/${encodeURIComponent(about)}`
    await paste({
      'text/plain': [
        raw,
        another('朝市を月二回に', '朝市の回数を増やす案'),
        another('渡し船が増便', '夕方の便の追加'),
      ].join('\n\n'),
    })
    await panel().getByText('ほかの記事').waitFor()
    await shot('other-articles')
    await panel().getByRole('button', { name: '残り2件をすべて下書きにする' }).click()
    await expect.poll(() => panel().getByRole('link', { name: '下書きを開く' }).count()).toBe(2)
    const { docs } = (
      await rest(
        'GET',
        '/articles?draft=true&depth=0&limit=5&sort=-createdAt&where[_status][equals]=draft',
        undefined,
        await token(),
      )
    ).body
    expect(docs.map(({ title }: { title: string }) => title)).toEqual(
      expect.arrayContaining(['朝市を月二回に', '渡し船が増便']),
    )
  }, 60_000)

  it('puts in a missing section at its right place with one click, which the editor’s own undo takes back', async () => {
    await newArticle()
    await body().click()
    await paste({ 'text/plain': raw.replace(/【詳細】\n.+\n/, '') })
    await panel().getByText('「詳細」の見出しがありません').waitFor()
    await panel().getByRole('button', { name: '詳細: 見出しを入れる' }).click()
    await expect.poll(() => body().locator('h2').allInnerTexts()).toEqual(['概要', '詳細', '要点'])
    await panel().getByText('「詳細」が空です').waitFor()
    await shot('section-inserted')
    // What is typed next is the section's text, and none of its heading.
    await wait(100)
    await page.keyboard.insertText('増便の話。')
    await expect.poll(() => body().locator('h2').allInnerTexts()).toEqual(['概要', '詳細', '要点'])
    expect(await body().locator('h2:has-text("詳細") + p').innerText()).toBe('増便の話。')
    for (let n = 0; n < 2; n++) await page.keyboard.press('Control+z')
    await expect.poll(() => body().locator('h2').allInnerTexts()).toEqual(['概要', '要点'])
  }, 60_000)

  it('is shown the place of a finding by a click on it', async () => {
    await page.setViewportSize({ width: 1440, height: 500 })
    await panel().getByRole('button', { name: '要点', exact: true }).click()
    await wait(900)
    const heading = body().locator('h2', { hasText: '要点' })
    const box = (await heading.boundingBox())!
    expect(box.y).toBeGreaterThan(0)
    expect(box.y).toBeLessThan(500)
    await page.setViewportSize({ width: 1440, height: 1000 })
  })

  it('composes Japanese undisturbed while the panel proofreads and the draft is saved', async () => {
    await newArticle()
    await body().locator('p').first().click()
    const client = await page.context().newCDPSession(page)
    const compose = (text: string) =>
      client.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    // The editor keeps a caret's place with a character that is not seen.
    const firstLine = async () =>
      (await body().locator('p').first().innerText()).replaceAll('\u200b', '')
    let composed = ''
    for (const letter of 'きたはまこうのていきこうろ') {
      composed += letter
      await compose(composed)
      // Longer than the panel and the autosave rest, now and then.
      await wait(composed.length % 5 === 0 ? 2200 : 60)
      expect(await firstLine()).toBe(composed)
    }
    await client.send('Input.insertText', { text: '北浜港の定期航路' })
    await expect.poll(firstLine).toBe('北浜港の定期航路')
    await panel().getByText('8 字').waitFor()
  }, 60_000)

  it('adds sources by pasting their lines', async () => {
    await page
      .getByLabel('出典の行を貼り付けて加える')
      .fill(
        '北浜港、三年ぶり再開 北浜日報 2026.03.13\nhttps://kitahama.example/ferry\n参考：港の記録 北浜書房',
      )
    await page.getByRole('button', { name: '出典に加える' }).click()
    await page.getByText('北浜港、三年ぶり再開').first().waitFor()
    await panel().getByText('2 件').waitFor()
    await shot('sources-added')
  }, 60_000)

  it('is told at once that a scheduled publication will fail', async () => {
    await page
      .locator('.popup__trigger-wrap button, .form-submit [aria-label="オプション"]')
      .first()
      .click()
    await page.getByText('予約公開').first().click()
    await page.locator('#time input, .date-time-picker input').last().fill('2030/01/01 09:00')
    await page.keyboard.press('Enter')
    await page.locator('#scheduled-publish-save').click()
    await page.getByText('予約公開は実行されません').first().waitFor()
    await shot('schedule-will-fail')
    await page.keyboard.press('Escape')
    await panel().getByText('予約公開は実行されません').waitFor()
    const { body: told } = await rest(
      'GET',
      `/articles/schedules?article=${idOf()}`,
      undefined,
      await token(),
    )
    expect(told.schedules).toHaveLength(1)
  }, 60_000)

  it('makes a section’s name that stands as a line a heading with one click, which undo takes back', async () => {
    await newArticle()
    await body().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('【参考】')
    await panel().getByText('「【参考】」が見出しになっていません').waitFor()
    await shot('heading-as-text')
    await panel().getByRole('button', { name: '見出しにする', exact: true }).click()
    const heading = body().locator('h2', { hasText: '参考' })
    await heading.waitFor()
    expect(await heading.innerText()).toBe('参考')
    await expect.poll(() => panel().getByText('見出しになっていません').count()).toBe(0)
    await body().click()
    await page.keyboard.press('Control+z')
    await body().locator('p', { hasText: '【参考】' }).waitFor()
  }, 60_000)

  it('merges a source into another from its page, which says who cites it', async () => {
    const jwt = await token()
    const cite = async (text: string): Promise<string> =>
      (await rest('POST', '/sources/cite', { text }, jwt)).body.citations[0].source
    const gone = await cite('朝市が月二回に 北浜日報\nhttps://kitahama.example/market')
    const stays = await cite('朝市、来月から月二回 北浜日報\nhttps://kitahama.example/market-2')
    const { body: made } = await rest(
      'POST',
      '/articles?draft=true',
      { title: '朝市の話', citations: [{ source: gone, role: 'base' }], _status: 'draft' },
      jwt,
    )
    await page.goto(`${site.address}/admin/collections/sources/${gone}`)
    await page.getByText('引用している記事').waitFor()
    await page.getByText('朝市の話', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: '別の情報源に統合する' }).scrollIntoViewIfNeeded()
    await shot('source')
    await page.getByRole('button', { name: '別の情報源に統合する' }).click()
    await page.getByRole('button', { name: '朝市、来月から月二回' }).click()
    await page.getByText('情報源を統合しますか？').waitFor()
    await wait(500)
    await shot('source-merge')
    await page.getByRole('button', { name: '統合する', exact: true }).click()
    await page.waitForURL(`**/sources/${stays}`)
    await page.getByText('朝市の話', { exact: true }).first().waitFor()
    const { body: article } = await rest(
      'GET',
      `/articles/${made.doc.id}?draft=true&depth=0`,
      undefined,
      jwt,
    )
    expect(article.citations[0].source).toBe(stays)
  }, 60_000)

  it('reads who changed what in words, and takes an article back to what it was', async () => {
    const jwt = await token()
    const sections = (await rest('GET', '/articles?limit=1&depth=0', undefined, jwt)).body.docs[0]
    const { body: made } = await rest(
      'POST',
      '/articles?draft=true',
      { title: '夜市の話', body: sections.body, _status: 'draft' },
      jwt,
    )
    const { id } = made.doc
    await rest(
      'PATCH',
      `/articles/${id}?draft=true`,
      { title: '夜市の話、続き', tags: ['夜市'] },
      jwt,
    )
    await page.goto(`${site.address}/admin/collections/articles/${id}/versions`)
    const history = page.getByRole('region', { name: '変更の記録' })
    const changed = history.getByText('タイトル、タグ')
    await changed.click()
    await history.locator('ins', { hasText: '、続き' }).waitFor()
    await shot('history')
    await inBothThemes('[aria-labelledby="history-title"]')
    await page.setViewportSize({ width: 390, height: 844 })
    await shot('history-phone')
    await page.setViewportSize({ width: 1440, height: 1000 })
    await history.getByRole('button', { name: /この版に戻す/ }).click()
    await page.getByText('読者に見える内容は、公開するまで変わりません').waitFor()
    await wait(500)
    await shot('history-restore')
    await page.locator('.confirmation-modal').getByRole('button', { name: 'この版に戻す' }).click()
    await page.getByText('この版の内容を下書きにしました。').waitFor()
    await expect.poll(() => history.getByRole('listitem').count()).toBe(3)
    await page.getByRole('link', { name: '編集', exact: true }).click()
    await page.waitForURL(new RegExp(`articles/${id}$`))
    await page.waitForFunction(
      () =>
        (document.querySelector('#field-title') as HTMLInputElement | null)?.value === '夜市の話',
    )
  }, 60_000)

  it('chooses tags of those there are, and renames one everywhere', async () => {
    const jwt = await token()
    const { body: made } = await rest(
      'POST',
      '/articles?draft=true',
      { title: '灯台の話', tags: ['灯台もり'], _status: 'draft' },
      jwt,
    )
    await newArticle()
    await page.fill('#field-title', '灯台守の一日')
    const field = page.locator('.field-tags')
    await field.locator('input').fill('灯台モリ')
    await page.getByRole('option', { name: '灯台もり（1）' }).waitFor()
    await shot('tags-field')
    await page.keyboard.press('Enter')
    await field.getByText('灯台もり', { exact: true }).waitFor()
    await field.locator('input').fill('岬')
    await page.keyboard.press('Enter')
    await field.getByText('岬', { exact: true }).waitFor()
    // What is typed and left is kept, and read as in a text.
    await field.locator('input').fill('#夜、 波')
    await page.locator('#field-title').click()
    await field.getByText('波', { exact: true }).waitFor()
    for (const _ of '夜波') {
      await field.locator('input').focus()
      await page.keyboard.press('Backspace')
    }
    await wait(2500)
    const tagsOf = async (id: string): Promise<string[]> =>
      (await rest('GET', `/articles/${id}?draft=true&depth=0`, undefined, jwt)).body.tags
    const id = idOf()
    expect(await tagsOf(id)).toEqual(['灯台もり', '岬'])
    await page.goto(`${site.address}/admin/collections/articles`, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: 'タグの整理' }).click()
    await page.waitForURL('**/articles/tags')
    const name = page.getByRole('textbox', { name: 'タグ「灯台もり」の名前' })
    await name.fill('灯台守')
    await shot('tags')
    await inBothThemes('[aria-label="タグの整理"]')
    await page.keyboard.press('Enter')
    await page.getByText('2件の記事のタグを「灯台もり」から「灯台守」に変えました。').waitFor()
    expect(await tagsOf(made.doc.id)).toEqual(['灯台守'])
    // The list of its articles says what it is kept to, and lets it go.
    await page
      .locator('form', { has: page.getByRole('textbox', { name: 'タグ「灯台守」の名前' }) })
      .getByRole('link', { name: '2件' })
      .click()
    const kept = page.getByRole('button', { name: 'タグ「灯台守」の絞り込みをやめる' })
    await kept.waitFor()
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2)
    await shot('tag-list')
    await kept.click()
    await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(2)
    await kept.waitFor({ state: 'detached' })
    await page.goto(`${site.address}/admin/collections/articles/tags`)
    await page.getByRole('button', { name: 'タグ「岬」を取り除く' }).click()
    await page.getByText('1件の記事から取り除きます').waitFor()
    await wait(500)
    await shot('tags-remove')
    await page.locator('.confirmation-modal').getByRole('button', { name: '取り除く' }).click()
    await page.getByText('タグ「岬」を1件の記事から取り除きました。').waitFor()
    expect(await tagsOf(id)).toEqual(['灯台守'])
  }, 60_000)

  it('is asked before an article goes out under an old date that came with its text', async () => {
    await newArticle()
    await body().click()
    await paste({ 'text/plain': raw.replaceAll('市立図書館、夜九時', '市立図書館、夜十時') })
    await panel().getByText('原稿を読み込みました').waitFor()
    await panel().getByText('指摘はありません').waitFor()
    await wait(2500)
    const publish = page.locator('#action-save')
    const dialog = page.getByRole('dialog', { name: '公開日時を確かめてください' })
    await publish.click()
    await dialog.getByText('2026/03/14 09:30').waitFor()
    await shot('old-date')
    await dialog.getByRole('button', { name: 'やめる' }).click()
    const { body: kept } = await rest(
      'GET',
      `/articles/${idOf()}?draft=true`,
      undefined,
      await token(),
    )
    expect(kept._status).toBe('draft')
    await publish.click()
    await dialog.getByRole('button', { name: 'いまの日時で公開する' }).click()
    await page.getByText('公開しました。').first().waitFor()
    const { body: live } = await rest('GET', `/articles/${idOf()}`)
    expect(Date.parse(live.publishedAt)).toBeGreaterThan(Date.now() - 120_000)
    // A date to come would take it from its readers.
    await wait(1000)
    await page.locator('#field-publishedAt input').fill('2099/05/01 09:00')
    await page.keyboard.press('Enter')
    await page.locator('#field-title').click()
    await wait(2500)
    await publish.click()
    await dialog
      .getByText('2099/05/01 09:00になっているので、それまで読者から見えなくなります')
      .waitFor()
    await shot('postponed')
    await dialog.getByRole('button', { name: 'やめる' }).click()
    expect((await rest('GET', `/articles/${idOf()}`)).status).toBe(200)
  }, 60_000)

  it('takes the source’s title for a wrong citation, or makes it a source of its own', async () => {
    const jwt = await token()
    const { body: ferry } = await rest(
      'POST',
      '/sources',
      { title: '北浜港、三年ぶり再開', url: 'https://kitahama.example/citation-actions' },
      jwt,
    )
    const draft = async (): Promise<string> =>
      (
        await rest(
          'POST',
          '/articles?draft=true',
          {
            title: `市立図書館の話 ${crypto.randomUUID().slice(0, 4)}`,
            citations: [
              { source: ferry.doc.id, role: 'base', statedTitle: '図書館が夜まで開館する' },
            ],
            _status: 'draft',
          },
          jwt,
        )
      ).body.doc.id
    const cited = async (id: string): Promise<any> =>
      (await rest('GET', `/articles/${id}?draft=true&depth=1`, undefined, jwt)).body.citations[0]
    const first = await draft()
    await page.goto(`${site.address}/admin/collections/articles/${first}`)
    const doubt = panel().getByText('として登録されています')
    await doubt.waitFor()
    await shot('citation-actions')
    expect(
      await panel().getByRole('link', { name: '情報源を開く' }).getAttribute('href'),
    ).toContain(`/sources/${ferry.doc.id}`)
    await panel().getByRole('button', { name: '登録の題名にする' }).click()
    await doubt.waitFor({ state: 'detached' })
    // Taken back, it is as it was; then done again.
    await page.getByRole('button', { name: '元に戻す' }).click()
    await doubt.waitFor()
    await panel().getByRole('button', { name: '登録の題名にする' }).click()
    await doubt.waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await cited(first)).statedTitle ?? null, { timeout: 15_000 })
      .toBe(null)
    expect((await cited(first)).source.id).toBe(ferry.doc.id)
    const second = await draft()
    await page.goto(`${site.address}/admin/collections/articles/${second}`)
    await panel().getByRole('button', { name: '別の情報源に分ける' }).click()
    await doubt.waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await cited(second)).source.title, { timeout: 15_000 })
      .toBe('図書館が夜まで開館する')
    expect((await cited(second)).source.url ?? null).toBe(null)
  }, 60_000)

  it('arranges categories with the pointer and with buttons, and takes it back', async () => {
    const jwt = await token()
    for (const name of ['祭り', '花火', '縁日'])
      await rest('POST', '/categories', { name, order: 90 }, jwt)
    const drawn = async (): Promise<string[]> => {
      const { body: tree } = await rest('GET', '/site/categories')
      const names = (nodes: any[], depth: number): string[] =>
        nodes.flatMap(({ name, children }) => [
          `${'  '.repeat(depth)}${name}`,
          ...names(children, depth + 1),
        ])
      return names(tree.docs, 0).filter((line) => /祭り|花火|縁日/.test(line))
    }
    await page.goto(`${site.address}/admin/collections/categories`, {
      // A click before the page answers to any is lost.
      waitUntil: 'networkidle',
    })
    await page.getByRole('link', { name: 'カテゴリーの並べ替え' }).click()
    await page.waitForURL('**/categories/tree')
    const part = page.getByRole('region', { name: 'カテゴリーの並べ替え' })
    await part.getByRole('link', { name: '縁日' }).waitFor()
    await part.getByRole('button', { name: '「花火」を前のカテゴリーの下へ' }).click()
    await expect.poll(drawn).toContain('  花火')
    const start = await drawn()
    await shot('category-tree')
    await inBothThemes('[aria-label="カテゴリーの並べ替え"]')
    const handle = (name: string) =>
      part.locator('li', { hasText: name }).locator('[role=presentation]')
    const [from, to] = [await handle('祭り').boundingBox(), await handle('縁日').boundingBox()]
    await page.mouse.move(from!.x + 8, from!.y + 8)
    await page.mouse.down()
    await page.mouse.move(from!.x + 8, from!.y + 30, { steps: 4 })
    await page.mouse.move(to!.x + 36, to!.y + 12, { steps: 12 })
    await shot('category-drag')
    await page.mouse.up()
    const isDropped = async (): Promise<boolean> => {
      const lines = await drawn()
      return lines.some((line) => line.startsWith('  ') && line.includes('祭り'))
    }
    await expect.poll(isDropped).toBe(true)
    await page.getByRole('button', { name: '元に戻す' }).click()
    await expect.poll(drawn).toEqual(start)
  }, 60_000)

  it('keeps the list of articles to a category, and sees on a phone what is wrong beside the button', async () => {
    const jwt = await token()
    const { body: category } = await rest('POST', '/categories', { name: '市場' }, jwt)
    const { body: made } = await rest(
      'POST',
      '/articles?draft=true',
      { title: '市場の一日', category: category.doc.id, kicker: '連載', _status: 'draft' },
      jwt,
    )
    await page.goto(`${site.address}/admin/collections/articles`)
    const rows = page.locator('.collection-list tbody tr')
    await expect.poll(() => rows.count()).toBeGreaterThan(1)
    await page.getByLabel('カテゴリーで絞り込む').selectOption('市場')
    await expect.poll(() => rows.count()).toBe(1)
    expect(await rows.innerText()).toContain('市場の一日')
    await shot('category-choice')
    await page.reload()
    await expect
      .poll(() => page.getByLabel('カテゴリーで絞り込む').inputValue())
      .toBe(category.doc.id)
    await page.getByLabel('カテゴリーで絞り込む').selectOption('')
    await expect.poll(() => rows.count()).toBeGreaterThan(1)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${site.address}/admin/collections/articles/${made.doc.id}`)
    const verdict = page.getByRole('button', { name: /校閲の指摘を見る/ })
    await verdict.waitFor()
    expect(await verdict.innerText()).toMatch(/要修正 \d/)
    await shot('verdict-phone')
    await verdict.click()
    await expect.poll(() => panel().getByText('「概要」').first().isVisible()).toBe(true)
    await wait(800)
    expect((await panel().boundingBox())!.y).toBeLessThan(844)
    await page.setViewportSize({ width: 1440, height: 1000 })
    await verdict.waitFor({ state: 'hidden' })
  }, 60_000)

  it('reads the menus of the body editor and the way to the comments in Japanese', async () => {
    await newArticle()
    await body().locator('p').first().click()
    await page.keyboard.type('/')
    const menu = page.locator('.slash-menu-popup').first()
    await menu.waitFor()
    const words = await menu.innerText()
    for (const word of ['基本', '番号付きリスト', '箇条書き', '画像', '区切り線', '表', '引用'])
      expect(words).toContain(word)
    expect(words).not.toMatch(/[A-Za-z]{3}/)
    await menu.getByText('表', { exact: true }).click()
    const drawer = page.locator('[id*="lexical-table-create"]')
    const labels = drawer.locator('label')
    await labels.first().waitFor()
    expect((await labels.allInnerTexts()).join()).toMatch(/行.*列/s)
    await page.goto(`${site.address}/admin`, { waitUntil: 'networkidle' })
    expect(await page.locator('#nav-comment-queue').textContent()).toBe('コメントの審査')
  }, 60_000)

  it('finds nothing wrong by axe’s rules in what is ours of the dashboard, the list, the form and the queue', async () => {
    const { body } = await rest('GET', '/articles?limit=1&depth=0', undefined, await token())
    const parts: [address: string, parts: string[]][] = [
      ['', ['[aria-label="デスク"]', '[aria-labelledby="comments-waiting"]']],
      ['/collections/articles', ['nav[aria-label="絞り込み"]']],
      [`/collections/articles/${body.docs[0].id}`, ['[aria-label="校閲"]']],
      ['/collections/comments/queue', ['nav[aria-label="状態"]']],
    ]
    for (const [address, names] of parts) {
      await page.goto(`${site.address}/admin${address}`)
      for (const name of names) {
        await page.locator(name).first().waitFor()
        await inBothThemes(name)
      }
    }
  }, 120_000)
})
