import { beforeAll, describe, expect, it } from 'vitest'
import { chromium, type Page } from 'playwright-core'
import { faintTexts } from '../setup/contrast.ts'
import { privateFields } from '../setup/privateFields.ts'
import { executablePath, frontendKey, openSite } from '../setup/site.ts'

const site = openSite('browser_comments')
let article: { id: string; slug: string }
let token: string

/** The page of the article for a reader whose browser runs no JavaScript. */
const withoutScripts = async (work: (page: Page) => Promise<void>): Promise<void> => {
  const browser = await chromium.launch({
    executablePath: executablePath!,
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const context = await browser.newContext({ locale: 'ja-JP', javaScriptEnabled: false })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${site.address}/articles/${encodeURIComponent(article.slug)}`)
  await work(page).finally(() => browser.close())
}
let readers = 0
/** A comment of a reader at an address of their own. */
const waiting = async (body: string): Promise<void> => {
  const { status } = await fetch(`${site.address}/api/comments`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Frontend-Key': frontendKey,
      'X-Reader-Address': `203.0.113.${++readers}`,
    },
    body: JSON.stringify({ article: article.id, authorName: '浜の読者', body }),
  })
  expect(status).toBe(201)
}
const shown = async (): Promise<string> =>
  JSON.stringify((await site.rest('GET', `/articles/${article.id}/comments`)).body.comments)

describe.skipIf(executablePath === null)('comments in the browser', () => {
  beforeAll(async () => {
    token = await site.token()
    const { body } = await site.rest(
      'GET',
      `/articles?where[title][contains]=${encodeURIComponent('みさき丸')}&depth=0`,
    )
    article = body.docs[0]
    site.page.setDefaultTimeout(20_000)
  })

  it('the front page leads to the article with its sections, sources, picture and credit', async () => {
    const { page } = site
    await page.goto(site.address)
    await page.getByRole('link', { name: '北浜港のフェリー、三年ぶりに運航再開へ' }).first().click()
    await page.getByRole('heading', { level: 1, name: /北浜港のフェリー/ }).waitFor()
    for (const name of ['概要', '詳細', '要点', '引用・参照・底本'])
      await page.getByRole('heading', { level: 2, name }).waitFor()
    expect(await page.locator('figcaption').textContent()).toContain('北浜日報図案部')
    expect(await page.locator('.citations a').count()).toBeGreaterThan(0)
    expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toContain(
      '北浜港のフェリー',
    )
    expect(
      JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!)[0],
    ).toHaveProperty('@type', 'NewsArticle')
    await site.shot('reader-article')
    expect((await fetch(`${site.address}/articles/ない記事`)).status).toBe(404)
    expect((await fetch(`${site.address}/articles/%E0%A4%A`)).status).toBe(400)
  })

  it('a reader without JavaScript reads, posts, votes, reports and takes a comment back', async () => {
    await withoutScripts(async (page) => {
      expect(await page.locator('.comments .author').allTextContents()).toContain('灯台守さん')
      await page.locator('#comment [name=authorName]').fill(' \u3000')
      await page.locator('#comment [name=body]').fill('書いた文は残ります (^_^)')
      await page.locator('#comment button').click()
      expect(await page.getByRole('alert').textContent()).toContain('名前を')
      const { y } = (await page.getByRole('alert').boundingBox())!
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(page.viewportSize()!.height)
      expect(await page.locator('#comment [name=body]').inputValue()).toBe(
        '書いた文は残ります (^_^)',
      )
      await page.locator('#comment [name=authorName]').fill('紙の読者')
      await page.waitForTimeout(3100)
      await page.locator('#comment button').click()
      expect(await page.getByRole('status').textContent()).toContain('確認後に掲載')
      expect(await shown()).not.toContain('書いた文は残ります')

      await page.getByText('確認待ち（あなたにだけ見えています）').waitFor()
      const { body } = await site.rest('GET', '/comments/queue', undefined, token)
      const own = body.comments.find((one: any) => one.authorName === '紙の読者')
      expect(own.holds.map(({ reason }: any) => reason)).toEqual(['moderated'])
      await site.rest('POST', '/comments/moderate', { ids: [own.id], action: 'approve' }, token)
      await page.goto(`${site.address}/articles/${encodeURIComponent(article.slug)}`)
      await page.locator(`#c-${own.id} summary`, { hasText: '編集' }).click()
      await page.locator(`#c-${own.id} button[name=withdraw]`).click()
      expect(await page.getByRole('status').textContent()).toContain('取り下げました')
      expect(await shown()).not.toContain('書いた文は残ります')

      const first = page.locator('.comment').first()
      const before = await first.locator('button').first().textContent()
      await first.locator('button').first().click()
      const after = await page.locator('.comment').first().locator('button').first().textContent()
      expect(Number(after!.replace(/\D/g, ''))).toBe(Number(before!.replace(/\D/g, '')) + 1)
      await page.locator('.comment').first().locator('button[aria-pressed=true]').click()
      expect(await page.locator('.comment').first().locator('button').first().textContent()).toBe(
        before,
      )

      await page.locator('.comment').first().locator('summary').click()
      await page
        .locator('.comment')
        .first()
        .getByRole('button', { name: '編集部に知らせる' })
        .click()
      expect(await page.getByRole('status').textContent()).toContain('知らせました')
    })
  })

  it('what readers write is shown as text', async () => {
    const { page } = site
    const body =
      '<script>document.title="乗っ取り"</script>\u202e逆さ\u202c <img src=x onerror=alert(1)>'
    await waiting(body)
    const { body: queue } = await site.rest('GET', '/comments/queue', undefined, token)
    const own = queue.comments.find((one: any) => one.body === body)
    await site.rest('POST', '/comments/moderate', { ids: [own.id], action: 'approve' }, token)
    await page.goto(`${site.address}/articles/${encodeURIComponent(article.slug)}`)
    const said = await page.locator(`#c-${own.id} .said`).textContent()
    expect(said).toContain('<script>document.title="乗っ取り"</script>⟨U+202E⟩逆さ⟨U+202C⟩')
    expect(await page.title()).not.toContain('乗っ取り')
    expect(await page.locator(`#c-${own.id} img`).count()).toBe(0)
    await site.shot('reader-thread')
    await page.goto(site.address)
    const count = page
      .locator(`a[href="/articles/${encodeURIComponent(article.slug)}#comments"]`)
      .first()
    expect(Number((await count.innerText()).slice(5))).toBe(
      (await site.rest('GET', `/articles/${article.id}/comments`)).body.count,
    )
    await site.shot('front')
  })

  it('an editor decides by key, many at once, and takes it back', async () => {
    const { page } = site
    for (const body of [
      '一通目のお便りです。',
      '二通目のお便りです。',
      '三通目のお便りです。',
      '四通目です https://a.example https://b.example https://c.example',
    ])
      await waiting(body)
    await site.signIn()
    const counts = page.getByRole('region', { name: '読者のコメント' })
    await counts.waitFor()
    await expect.poll(() => counts.locator('dd').first().textContent()).toBe('4')
    await site.shot('queue-dashboard')
    expect(await faintTexts(page, '[aria-labelledby=comments-waiting]')).toEqual([])
    await counts.getByRole('link', { name: 'コメントを審査する' }).click()
    await page.getByRole('heading', { name: 'コメントの審査' }).waitFor()
    const cards = page.locator('article[data-comment]')
    await cards.nth(3).waitFor()
    expect(await cards.nth(3).getByRole('list', { name: '保留の理由' }).textContent()).toContain(
      'リンクが多すぎます',
    )
    await page.keyboard.press('?')
    await page.getByText('直前の操作を元に戻す').waitFor()
    await site.shot('queue')
    expect(await faintTexts(page, '[class*=queue]')).toEqual([])
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await page.evaluate('document.activeElement.textContent')).toContain('一通目')
    await page.keyboard.press('a')
    await page.getByText('1件を承認しました。').waitFor()
    // What was next has the focus now.
    await page.waitForFunction("document.activeElement?.textContent?.includes('二通目')")
    expect(await shown()).toContain('一通目')
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    expect(await page.getByText('2件を選択中').count()).toBe(1)
    await page.keyboard.press('r')
    await page.getByText('2件を却下しました。').waitFor()
    await cards.nth(1).waitFor({ state: 'detached' })
    await page.keyboard.press('u')
    await page.getByText('2件を元に戻しました。').waitFor()
    await cards.nth(2).waitFor()
    await page.keyboard.press('u')
    await page.getByText('1件を元に戻しました。').waitFor()
    await cards.nth(3).waitFor()
    expect(await shown()).not.toContain('一通目')
    await page.getByRole('button', { name: '記録' }).click()
    // What nobody sees is not decided about.
    await page.keyboard.press('a')
    await page.getByRole('cell', { name: '元に戻した' }).first().waitFor()
    expect(await page.locator('table').textContent()).toContain('編集デスク')
    await site.shot('queue-log')
    await page.getByRole('button', { name: /承認待ち/ }).click()
    await cards.first().getByRole('button', { name: '記事のコメントを締め切る' }).click()
    await page.getByText('記事のコメントを締め切りました。').waitFor()
    expect((await site.rest('GET', `/articles/${article.id}/comments`)).body.policy).toBe('closed')
    await page.keyboard.press('u')
    await page.getByText('記事のコメントを再開しました。').waitFor()
    expect(await cards.count()).toBe(4)
    // A button that was pressed leaves the focus with its comment.
    await cards.nth(1).getByRole('button', { name: 'スレッドを締め切る' }).press('Enter')
    await page.getByText('スレッドを締め切りました。').waitFor()
    await page.waitForFunction(
      "document.activeElement?.matches('article') && document.activeElement.textContent.includes('二通目')",
    )
    await page.keyboard.press('u')
    await page.getByText('スレッドを再開しました。').waitFor()
    await page.keyboard.press('r')
    await cards.nth(3).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '却下・取り下げ' }).click()
    await cards.first().getByRole('button', { name: '承認待ちへ' }).waitFor()
    await page.keyboard.press('h')
    await page.getByText('1件を承認待ちに戻しました。').waitFor()
    expect(await page.title()).toBe('コメントの審査')
    await page.getByRole('navigation', { name: '状態' }).getByText('承認待ち').click()
    await cards.nth(3).waitFor()
  })

  it('every control of the queue has a name, and the list of comments turns nothing around', async () => {
    const { page } = site
    const nameless = await page.evaluate(
      `[...document.querySelectorAll('main button, main input, main a, [class*=queue] button, [class*=queue] input')]
        .filter((one) => !(one.textContent.trim() || one.ariaLabel || one.labels?.[0]?.textContent.trim() || one.title || one.ariaLabelledByElements?.length)).length`,
    )
    expect(nameless).toBe(0)
    await page.goto(`${site.address}/admin/collections/comments?limit=50`)
    await page.getByRole('link', { name: /⟨U\+202E⟩逆さ/ }).waitFor()
    await site.shot('comments-list')
  })

  it('a flood is refused while readers read as fast as before', async () => {
    const place = `${site.address}/api/articles?where[id][equals]=${article.id}&depth=1`
    const readings = async (seconds: number): Promise<number[]> => {
      const times: number[] = []
      for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
        const before = performance.now()
        const response = await fetch(place)
        expect(response.status).toBe(200)
        await response.arrayBuffer()
        times.push(performance.now() - before)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return times
    }
    const median = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!
    await readings(3)
    const quiet = median(await readings(8))
    // Ten times what one address may post in a minute, and ten times what all may, each second for twenty seconds.
    const statuses = new Map<number, number>()
    const asked: Promise<void>[] = []
    let waits = 0
    const flood = setInterval(() => {
      asked.push(
        fetch(`${site.address}/api/comments`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'X-Frontend-Key': frontendKey,
            'X-Reader-Address': `192.0.2.${asked.length % 25}`,
          },
          body: JSON.stringify({
            article: article.id,
            authorName: '洪水',
            body: `洪水${asked.length}`,
          }),
        }).then(async (response) => {
          await response.arrayBuffer()
          statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
          if (response.status === 429 && Number(response.headers.get('retry-after')) > 0) waits++
        }),
      )
    }, 1000 / 70)
    const flooded = median(await readings(20))
    clearInterval(flood)
    await Promise.all(asked)
    const refused = statuses.get(429) ?? 0
    console.log(
      `flood: ${asked.length} posts in 20 s, ${JSON.stringify(Object.fromEntries(statuses))}; reading an article ${quiet.toFixed(1)} ms before, ${flooded.toFixed(1)} ms meanwhile`,
    )
    expect(asked.length).toBeGreaterThan(400)
    expect([...statuses.keys()].toSorted()).toEqual([201, 429])
    // 120 in all each minute, 30 under an article; the minute may turn once.
    expect(statuses.get(201)!).toBeLessThanOrEqual(60)
    expect(waits).toBe(refused)
    expect(flooded / quiet).toBeLessThan(3)
  }, 90_000)

  it('GraphQL tells nothing private, and lets nobody in', async () => {
    const ask = async (query: string): Promise<any> => {
      const response = await fetch(`${site.address}/api/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query }),
      })
      return response.json()
    }
    const { data } = await ask('{ Comments(limit: 3) { docs { body } totalDocs } }')
    expect(data.Comments.docs.length).toBeGreaterThan(0)
    for (const field of privateFields) {
      const read = await ask(`{ Comments { docs { ${field} } } }`)
      const values = (read.data?.Comments?.docs ?? []).map((doc: any) => doc[field])
      expect(values.filter((value: unknown) => value !== null && value !== undefined)).toEqual([])
      const asked = await ask(`{ Comments(where: { ${field}: { exists: true } }) { totalDocs } }`)
      expect(asked.errors, field).toBeDefined()
      expect(asked.data?.Comments ?? null).toBe(null)
    }
    const made = await ask(
      `mutation { createComment(data: { article: "${article.id}", authorName: "x", body: "x", status: approved }) { id } }`,
    )
    expect(made.errors).toBeDefined()
    for (const type of [
      'Discussions',
      'CommentVotes',
      'CommentReports',
      'CommentLogs',
      'CommentBlocks',
    ])
      expect((await ask(`{ ${type} { docs { id } } }`)).errors).toBeDefined()
  })
})
