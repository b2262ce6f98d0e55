import { createServer, type Server } from 'node:http'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fetchPictures, unfoundPictures } from '../../src/importer/fetchPictures.ts'
import { blogPost } from '../../src/text/blogs/blogPost.ts'
import { pictureFiles } from '../../src/text/blogs/pictureFiles.ts'
import { landscape } from '../setup/pictures.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(path.join(tmpdir(), 'midashi-fetch-'))
  folders.push(made)
  return made
}
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })))

let picture: Buffer
let server: Server
let address: string
let asked: string[] = []
beforeAll(async () => {
  picture = await landscape(3, 400, 300).jpeg().toBuffer()
  server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const to = (status: number, headers: Record<string, string>, body?: Buffer | string) =>
      response.writeHead(status, headers).end(body)
    if (url.startsWith('/ok')) to(200, { 'Content-Type': 'image/jpeg' }, picture)
    else if (url === '/moved') to(302, { Location: '/ok-moved.jpg' })
    else if (url === '/round') to(302, { Location: '/round' })
    else if (url === '/inside') to(302, { Location: 'http://169.254.169.254/secret' })
    else if (url === '/page') to(200, { 'Content-Type': 'text/html' }, '<p>閉鎖しました</p>')
    else if (url === '/busy') to(429, {})
    else if (url === '/large') {
      response.writeHead(200, { 'Content-Type': 'image/jpeg' })
      const piece = Buffer.alloc(2 ** 20)
      const more = (): void => {
        if (!response.destroyed && response.write(piece)) setImmediate(more)
        else response.once('drain', more)
      }
      more()
    } else to(404, {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
})

const fetched = (places: string[], to: string, more: object = {}) =>
  fetchPictures(
    places.map((place) => `${address}${place}`),
    to,
    { allow: ['127.0.0.1'], pause: 0, ...more },
  )

describe('pictures that are fetched from where they were', () => {
  it('come whole, by redirects too, and are asked for once', async () => {
    const to = folder()
    const { files, failed } = await fetched(['/ok/港.jpg', '/moved', '/nothing', '/page'], to)
    expect(files.map(({ url, file }) => [url, file.name])).toEqual([
      [`${address}/ok/港.jpg`, '港.jpg'],
      [`${address}/moved`, 'moved'],
    ])
    for (const { file } of files) expect((await file.read()).equals(picture)).toBe(true)
    expect([...failed].map(([url, { ja }]) => [url.slice(address.length), ja])).toEqual([
      ['/nothing', '応答 404'],
      ['/page', '画像ではなくページが返ってきました'],
    ])
    asked = []
    const again = await fetched(['/ok/港.jpg', '/moved', '/nothing'], to)
    expect(again.files).toHaveLength(2)
    expect(asked).toEqual(['/nothing'])
  })

  it('are asked of public addresses alone, and no redirect leads inside', async () => {
    const to = folder()
    const { files, failed } = await fetched(['/ok.jpg'], to, { allow: [] })
    expect(files).toEqual([])
    expect(failed.size).toBe(1)
    expect(asked).toEqual([])
    const inside = await fetched(['/inside', '/round'], to)
    expect(inside.files).toEqual([])
    expect([...inside.failed.values()].map(({ ja }) => ja)).toEqual([
      expect.stringMatching(/^つながりません/),
      '転送先にたどり着けません',
    ])
  })

  it('one without an end is left, and leaves nothing behind', async () => {
    const to = folder()
    const { files, failed } = await fetched(['/large'], to)
    expect(files).toEqual([])
    expect([...failed.values()].map(({ ja }) => ja)).toEqual(['大きすぎます（25MBまで）'])
    expect(readdirSync(to)).toEqual([])
  })

  it('a host that asks for patience is left alone, and whoever stops goes on the next time', async () => {
    const to = folder()
    const { failed } = await fetched(['/busy', '/ok1.jpg', '/ok2.jpg'], to)
    expect(failed.size).toBe(3)
    expect(asked).toEqual(['/busy'])
    asked = []
    let n = 0
    await fetched(['/ok1.jpg', '/ok2.jpg', '/ok3.jpg'], to, { tick: () => ++n < 2 })
    expect(asked).toEqual(['/ok1.jpg', '/ok2.jpg'])
    const { files } = await fetched(['/ok1.jpg', '/ok2.jpg', '/ok3.jpg'], to)
    expect(files).toHaveLength(3)
    expect(asked).toEqual(['/ok1.jpg', '/ok2.jpg', '/ok3.jpg'])
    expect(readdirSync(to)).toHaveLength(3)
  })

  it('are those that are in no file: each once, the original and not its small copy', () => {
    const one = (url: string, original: string | null = null) => ({
      url,
      original,
      alt: null,
      caption: null,
      attachment: null,
    })
    const post = blogPost({
      from: { file: 'a', line: 1 },
      key: 'a',
      pictures: [
        one('https://a.example/small.jpg', 'https://a.example/large.jpg'),
        one('https://a.example/large.jpg'),
        one('https://a.example/here.jpg'),
        one('/relative.jpg'),
        one('data:image/png;base64,xx'),
        one('http://victim.example/x.jpg\n/etc/passwd\t.jpg'),
      ],
      featured: one('https://b.example/eye.jpg'),
    })
    expect(unfoundPictures([{ system: 'x', post }], pictureFiles(['images/here.jpg']))).toEqual([
      'https://a.example/large.jpg',
      'https://b.example/eye.jpg',
    ])
  })
})
