import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { axeFaults } from '../setup/axe.ts'
import { digest } from '../setup/digest.ts'
import { executablePath, openSite, shots } from '../setup/site.ts'

const site = openSite('browser_paper', { MIDASHI_FEEDS: 'full' })
const { rest, token, shot } = site
let page: Page

/** What the paper has that the tests go through. */
const ids: Record<string, string> = {}
const to = (path: string): string => `${site.address}${path}`
const q = encodeURIComponent

const make = async (path: string, data: object): Promise<any> => {
  const { status, body } = await rest('POST', path, data, await token())
  expect(status, JSON.stringify(body)).toBe(201)
  return body.doc
}

/** An editor, as `digest` asks for one. */
const asked = {
  editor: async (method: string, path: string, data: unknown) =>
    rest(method, path, data, await token()),
}

beforeAll(async () => {
  if (executablePath === null) return
  page = site.page
  const harbour = await make('/categories', { name: '港の暮らし', description: '港町の毎日。' })
  await make('/categories', { name: '朝市', slug: 'asaichi', parent: harbour.id })
  const author = await make('/authors', {
    name: '早瀬みなこ',
    kana: 'はやせみなこ',
    slug: 'hayase',
    profile: '港町を歩いて二十年。',
  })
  const article = await make('/articles', {
    ...(await digest(asked as never, { title: '朝市が月二回に & <増える>' })),
    category: harbour.id,
    authors: [author.id],
    tags: ['朝市', '港'],
    publishedAt: new Date(Date.now() - 3_600_000).toISOString(),
    _status: 'published',
  })
  ids.article = article.slug
  ids.record = article.id
  ids.category = harbour.slug
  ids.source = article.citations[0].source.id ?? article.citations[0].source
}, 120_000)

const pages = (): Record<string, string> => ({
  front: '/',
  category: `/categories/${q(ids.category!)}`,
  categories: '/categories',
  tag: `/tags/${q('朝市')}`,
  tags: '/tags',
  author: '/authors/hayase',
  source: `/sources/${ids.source}`,
  archive: '/archive',
  month: '/archive/2026-03',
  search: `/search?q=${q('朝市')}`,
  article: `/articles/${q(ids.article!)}`,
  feeds: '/feeds',
  missing: '/nothing/here',
})

const faults = (): Promise<string[]> => axeFaults(page)

