import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createLocalReq } from 'payload'
import { beatRun, takeRun } from '../../src/database/importRuns.ts'
import { landscape } from '../setup/pictures.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const blog = readFileSync('test/text/blogs/samples/movable-type.txt')

const open = async (
  who: Person,
  files: { name: string; bytes: Buffer; kind?: string }[],
  more: object = {},
) =>
  who('POST', '/blog-imports/open', {
    files: files.map(({ name, bytes, kind = 'export' }) => ({ name, kind, size: bytes.length })),
    ...more,
  })

/** An import whose files have come, in pieces of so many bytes. */
const sent = async (
  name = 'blog.txt',
  bytes = blog,
  piece = 1000,
  more: object = {},
): Promise<string> => {
  const { editor } = newsroom
  const { status, body } = await open(editor, [{ name, bytes }], more)
  expect(status, JSON.stringify(body)).toBe(201)
  for (let start = 0; start < bytes.length; start += piece) {
    const part = new Blob([new Uint8Array(bytes.subarray(start, start + piece))])
    const answer = await editor('POST', `/blog-imports/${body.id}/files/0?start=${start}`, part)
    expect(answer.body).toEqual({ received: Math.min(start + piece, bytes.length) })
  }
  return body.id
}

const stateOf = async (id: string) =>
  (await newsroom.editor('GET', `/blog-imports/${id}/state`)).body

/** Begins a step and lets the jobs run; what the import says then. */
const run = async (id: string, step: string) => {
  const { status, body } = await newsroom.editor('POST', `/blog-imports/${id}/run`, { step })
  expect(status, JSON.stringify(body)).toBe(202)
  expect(await stateOf(id)).toMatchObject({ state: 'waiting', isUnderWay: true })
  await newsroom.payload.jobs.run({ queue: 'imports', silent: true })
  return stateOf(id)
}

const articles = async (): Promise<number> =>
  (await newsroom.editor('GET', '/articles?limit=0&draft=true&trash=true')).body.totalDocs

