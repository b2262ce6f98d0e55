import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from '@payloadcms/db-postgres/drizzle'
import { createLocalReq } from 'payload'
import { runSql } from '../../../src/database/runSql.ts'
import { importManuscript } from '../../../src/importer/importManuscript.ts'
import { enterMissing } from '../../../src/published/openReadModel.ts'
import { readPage } from '../../../src/text/parsers/page.ts'
import { digest, wholeText } from '../../setup/digest.ts'
import { house } from '../../setup/house.ts'
import { openNewsroom, type Newsroom } from '../../setup/newsroom.ts'

const secret = 'a secret of sixteen letters and more'

let newsroom: Newsroom
let server: Server
let status = 204
let told: { headers: IncomingHttpHeaders; body: string }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += piece))
    request.on('end', () => {
      told.push({ headers: request.headers, body })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  newsroom = await openNewsroom({
    articleUrl: ({ slug }) => `https://kitahama.example/${encodeURIComponent(slug)}`,
    site: {
      webhooks: [
        { url: `${url}/all`, secret },
        { url: `${url}/gone`, secret, events: ['withdrawn'] },
      ],
    },
  })
})
afterAll(() => server.close())
beforeEach(async () => {
  status = 204
  await run()
  told = []
})

const run = () => newsroom.payload.jobs.run({ queue: 'webhooks', silent: true, limit: 100 })
const types = (): string[] => told.map(({ body }) => JSON.parse(body).type).sort()

const publish = async (more: object = {}): Promise<{ id: string; slug: string }> => {
  const { body } = await newsroom.editor('POST', '/articles', {
    ...(await digest(newsroom, { title: '港の知らせ', _status: 'published', ...more })),
  })
  return body.doc
}
const save = (id: string, data: object, draft = false) =>
  newsroom.editor('PATCH', `/articles/${id}${draft ? '?draft=true' : ''}`, data)

describe('whoever wants to know', () => {
  it('is told what readers are given, signed, and of a draft nothing', async () => {
    const { id, slug } = await publish()
    await run()
    expect(types()).toEqual(['article.published'])
    const [{ headers, body }] = told as [(typeof told)[number]]
    expect(JSON.parse(body)).toMatchObject({
      type: 'article.published',
      data: {
        id,
        slug,
        title: '港の知らせ',
        url: `https://kitahama.example/${encodeURIComponent(slug)}`,
      },
    })
    const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', secret).update(text).digest('base64')}`,
    )

    told = []
    await save(id, { title: '下書きの題' }, true)
    await run()
    expect(types()).toEqual([])
    await save(id, { title: '直した題', _status: 'published' })
    await run()
    expect(types()).toEqual(['article.changed'])
    expect(JSON.parse(told[0]!.body).data.title).toBe('直した題')

    told = []
    await save(id, { _status: 'draft' })
    await run()
    expect(types()).toEqual(['article.withdrawn', 'article.withdrawn'])
    expect(told.map(({ body: said }) => JSON.parse(said).data)).toEqual([
      { id, slug, title: null, url: null },
      { id, slug, title: null, url: null },
    ])
    await save(id, { _status: 'published' })
    await run()
    told = []
    await newsroom.editor('DELETE', `/articles/${id}?trash=true`)
    await run()
    expect(types()).toEqual(['article.withdrawn', 'article.withdrawn'])
  })

  it('is told when its time has come, and not before; of one that was moved, once', async () => {
    const soon = new Date(Date.now() + 3000).toISOString()
    const { id } = await publish({ publishedAt: new Date(Date.now() + 3_600_000).toISOString() })
    await run()
    expect(types()).toEqual([])
    for (const title of ['一度目', '二度目', '三度目'])
      await save(id, { title, publishedAt: soon, _status: 'published' })
    await run()
    expect(types()).toEqual([])
    await expect
      .poll(async () => (await run(), types()), { timeout: 15_000, interval: 500 })
      .toEqual(['article.published'])
    await newsroom.payload.update({
      collection: 'payload-jobs',
      where: { queue: { equals: 'webhooks' } },
      data: { waitUntil: null } as never,
    })
    await run()
    expect(types()).toEqual(['article.published'])
  }, 40_000)

  it('nothing is told of what comes in from elsewhere, or is entered again', async () => {
    const [manuscript] = readPage(`輸入した記事\n2024年3月1日\n${wholeText}`, house)
    const { outcome } = await importManuscript(newsroom.payload, house, manuscript!)
    expect(outcome).toBe('written')
    await runSql(await createLocalReq({}, newsroom.payload), sql`delete from midashi_published`)
    await enterMissing(newsroom.payload)
    await run()
    expect(told).toEqual([])
  })

  it('is told again where it did not answer, with the same id', async () => {
    status = 500
    await publish()
    await run()
    expect(types()).toEqual(['article.published'])
    const { docs } = await newsroom.payload.find({
      collection: 'payload-jobs',
      where: {
        queue: { equals: 'webhooks' },
        completedAt: { exists: false },
        hasError: { not_equals: true },
      },
    })
    expect(docs).toHaveLength(1)
    expect(JSON.stringify(docs)).not.toContain(secret)
    expect(Date.parse(docs[0]!.waitUntil!)).toBeGreaterThan(Date.now() + 30_000)
    status = 204
    await newsroom.payload.update({
      collection: 'payload-jobs',
      id: docs[0]!.id,
      data: { waitUntil: null } as never,
    })
    await run()
    expect(told).toHaveLength(2)
    expect(new Set(told.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  it('nothing is told of what was taken back in the same transaction', async () => {
    const { status: refused } = await newsroom.editor('POST', '/articles', {
      title: '本文のない記事',
      _status: 'published',
    })
    expect(refused).toBe(400)
    await run()
    expect(told).toEqual([])
  })
})