describe.skipIf(executablePath === null)('the paper', () => {
  it('leads from its front page to every part, and back', async () => {
    await page.goto(to('/'))
    await page
      .getByRole('link', { name: /朝市が月二回に/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: '朝市が月二回に & <増える>' }).waitFor()
    // The sections of the house can be led to, and the points stand in a box.
    expect(
      await page.locator('.text h2[id]').evaluateAll((all) => all.map(({ id }) => id)),
    ).toEqual(['summary', 'detail', 'keyPoints'])
    await page.getByRole('link', { name: '早瀬みなこ' }).click()
    await page.getByText('港町を歩いて二十年。').waitFor()
    await page.getByRole('link', { name: /朝市が月二回に/ }).click()
    await page.getByRole('navigation', { name: '記事のカテゴリー' }).getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: '港の暮らし' }).waitFor()
    await page.getByText('港町の毎日。').waitFor()
    await page.getByRole('link', { name: /^朝市 \d/ }).waitFor()
    await page.goto(to(pages().article!))
    await page.getByRole('link', { name: '朝市', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '「朝市」の記事' }).waitFor()
    await page.goto(to(pages().article!))
    await page.getByRole('link', { name: 'この資料を引用した記事' }).click()
    await page.getByRole('link', { name: /朝市が月二回に/ }).waitFor()
  }, 60_000)

  it('counts who reads an article, without a cookie, and shows what is read most', async () => {
    const reader = await page
      .context()
      .browser()!
      .newContext({
        locale: 'ja-JP',
        viewport: { width: 1440, height: 1000 },
        // A browser nobody looks at calls itself one, and is not counted.
        userAgent: 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
      })
    const tab = await reader.newPage()
    const counted = tab.waitForResponse((response) => response.url().endsWith('/api/site/views'))
    await tab.goto(to(pages().article!))
    expect((await counted).status()).toBe(204)
    expect(await reader.cookies()).toEqual([])
    // Readers are written together, after five seconds, and then put in order; what was answered before is kept for a minute.
    await expect
      .poll(
        async () => {
          await rest(
            'PATCH',
            `/articles/${ids.record}`,
            { excerpt: `港の話 ${Date.now()}` },
            await token(),
          )
          return (await rest('GET', '/site/popular')).body.docs.length
        },
        { timeout: 20_000, interval: 1000 },
      )
      .toBe(1)
    await tab.waitForTimeout(10_500)
    await tab.goto(to('/'))
    const most = tab.getByRole('region', { name: 'よく読まれている記事' })
    await most.getByRole('link', { name: /朝市が月二回に/ }).waitFor()
    await tab.screenshot({ path: path.join(shots, 'paper-popular.png'), fullPage: true })
    await reader.close()
  }, 90_000)

  it('is whole on every page, in both themes, wide and narrow, by axe’s rules', async () => {
    for (const [name, path] of Object.entries(pages()))
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize(
          colorScheme === 'light' ? { width: 1440, height: 1000 } : { width: 390, height: 844 },
        )
        const answer = await page.goto(to(path))
        expect(answer!.status(), path).toBe(name === 'missing' ? 404 : 200)
        expect(await faults(), `${name} ${colorScheme}`).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `${name} ${colorScheme} is wider than its window`,
        ).toBe(true)
        await shot(`paper-${name}-${colorScheme}`)
      }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1440, height: 1000 })
  }, 180_000)

  it('is read and searched without JavaScript, and asks no other server for anything', async () => {
    const context = await page.context().browser()!.newContext({ javaScriptEnabled: false })
    const reader = await context.newPage()
    const elsewhere: string[] = []
    reader.on('request', (request) => {
      if (!request.url().startsWith(site.address)) elsewhere.push(request.url())
    })
    await reader.goto(to('/'))
    await reader.getByRole('searchbox', { name: '記事を探す' }).fill('月二回')
    await reader.keyboard.press('Enter')
    await reader.locator('mark', { hasText: '月二回' }).first().waitFor()
    await reader.getByRole('link', { name: /朝市が月二回に/ }).click()
    await reader.getByRole('heading', { level: 1, name: /朝市が月二回に/ }).waitFor()
    expect(elsewhere).toEqual([])
    await context.close()
  }, 60_000)

  it('shows on every list what was published, changed and withdrawn, at once, kept or not', async () => {
    const lists = ['/', `/categories/${q(ids.category!)}`, '/archive', `/search?q=${q('夕市')}`]
    const shown = async (text: string): Promise<boolean[]> =>
      Promise.all(
        lists.map(async (path) => {
          const page = await (await fetch(to(path))).text()
          // The lead’s title is set in phrases.
          return page.replace(/<[^>]+>/g, '').includes(text)
        }),
      )
    const months = new Date().toISOString().slice(0, 7)
    lists[2] = `/archive/${months}`
    // Asked for twice: the second time it is what was kept.
    await shown('')
    await shown('')
    const { id } = await make('/articles', {
      ...(await digest(asked as never, { title: '夕市がはじまる' })),
      category: (await rest('GET', `/categories?where[slug][equals]=${q(ids.category!)}`)).body
        .docs[0].id,
      _status: 'published',
    })
    expect(await shown('がはじまる')).toEqual([true, true, true, true])
    const key = await token()
    await rest('PATCH', `/articles/${id}`, { title: '夕市がつづく', _status: 'published' }, key)
    expect(await shown('がつづく')).toEqual([true, true, true, true])
    await rest('PATCH', `/articles/${id}`, { _status: 'draft' }, key)
    expect(await shown('がつづく')).toEqual([false, false, false, false])
  }, 30_000)

  it('leads with what an editor chose, shows what was said last, and says what it is at its foot', async () => {
    const key = await token()
    const about = (await rest('GET', '/categories?where[slug][equals]=about')).body.docs[0]
    await make('/articles', {
      ...(await digest(asked as never, { title: '会社案内', publishedAt: '2020-01-01T00:00:00Z' })),
      category: about.id,
      _status: 'published',
    })
    const chosen = await make('/articles', {
      ...(await digest(asked as never, { title: '灯台守の最後の夜' })),
      publishedAt: new Date(Date.now() - 86_400_000).toISOString(),
      isLead: true,
      _status: 'published',
    })
    await rest(
      'POST',
      '/comments',
      {
        article: chosen.id,
        authorName: '波待ち',
        body: '灯が消えるのは寂しい。',
        status: 'approved',
      },
      key,
    )
    await page.goto(to('/'))
    const lead = page.locator('.card.lead')
    expect(await lead.getByRole('heading').textContent()).toBe('灯台守の最後の夜')
    const said = page.getByRole('region', { name: '新しいコメント' })
    expect(await said.textContent()).toContain('灯が消えるのは寂しい。')
    const foot = page.getByRole('contentinfo')
    expect(await page.getByRole('main').textContent()).not.toContain('会社案内')
    expect(await page.getByRole('navigation', { name: 'カテゴリー' }).textContent()).not.toContain(
      about.name,
    )
    for (const name of ['Midashi見本新聞について', '編集とコメントの決まり', 'お問い合わせ'])
      await foot.getByRole('link', { name }).waitFor()
    await foot.getByRole('link', { name: '会社案内' }).click()
    await page.getByRole('heading', { level: 1, name: '会社案内' }).waitFor()
    await page.getByRole('button', { name: 'リンクをコピー' }).click()
    await page.getByRole('button', { name: 'コピーしました' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
    await rest('PATCH', `/articles/${chosen.id}`, { isLead: false, _status: 'published' }, key)
    await page.goto(to('/'))
    expect(await lead.getByRole('heading').textContent()).not.toBe('灯台守の最後の夜')
  }, 60_000)

  it('sends an article again that was just made, with a form of each reader’s own and what is said under it now', async () => {
    const { id, slug } = await make('/articles', {
      ...(await digest(asked as never, { title: '花火大会の夜' })),
      publishedAt: new Date(Date.now() - 86_400_000).toISOString(),
      commentPolicy: 'open',
      _status: 'published',
    })
    const read = async (cookie = ''): Promise<string> =>
      (await fetch(to(`/articles/${q(slug)}`), { headers: { cookie } })).text()
    const formIn = (html: string): string => /name="form" value="([^"]+)"/.exec(html)![1]!
    const html = [await read(), await read(), await read()]
    const forms = html.map(formIn)
    expect(new Set(forms).size).toBe(3)
    // Nothing but the form and the scripts' pass is another's.
    const same = (one: string): string =>
      one.replaceAll(formIn(one), '').replaceAll(/nonce(?:=|\\?":\\?)"?[^",\\]+/g, '')
    expect(same(html[2]!)).toBe(same(html[1]!))
    const key = await token()
    for (const [n, form] of forms.entries()) {
      const { status, body } = await rest('POST', '/comments', {
        article: id,
        authorName: '読者',
        body: `きれいでした。${n}`,
        form,
      })
      expect(status).toBe(201)
      // Who fills in a form in a moment waits for an editor.
      await rest('PATCH', `/comments/${body.comment.id}`, { status: 'approved' }, key)
    }
    const said = await read()
    for (const n of forms.keys()) expect(said).toContain(`きれいでした。${n}`)
    const { body } = await rest('GET', `/articles/${id}/comments`)
    await rest('PATCH', `/comments/${body.comments[0].id}`, { body: '直しました。' }, key)
    expect(await read()).toContain('直しました。')
    // Whoever has voted sees what they have voted.
    const voted = await read(`votes=${body.comments[0].id}:1`)
    expect(voted).toContain('aria-pressed="true"')
    expect(await read()).not.toContain('aria-pressed="true"')
  }, 30_000)

  it('has a page in its own frame for every address that is none', async () => {
    for (const path of [
      '/nothing',
      '/articles/nothing',
      '/categories/nothing',
      '/tags/nothing',
      '/authors/nothing',
      '/sources/nothing',
      '/archive/2026-13',
      '/archive/2026-01/x',
    ]) {
      const answer = await page.goto(to(path))
      expect(answer!.status(), path).toBe(404)
      await page.getByRole('heading', { name: 'ページが見つかりません' }).waitFor()
      await page.getByRole('banner').waitFor()
    }
    // Without a script, too.
    const plain = await (await fetch(to('/articles/nothing'))).text()
    expect(plain).toContain('<h1>ページが見つかりません</h1>')
    expect(plain).not.toContain('/_next/static/chunks/app')
  }, 60_000)

  it('tells search engines and networks whole addresses', async () => {
    await page.goto(to(pages().article!))
    const meta = (name: string): Promise<string | null> =>
      page.locator(`meta[property="${name}"]`).getAttribute('content')
    expect(await meta('og:url')).toBe(to(pages().article!))
    expect(await meta('og:image')).toMatch(/^http:\/\/127/)
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
      to(pages().article!),
    )
    const [news, trail] = JSON.parse(
      (await page.locator('script[type="application/ld+json"]').textContent())!,
    )
    expect(news).toMatchObject({
      '@type': 'NewsArticle',
      url: to(pages().article!),
      author: [{ '@type': 'Person', name: '早瀬みなこ' }],
      publisher: { name: 'Midashi見本新聞' },
    })
    expect(trail.itemListElement.map(({ name }: { name: string }) => name)).toEqual([
      'Midashi見本新聞',
      '港の暮らし',
      '朝市が月二回に & <増える>',
    ])
  }, 30_000)
})