describe('a blog that moves in through the admin', () => {
  it('is looked at, comes in, comes again without a change, and is taken back', async () => {
    const before = await articles()
    const id = await sent()
    const looked = await run(id, 'check')
    expect(looked).toMatchObject({ state: 'done', step: 'check', isUnderWay: false })
    expect(looked.lines[0].ja).toMatch(/^記事：読み込み \d+　新規 \d+/)
    expect(looked.lines.at(-1).ja).toContain('まだ何も変更していません')
    expect(await articles()).toBe(before)
    const [sample] = looked.samples
    expect(sample.original).toContain(`TITLE: ${sample.title}`)
    expect(sample.html).toContain('<p>')
    expect(looked.samples.map(({ title }: { title: string }) => title)).toEqual([
      ...new Set(looked.samples.map(({ title }: { title: string }) => title)),
    ])

    const written = await run(id, 'write')
    expect(written).toMatchObject({ state: 'done', step: 'write', done: looked.total })
    expect(await articles()).toBe(before + looked.total)
    const report = await newsroom.editor('GET', `/blog-imports/${id}/report`)
    expect(report.headers.get('content-disposition')).toContain('midashi-import-report.json')
    expect(JSON.parse(report.body)).toMatchObject({ read: looked.total, written: looked.total })

    const again = await run(id, 'write')
    expect(again.lines[0].ja).toContain(`変更なし ${looked.total}`)
    expect(await articles()).toBe(before + looked.total)

    const undone = await run(id, 'undo')
    expect(undone.lines[0].ja).toContain(`記事${looked.total}件`)
    expect(await articles()).toBe(before)

    const folder = path.join(`${newsroom.env.MIDASHI_MEDIA}-imports`, id)
    expect(existsSync(folder)).toBe(true)
    expect((await newsroom.editor('POST', `/blog-imports/${id}/discard`)).status).toBe(200)
    expect(existsSync(folder)).toBe(false)
    expect((await newsroom.editor('GET', `/blog-imports/${id}/state`)).status).toBe(404)
  })

  it('is stopped, and goes on from where it was', async () => {
    const before = await articles()
    const id = await sent()
    await newsroom.editor('POST', `/blog-imports/${id}/run`, { step: 'write' })
    expect((await newsroom.editor('POST', `/blog-imports/${id}/stop`)).status).toBe(200)
    await newsroom.payload.jobs.run({ queue: 'imports', silent: true })
    expect(await stateOf(id)).toMatchObject({ state: 'stopped', isUnderWay: false })
    expect(await articles()).toBe(before)
    const { total } = await run(id, 'write')
    expect(await articles()).toBe(before + total)
    await run(id, 'undo')
  })

  it('is stopped amid its work, and the rest comes in the next time', async () => {
    const before = await articles()
    const post = (n: number): string =>
      `TITLE: 港の${n}日目\nBASENAME: day-${n}\nSTATUS: Publish\nDATE: 03/14/2025 09:${String(n % 60).padStart(2, '0')}:00\n-----\nBODY:\n<p>${n}日目の朝、船は定刻に港を出た。</p>\n-----\n--------\n`
    const posts = 120
    const id = await sent(
      'many.txt',
      Buffer.from(Array.from({ length: posts }, (_, n) => post(n)).join('')),
      1e6,
    )
    await newsroom.editor('POST', `/blog-imports/${id}/run`, { step: 'write' })
    const running = newsroom.payload.jobs.run({ queue: 'imports', silent: true })
    await expect.poll(async () => (await stateOf(id)).done, { timeout: 20_000 }).toBeGreaterThan(0)
    await newsroom.editor('POST', `/blog-imports/${id}/stop`)
    await running
    const stopped = await stateOf(id)
    expect(stopped).toMatchObject({ state: 'stopped', total: posts })
    expect(stopped.done).toBeLessThan(posts)
    expect((await articles()) - before).toBe(stopped.done)
    const { lines } = await run(id, 'write')
    expect(lines[0].ja).toContain(`変更なし ${stopped.done}`)
    expect((await articles()) - before).toBe(posts)
    await run(id, 'undo')
  }, 60_000)

  it('is done once, although the job of a run that was stopped is there as well', async () => {
    const before = await articles()
    const id = await sent()
    await newsroom.editor('POST', `/blog-imports/${id}/run`, { step: 'write' })
    await newsroom.editor('POST', `/blog-imports/${id}/stop`)
    const { total, lines, done } = await run(id, 'write')
    expect(lines[0].ja).toContain(`新規 ${total}　更新 0`)
    expect(done).toBe(total)
    expect(await articles()).toBe(before + total)
    await run(id, 'undo')
  })

  it('a run that begins between a stop’s question and its answer hears of it', async () => {
    const id = await sent()
    await newsroom.editor('POST', `/blog-imports/${id}/run`, { step: 'check' })
    const { run: token } = await stateOf(id)
    const req = await createLocalReq({}, newsroom.payload)
    expect(await takeRun(req, { id, run: token })).toBe(true)
    expect(await takeRun(req, { id, run: token })).toBe(false)
    await newsroom.editor('POST', `/blog-imports/${id}/stop`)
    expect(await stateOf(id)).toMatchObject({ state: 'running', isUnderWay: true })
    expect(await beatRun(req, { id, run: token }, 1)).toEqual({ isStopping: true })
    expect(await beatRun(req, { id, run: 'another' }, 1)).toEqual({ isStopping: true })
    await newsroom.payload.db.updateOne({
      collection: 'blog-imports',
      id,
      data: { state: 'stopped' },
    })
  })

  it('fetches the pictures that are in no file, where it was asked to', async () => {
    const picture = await landscape(3, 400, 300).jpeg().toBuffer()
    const server = createServer((_, response) =>
      response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(picture),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    vi.stubEnv('MIDASHI_FETCH_ALLOW', '127.0.0.1')
    const { port } = server.address() as AddressInfo
    const bytes = Buffer.from(
      `TITLE: 港の写真\nBASENAME: photo\nSTATUS: Publish\nDATE: 03/14/2025 09:00:00\n-----\nBODY:\n<p>朝の港。</p><p><img src="http://127.0.0.1:${port}/port.jpg" alt="北浜港の朝"></p>\n-----\n--------\n`,
    )
    const pictures = async (): Promise<number> =>
      (await newsroom.editor('GET', '/media?limit=0')).body.totalDocs
    const before = await pictures()
    for (const [fetch, expected] of [
      [false, 0],
      [true, 1],
    ] as const) {
      const id = await sent('photo.txt', bytes, 1e6, { fetch })
      const { lines } = await run(id, 'write')
      expect(JSON.stringify(lines).includes('見つからない画像 1枚')).toBe(expected === 0)
      expect(JSON.stringify(lines)).not.toContain('取り寄せられなかった')
      expect((await pictures()) - before).toBe(expected)
    }
    vi.unstubAllEnvs()
    server.close()
  }, 30_000)

  it('one whose process has ended is begun again', async () => {
    const id = await sent()
    await newsroom.editor('POST', `/blog-imports/${id}/run`, { step: 'write' })
    await newsroom.payload.db.updateOne({
      collection: 'blog-imports',
      id,
      data: { state: 'running', updatedAt: new Date(Date.now() - 60_000).toISOString() },
    })
    expect(await stateOf(id)).toMatchObject({ state: 'running', isUnderWay: false })
    expect(await run(id, 'write')).toMatchObject({ state: 'done' })
    await run(id, 'undo')
  })

  it('is one at a time, and is not begun, sent to or put away while it is under way', async () => {
    const [first, second] = [await sent(), await sent()]
    await newsroom.editor('POST', `/blog-imports/${first}/run`, { step: 'check' })
    for (const [place, data] of [
      [`/blog-imports/${second}/run`, { step: 'check' }],
      [`/blog-imports/${first}/run`, { step: 'check' }],
      [`/blog-imports/${first}/discard`, {}],
      [`/blog-imports/${first}/files/0?start=0`, new Blob(['x'])],
    ] as const)
      expect((await newsroom.editor('POST', place, data)).status, place).toBe(409)
    await newsroom.payload.jobs.run({ queue: 'imports', silent: true })
    expect(await stateOf(second)).toMatchObject({ state: 'ready' })
  })

  it('a piece that was sent before, begins elsewhere or is too much is not written', async () => {
    const { editor } = newsroom
    const { body } = await open(editor, [{ name: 'blog.txt', bytes: blog }])
    const piece = async (start: number, bytes: Uint8Array) =>
      (
        await editor(
          'POST',
          `/blog-imports/${body.id}/files/0?start=${start}`,
          new Blob([bytes as never]),
        )
      ).body.received
    const part = new Uint8Array(blog.subarray(0, 100))
    expect(await piece(0, part)).toBe(100)
    expect(await piece(0, part)).toBe(100)
    expect(await piece(50, part)).toBe(100)
    expect(await piece(100, new Uint8Array(blog.length))).toBe(100)
    const early = await editor('POST', `/blog-imports/${body.id}/run`, { step: 'check' })
    expect(early.status).toBe(409)
    expect(JSON.stringify(early.body)).toContain('まだ届いていないファイル')
    expect((await stateOf(body.id)).received).toEqual([100])
  })

  it.each([
    [
      'a text that is no export',
      'note.txt',
      Buffer.from('ただの文章です。\n'),
      /書き出しデータが見つかりません/,
    ],
    ['a ZIP that is none', 'blog.zip', Buffer.from('PK not a zip at all'), /ZIP/],
  ])('%s fails in words, and can be put away', async (_, name, bytes, words) => {
    const id = await sent(name, bytes)
    const failed = await run(id, 'check')
    expect(failed.state).toBe('failed')
    expect(failed.problem.ja).toMatch(words)
    expect((await newsroom.editor('POST', `/blog-imports/${id}/discard`)).status).toBe(200)
  })

  it('a name of any length comes in', async () => {
    const id = await sent(`${'港'.repeat(100)}.txt`)
    expect(await run(id, 'check')).toMatchObject({ state: 'done' })
  })

  it('files beside the pictures are nobody’s, by whatever name', async () => {
    const folder = path.join(newsroom.env.MIDASHI_MEDIA, '.orphans')
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'lost.jpg'), 'secret')
    for (const name of [
      '.orphans%2Flost.jpg',
      '.orphans/lost.jpg',
      '..%2F.env',
      '.orphans%5Clost.jpg',
    ])
      for (const who of ['anonymous', 'writer', 'admin'] as const) {
        const { status, body } = await newsroom[who]('GET', `/media/file/${name}`)
        expect(status, `${who} ${name}`).toBeGreaterThanOrEqual(400)
        expect(JSON.stringify(body)).not.toContain('secret')
      }
  })

  it('names of files lead nowhere else', async () => {
    const name = '../../../../tmp/港\u202e.txt'
    const id = await sent(name)
    const folder = path.join(`${newsroom.env.MIDASHI_MEDIA}-imports`, id)
    expect(existsSync(path.join(folder, '0', '港-.txt'))).toBe(true)
    expect(await run(id, 'check')).toMatchObject({ state: 'done' })
  })

  it.each([
    ['no files', { files: [] }],
    ['an empty file', { files: [{ name: 'a', size: 0, kind: 'export' }] }],
    ['a kind there is none of', { files: [{ name: 'a', size: 1, kind: 'other' }] }],
    ['a zone that is none', { files: [{ name: 'a', size: 1, kind: 'export' }], zone: 9e9 }],
    ['a file larger than any', { files: [{ name: 'a', size: 2 ** 40, kind: 'export' }] }],
  ])('%s is refused', async (_, data) => {
    const { status } = await newsroom.editor('POST', '/blog-imports/open', data)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })

  it('is for editors alone', async () => {
    const id = await sent()
    const doors: [string, string, unknown?][] = [
      ['POST', '/blog-imports/open', { files: [{ name: 'a', size: 1, kind: 'export' }] }],
      ['POST', '/blog-imports', { files: [], state: 'ready' }],
      ['PATCH', `/blog-imports/${id}`, { state: 'done' }],
      ['DELETE', `/blog-imports/${id}`],
      ['GET', '/blog-imports'],
      ['GET', `/blog-imports/${id}`],
      ['GET', `/blog-imports/${id}/state`],
      ['GET', `/blog-imports/${id}/report`],
      ['POST', `/blog-imports/${id}/files/0?start=0`, new Blob(['x'])],
      ['POST', `/blog-imports/${id}/run`, { step: 'write' }],
      ['POST', `/blog-imports/${id}/stop`],
      ['POST', `/blog-imports/${id}/discard`],
    ]
    for (const who of ['anonymous', 'writer'] as const)
      for (const [method, place, data] of doors)
        expect((await newsroom[who](method, place, data)).status, `${who} ${method} ${place}`).toBe(
          403,
        )
    // What an import says is written by its steps.
    for (const method of ['PATCH', 'DELETE'])
      expect((await newsroom.admin(method, `/blog-imports/${id}`, { state: 'done' })).status).toBe(
        403,
      )
    expect(await stateOf(id)).toMatchObject({ state: 'ready' })
  })
})
