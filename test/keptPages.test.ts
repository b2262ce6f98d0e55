import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Unreachable } from '../src/app/(site)/parts/Unreachable.tsx'
import { keptPages } from '../src/newsroom/server/keptPages.ts'

let server: Server
let address: string
let state: string | null
let page: string
let made: number

beforeAll(async () => {
  const pages = keptPages(
    async () => {
      if (state === null) throw new Error('no database')
      return state
    },
    (kept) => () => Buffer.from(`${kept.toString()} another’s`),
    async () => Buffer.from('<h1>ありません</h1>'),
  )
  server = createServer(
    (request, response) =>
      void pages(request, response, () => {
        made++
        response.statusCode = request.url === '/nothing' ? 404 : 200
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.flushHeaders()
        response.writeHead(response.statusCode, { 'X-Made': String(made) })
        // As a middleware calls it that has wrapped it before.
        const write = response.write.bind(response)
        const third = Math.ceil(page.length / 3)
        write(page.slice(0, third))
        write(page.slice(third, 2 * third))
        write(page.slice(2 * third))
        response.end()
      }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())
beforeEach(() => {
  state = `state ${Math.random()}`
  page = '<h1>北浜日報</h1>'
  made = 0
})

const ask = async (path: string, cookie = ''): Promise<{ status: number; text: string }> => {
  const response = await fetch(address + path, { headers: { cookie } })
  return { status: response.status, text: await response.text() }
}

describe('a page the server keeps', () => {
  it('is made once, until readers see something else', async () => {
    expect([await ask('/'), await ask('/'), made]).toEqual([
      { status: 200, text: page },
      { status: 200, text: page },
      1,
    ])
    state = 'another'
    page = '<h1>夕刊北浜</h1>'
    expect((await ask('/')).text).toBe(page)
    expect(made).toBe(2)
  })

  it('is sent to others as others get it, and made for whoever has voted or commented', async () => {
    expect((await ask('/articles/a')).text).toBe(page)
    expect((await ask('/articles/a')).text).toBe(`${page} another’s`)
    for (const cookie of ['votes=1:1', 'theme=dark; comment-7=key'])
      expect((await ask('/articles/a', cookie)).text).toBe(page)
    expect((await ask('/articles/a?reply=1')).text).toBe(page)
    expect(made).toBe(4)
  })

  it.each([
    ['with a database', 'state'],
    ['without one', null],
  ])('that could not be read is a failure, and not kept: %s', async (_, now) => {
    state = now
    page = renderToStaticMarkup(createElement(Unreachable, { message: '読み込めません。' }))
    expect(await ask('/')).toEqual({ status: 503, text: page })
    page = '<h1>北浜日報</h1>'
    expect(await ask('/')).toEqual({ status: 200, text: page })
  })

  it('that is none is told in words, without a script', async () => {
    expect(await ask('/nothing')).toEqual({ status: 404, text: '<h1>ありません</h1>' })
  })

  it('has no scripts but its own, and its facts for search engines', async () => {
    const kept =
      '<script type="application/ld+json">{"a":"\\u003cb"}</script><p>&lt;script&gt;</p><script data-own="true" nonce="n">1</script>'
    page = `<link rel="preload" as="script" href="/_next/a.js"/>${kept}<script src="/_next/a.js" async=""></script><script nonce="n">self.__next_f.push([1,"a"])</script>`
    expect((await ask('/')).text).toBe(kept)
  })

  it('that is large goes on its way', async () => {
    page = `<p>${'港'.repeat(300_000)}</p>`
    expect((await ask('/')).text).toBe(page)
    expect((await ask('/')).text).toBe(page)
  })
})