describe.skipIf(executablePath === null)('what programs read of the paper', () => {
  const get = async (path: string): Promise<{ status: number; type: string; text: string }> => {
    const answer = await fetch(to(path))
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      text: await answer.text(),
    }
  }

  it('is RSS 2.0, Atom and JSON Feed, of all and of each part', async () => {
    for (const query of [
      '',
      `?category=${q(ids.category!)}`,
      `?tag=${q('朝市')}`,
      '?author=hayase',
    ]) {
      const rss = parseRssFeed((await get(`/feed.xml${query}`)).text)
      expect(rss.title).toBeTruthy()
      expect(rss.link).toMatch(/^http/)
      expect(rss.items![0]).toMatchObject({
        title: '朝市が月二回に & <増える>',
        link: to(pages().article!),
        guid: { value: to(pages().article!) },
      })
      expect(rss.items![0]!.content!.encoded).toContain('<h2 id="summary">概要</h2>')
      expect(Date.parse(String(rss.items![0]!.pubDate))).toBeGreaterThan(Date.now() - 7_200_000)
      const atom = parseAtomFeed((await get(`/feed.atom${query}`)).text)
      expect(atom.id).toBeTruthy()
      for (const { id, updated, title, content } of atom.entries!)
        expect(id && updated && title && content?.value).toBeTruthy()
      const json = parseJsonFeed((await get(`/feed.json${query}`)).text)
      expect(json.items![0]).toMatchObject({
        url: to(pages().article!),
        authors: [{ name: '早瀬みなこ' }],
        content_html: expect.stringContaining('<h2 id="summary">概要</h2>'),
      })
    }
    expect((await get('/feed.xml?category=nothing')).status).toBe(404)
    expect((await get('/feed.xml?author=nothing')).status).toBe(404)
  })

  it('is readable JSON also where it is made on the way, whatever encoding is asked for', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      // What nobody has asked for yet is made by Next's side of the server.
      const author = await make('/authors', { name: `筆者 ${encoding}`, slug: `a-${encoding}` })
      await make('/articles', {
        ...(await digest(asked as never)),
        authors: [author.id],
        _status: 'published',
      })
      const answer = await fetch(to(`/api/site/authors/a-${encoding}`), {
        headers: { 'Accept-Encoding': encoding },
      })
      expect((await answer.json()).author.name).toBe(`筆者 ${encoding}`)
    }
  }, 30_000)

  it('is SmartFormat with the whole text, in elements it knows alone', async () => {
    const { text } = await get('/smartnews.xml')
    expect(text).toContain('xmlns:snf="http://www.smartnews.be/snf"')
    const [item] = parseRssFeed(text).items!
    expect(item!.content?.encoded).toContain('<h2 id="summary">概要</h2>')
    expect(item!.content?.encoded).not.toMatch(/<(?:ruby|sup|section|script|iframe|small)\b/)
    expect(item!.media?.status).toMatchObject({ state: 'active' })
    expect(text.length).toBeLessThan(1_000_000)
  })

  it('is SmartFormat that takes back what was withdrawn, and says nothing of what it was', async () => {
    const doc = await make('/articles', {
      ...(await digest(asked as never, { title: '取り下げる記事の題' })),
      _status: 'published',
    })
    const before = (await get('/smartnews.xml')).text
    expect(parseRssFeed(before).items![0]!.guid).toEqual({ value: doc.id, isPermaLink: false })
    const key = await token()
    await rest('PATCH', `/articles/${doc.id}`, { _status: 'draft' }, key)
    const { text } = await get('/smartnews.xml')
    const item = parseRssFeed(text).items!.find(({ guid }) => guid?.value === doc.id)!
    expect(item.media?.status).toMatchObject({ state: 'deleted' })
    expect(text).not.toContain('取り下げる記事の題')
    await rest('DELETE', `/articles/${doc.id}`, undefined, key)
  })

  it('is sitemaps that name every article once, and robots.txt that names them', async () => {
    const index = (await get('/sitemap.xml')).text
    const maps = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url!)
    const articles: string[] = []
    for (const url of maps.filter((one) => one.includes('/sitemaps/'))) {
      const text = await (await fetch(url)).text()
      expect(text.endsWith('</urlset>\n')).toBe(true)
      articles.push(...[...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, one]) => one!))
    }
    const { body } = await rest('GET', '/site/articles?limit=1&total=true')
    expect(articles).toHaveLength(body.total)
    expect(new Set(articles).size).toBe(body.total)
    const news = (await get('/sitemap-news.xml')).text
    expect(news).toContain('<news:title>朝市が月二回に &#38; &#60;増える&#62;</news:title>')
    // The samples are older than two days.
    const days = [...news.matchAll(/<news:publication_date>([^<]+)</g)].map(([, at]) =>
      Date.parse(at!),
    )
    expect(Math.min(...days)).toBeGreaterThan(Date.now() - 48 * 3_600_000)
    expect(days.length).toBeLessThan(body.total)
    const robots = (await get('/robots.txt')).text
    expect(robots).toContain(`Sitemap: ${to('/sitemap.xml')}`)
    expect(robots).toContain('Disallow: /preview')
    expect((await get('/sitemaps/2026-13')).status).toBe(404)
  })
})
