import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { commitTransaction, createLocalReq, initTransaction } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLink } from '../../src/links/checkLink.ts'
import { checkLinks } from '../../src/links/checkLinks.ts'
import { knownPublishers } from '../../src/database/knownPublishers.ts'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'

let newsroom: Newsroom
let editor: Person
beforeAll(async () => {
  newsroom = await openNewsroom()
  editor = newsroom.editor
})

const address = (): string => `https://kitahama.example/${crypto.randomUUID()}`
const cite = async (text: string, who: Person = editor) => who('POST', '/sources/cite', { text })

describe('citing a source', () => {
  it('gives the row that cites it, with the source that was read from its line', async () => {
    const url = address()
    const { status, body } = await cite(
      `北浜港、三年ぶり再開 北浜日報 2025.03.01\n${url}?utm_source=mail`,
    )
    expect(status).toBe(200)
    expect(body.citations).toEqual([
      {
        source: expect.any(String),
        role: 'base',
        statedTitle: null,
        statedPublisher: null,
        statedPublishedOn: null,
      },
    ])
    const { body: source } = await editor('GET', `/sources/${body.citations[0].source}`)
    expect(source).toMatchObject({
      title: '北浜港、三年ぶり再開',
      publisher: '北浜日報',
      publishedOn: expect.stringContaining('2025-03-01'),
      language: 'ja',
      key: url,
      host: 'kitahama.example',
    })
  })

  it('finds the source whatever form its address comes in, and keeps what it is called here', async () => {
    const url = address()
    const first = await cite(`北浜港、三年ぶり再開 北浜日報\n${url}`)
    const again = await cite(
      `元ネタ：港が三年ぶりに開く 北浜日報 ${url.replace('https://', 'http://www.')}/?fbclid=1#top`,
    )
    expect(again.body.citations).toEqual([
      {
        source: first.body.citations[0].source,
        role: 'origin',
        statedTitle: '港が三年ぶりに開く',
        statedPublisher: null,
        statedPublishedOn: null,
      },
    ])
  })

  it('keeps the day an article names, although who came first named another', async () => {
    const url = address()
    await cite(`北浜港、三年ぶり再開 北浜日報 2025.03.20\n${url}`)
    const { body } = await cite(`北浜港、三年ぶり再開 北浜日報 2025.04.01\n${url}`)
    expect(body.citations[0].statedPublishedOn).toBe('2025-04-01')
    const { body: made } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      citations: body.citations,
      _status: 'published',
    })
    const text = await editor('GET', `/articles/${made.doc.id}?depth=1`)
    expect(text.body.citations[0]).toMatchObject({
      statedPublishedOn: expect.stringContaining('2025-04-01'),
      source: { publishedOn: expect.stringContaining('2025-03-20') },
    })
  })

  it('is legal without a link', async () => {
    const { body } = await cite('参考：黒瀬義孝『港の記録』北浜書房、1998年')
    const { body: source } = await editor('GET', `/sources/${body.citations[0].source}`)
    expect(source).toMatchObject({ title: '港の記録', publisher: '北浜書房', url: null })
  })

  it('learns the publisher from what the archive knows of the host', async () => {
    const host = `minato-${crypto.randomUUID().slice(0, 8)}.example`
    await editor('POST', '/sources', {
      title: '朝市の日',
      publisher: 'みなと瓦版',
      url: `https://${host}/1`,
    })
    const { body } = await cite(
      `渡し船の冬 みなと瓦版 2025.03.01\nhttps://${host}/2\nhttps://www.${host}/3`,
    )
    const titles = []
    for (const { source } of body.citations) {
      const { body: found } = await editor('GET', `/sources/${source}`)
      titles.push([found.title, found.publisher])
    }
    expect(titles).toEqual([
      ['渡し船の冬', 'みなと瓦版'],
      [null, 'みなと瓦版'],
    ])
    const req = await createLocalReq({}, newsroom.payload)
    expect(await knownPublishers(req, [`https://${host}/9`])).toEqual([
      { names: ['みなと瓦版'], hosts: [host] },
    ])
  })

  it('is refused with a remedy where nothing can be read', async () => {
    for (const text of ['', '。', 7, null]) {
      const { status, body } = await editor('POST', '/sources/cite', { text })
      expect(status).toBe(400)
      expect(body.errors[0].message).toContain('題名・媒体・日付')
    }
  })

  it('is for staff', async () => {
    expect((await cite('https://a.example/1', newsroom.anonymous)).status).toBe(403)
    expect((await cite(address(), newsroom.writer)).status).toBe(200)
  })
})

describe('a source', () => {
  it('has an address that is one, and aliases nobody writes', async () => {
    for (const url of ['http://[', 'https://%', 'http://a.example:99999/', 'javascript:alert(1)'])
      expect((await editor('POST', '/sources', { title: '港', url })).status).toBe(400)
    const { body } = await newsroom.writer('POST', '/sources', {
      title: '港',
      url: address(),
      aliases: ['https://a.example/1'],
    })
    expect(body.doc.aliases ?? []).toEqual([])
    const { status } = await editor('PATCH', `/sources/${body.doc.id}`, {
      archiveUrl: 'javascript:alert(1)',
    })
    expect(status).toBe(400)
  })

  it('is not made of a line that names nothing but itself, nor of too many at once', async () => {
    const { body } = await cite(`ただの一行\n北浜港が再開 北浜日報 2025.03.01\n${address()}`)
    expect([body.citations.length, body.unread]).toEqual([1, ['ただの一行']])
    const mixed = await cite(`便は来月から戻る。\n北浜港が再開 北浜日報 2025.03.02\n${address()}`)
    expect([mixed.body.citations.length, mixed.body.unread]).toEqual([1, ['便は来月から戻る。']])
    const many = Array.from({ length: 201 }, () => address()).join('\n')
    const refused = await cite(many)
    expect([refused.status, refused.body.errors[0].message]).toEqual([
      400,
      expect.stringContaining('200件'),
    ])
  })
})

describe('two who cite the same new address at the same moment', () => {
  it('get one source and a citation each', async () => {
    const [a, b] = [address(), address()]
    const lines = [
      `北浜港が再開 北浜日報\n${a}\n朝市が月二回に 北浜日報\n${b}`,
      `朝市が月二回に 北浜日報\n${b}\n北浜港が再開 北浜日報\n${a}`,
    ]
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, n) => cite(lines[n % 2]!, n % 3 ? editor : newsroom.writer)),
    )
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
    const sources = new Set(
      replies.flatMap(({ body }) => body.citations.map(({ source }: { source: string }) => source)),
    )
    expect(sources.size).toBe(2)
    const articles = await Promise.all(
      replies.slice(0, 4).map(async ({ body }) =>
        editor('POST', '/articles', {
          ...(await digest(newsroom)),
          citations: body.citations,
          _status: 'published',
        }),
      ),
    )
    expect(articles.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const { body } = await editor('GET', `/sources/${[...sources][0]}?depth=1`)
    expect(body.citedBy.docs).toHaveLength(4)
  })

  it('by the form of a new source: the second is told which record there is', async () => {
    const url = address()
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => editor('POST', '/sources', { title: '北浜港が再開', url })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400, 400])
    const refused = replies.find(({ status }) => status === 400)!
    expect(refused.body.errors[0].data.errors).toEqual([
      { path: 'url', message: expect.stringContaining('「北浜港が再開」として登録されています') },
    ])
  })
})

describe('merging two sources', () => {
  const published = async (source: string) => {
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      citations: [{ source, role: 'base' }],
      _status: 'published',
    })
    return body.doc.id as string
  }
  const two = async () => {
    const [old, fresh] = [address(), address()]
    const make = async (url: string, more: object) =>
      (await editor('POST', '/sources', { url, ...more })).body.doc.id as string
    return {
      old,
      fresh,
      gone: await make(old, { title: '北浜港が再開', author: '山野' }),
      stays: await make(fresh, { title: '北浜港が三年ぶりに再開' }),
    }
  }

  it('moves the citations of live articles, drafts and versions, and keeps the old address as an alias', async () => {
    const { old, gone, stays } = await two()
    const live = await published(gone)
    await editor('PATCH', `/articles/${live}?draft=true`, { kicker: '書きかけ' })
    const { status, body } = await editor('POST', `/sources/${gone}/merge`, { into: stays })
    expect(status).toBe(200)
    expect(body.doc).toMatchObject({ id: stays, author: '山野', aliases: [old] })
    expect((await editor('GET', `/sources/${gone}`)).status).toBe(404)
    for (const draft of ['', '&draft=true']) {
      const { body: article } = await editor('GET', `/articles/${live}?depth=0${draft}`)
      expect(article.citations).toEqual([
        expect.objectContaining({ source: stays, statedTitle: '北浜港が再開' }),
      ])
    }
    const { body: versions } = await editor(
      'GET',
      `/articles/versions?where[parent][equals]=${live}&depth=0`,
    )
    for (const { version } of versions.docs) expect(version.citations[0].source).toBe(stays)
    const { body: seen } = await newsroom.anonymous('GET', `/articles/${live}?depth=1`)
    expect(seen.citations[0].source).toMatchObject({ id: stays, title: '北浜港が三年ぶりに再開' })
  })

  it('lets the old address lead to the source that stays, by every door', async () => {
    const { old, gone, stays } = await two()
    await editor('POST', `/sources/${gone}/merge`, { into: stays })
    const { body } = await cite(`北浜港が再開 ${old}?utm_medium=x`)
    expect(body.citations[0].source).toBe(stays)
    expect((await editor('POST', '/sources', { url: old })).status).toBe(400)
  })

  it('leaves one citation where an article cited both', async () => {
    const { gone, stays } = await two()
    const same = { statedTitle: '港の記事', role: 'base' }
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      citations: [
        { source: stays, ...same },
        { source: gone, ...same },
        { source: gone, role: 'quoted' },
      ],
      _status: 'published',
    })
    await editor('POST', `/sources/${gone}/merge`, { into: stays })
    const { body: article } = await editor('GET', `/articles/${body.doc.id}?depth=0`)
    expect(article.citations.map(({ source, role }: any) => [source, role])).toEqual([
      [stays, 'base'],
      [stays, 'quoted'],
    ])
  })

  it('takes ids in any case', async () => {
    const { gone, stays } = await two()
    const live = await published(gone)
    expect(
      (await editor('POST', `/sources/${gone}/merge`, { into: gone.toUpperCase() })).status,
    ).toBe(400)
    const { body } = await editor('POST', `/sources/${gone.toUpperCase()}/merge`, {
      into: stays.toUpperCase(),
    })
    expect(body.moved).toBeGreaterThan(0)
    const { body: article } = await editor('GET', `/articles/${live}?depth=0`)
    expect(article.citations[0].source).toBe(stays)
  })

  it('gives its address to a source that has none, and touches no article that did not cite it', async () => {
    const url = address()
    const { body: linked } = await editor('POST', '/sources', { title: '港の年代記', url })
    const { body: bare } = await editor('POST', '/sources', {
      title: '港の年代記',
      publisher: '北浜書房',
    })
    const other = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      citations: ['甲', '乙'].map((statedPublisher) => ({
        source: bare.doc.id,
        role: 'base',
        statedPublisher,
      })),
      _status: 'published',
    })
    const { body } = await editor('POST', `/sources/${linked.doc.id}/merge`, { into: bare.doc.id })
    expect(body.doc).toMatchObject({
      url,
      key: url,
      publisher: '北浜書房',
      host: 'kitahama.example',
    })
    const { body: article } = await editor('GET', `/articles/${other.body.doc.id}?depth=0`)
    expect(article.citations).toHaveLength(2)
    expect((await cite(`港の年代記 ${url}`)).body.citations[0].source).toBe(bare.doc.id)
  })

  it('waits for a draft that is being saved with the source', async () => {
    const { gone, stays } = await two()
    const { body } = await editor('POST', '/articles?draft=true', {
      ...(await digest(newsroom)),
      _status: 'draft',
    })
    const req = await createLocalReq({}, newsroom.payload)
    await initTransaction(req)
    await newsroom.payload.update({
      collection: 'articles' as never,
      id: body.doc.id,
      draft: true,
      data: { citations: [{ source: gone, role: 'base' }] } as never,
      req,
    })
    const merging = editor('POST', `/sources/${gone}/merge`, { into: stays })
    await wait(400)
    await commitTransaction(req)
    expect((await merging).body.moved).toBeGreaterThan(0)
    const { body: draft } = await editor('GET', `/articles/${body.doc.id}?draft=true&depth=0`)
    expect(draft.citations[0].source).toBe(stays)
  })

  it('is for editors, and refused where there is nothing to merge', async () => {
    const { gone, stays } = await two()
    const merge = (who: Person, from: string, into: unknown) =>
      who('POST', `/sources/${from}/merge`, { into })
    expect((await merge(newsroom.anonymous, gone, stays)).status).toBe(403)
    expect((await merge(newsroom.writer, gone, stays)).status).toBe(403)
    expect((await merge(editor, gone, gone)).status).toBe(400)
    for (const wrong of ['nobody', "'; drop table sources; --", 7, null, { a: 1 }])
      expect((await merge(editor, gone, wrong)).status).toBe(404)
    const both = await Promise.all([merge(editor, gone, stays), merge(editor, stays, gone)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
  })
})

describe('an article over REST', () => {
  it('comes with its sections, its sources, and what search engines are told of them', async () => {
    const url = address()
    const { body: cited } = await cite(
      `北浜港、三年ぶり再開 北浜日報 2025.03.01\n${url}\n参考：港の記録 北浜書房`,
    )
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      citations: cited.citations,
      _status: 'published',
    })
    const { body: article } = await newsroom.anonymous('GET', `/articles/${body.doc.id}?depth=1`)
    expect(article.sections.map(({ kind }: { kind: string }) => kind)).toEqual([
      'summary',
      'detail',
      'keyPoints',
    ])
    expect(article.citations[0].source).toMatchObject({ url, publisher: '北浜日報' })
    expect(article.jsonLd).toMatchObject({
      '@type': 'NewsArticle',
      headline: article.title,
      citation: [
        {
          '@type': 'Article',
          name: '北浜港、三年ぶり再開',
          url,
          datePublished: '2025-03-01',
          inLanguage: 'ja',
          publisher: { '@type': 'Organization', name: '北浜日報' },
        },
        { '@type': 'CreativeWork', name: '港の記録' },
      ],
      isBasedOn: [{ url }],
    })
  })

  it('doubts a citation whose title is not what the archive calls the link', async () => {
    const url = address()
    await cite(`市立図書館が夜九時まで開館 北浜日報 2025.03.01\n${url}`)
    const { body: cited } = await cite(`北浜港の定期航路が再開 北浜日報 2025.03.01\n${url}`)
    const { body } = await editor('POST', '/articles?draft=true', {
      ...(await digest(newsroom)),
      citations: cited.citations,
      _status: 'draft',
    })
    expect(body.doc.proof.findings).toEqual([
      expect.objectContaining({ rule: 'wrongCitation', place: 'citations.0' }),
    ])
  })
})

describe('checking links', () => {
  let server: Server
  let site: string
  const asked: string[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      const { url } = request
      if (url === '/gone') response.writeHead(410).end()
      else if (url === '/no-head')
        response.writeHead(request.method === 'HEAD' ? 405 : 200).end('本文')
      else if (url === '/moved') response.writeHead(301, { Location: '/here' }).end()
      else if (url === '/round') response.writeHead(302, { Location: '/round' }).end()
      else if (url === '/inside')
        response.writeHead(302, { Location: 'http://169.254.169.254/' }).end()
      else if (url === '/busy') response.writeHead(429).end()
      else if (url === '/slow') setTimeout(() => response.end(), 3000)
      else if (url === '/lost') response.writeHead(404).end()
      else response.writeHead(200).end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const local = { allow: ['127.0.0.1'], patience: 500 }

  it.each([
    ['/here', 'alive', 200],
    ['/no-head', 'alive', 200],
    ['/moved', 'alive', 200],
    ['/gone', 'dead', 410],
    ['/lost', 'dead', 404],
    ['/busy', 'unknown', 429],
    ['/slow', 'unknown', null],
    ['/round', 'unknown', null],
    ['/inside', 'unknown', null],
  ])('%s is %s', async (place, status, code) => {
    expect(await checkLink(`${site}${place}`, local)).toEqual({ status, code })
  })

  it('asks no private address, by number, by name or by redirect', async () => {
    asked.length = 0
    for (const url of [
      `${site}/here`,
      site.replace('127.0.0.1', 'localhost'),
      site.replace('127.0.0.1', '[::1]'),
      site.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
      site.replace('127.0.0.1', '0.0.0.0'),
      site.replace('127.0.0.1', '2130706433'),
      'http://169.254.169.254/latest/meta-data/',
      'http://10.0.0.1/',
      'file:///etc/passwd',
    ])
      expect(await checkLink(url, { patience: 500 })).toEqual({ status: 'unknown', code: null })
    expect(asked).toEqual([])
  })

  it('is a job that writes down what the links answered, oldest first, and asks none again too soon', async () => {
    const make = async (place: string) =>
      (await editor('POST', '/sources', { title: place, url: `${site}${place}` })).body.doc.id
    const [alive, dead] = [await make('/here'), await make('/gone')]
    await newsroom.payload.db.updateMany({
      collection: 'sources',
      where: { host: { not_equals: '127.0.0.1' } },
      data: { link: { checkedAt: new Date().toISOString() } },
    } as never)
    const options = { ...local, pause: 1 }
    expect(await checkLinks(newsroom.payload, options)).toEqual({ alive: 1, dead: 1, unknown: 0 })
    expect(await checkLinks(newsroom.payload, options)).toEqual({ alive: 0, dead: 0, unknown: 0 })
    const { body } = await editor('GET', `/sources/${dead}`)
    expect(body.link).toMatchObject({ status: 'dead', code: 410, checkedAt: expect.any(String) })
    expect((await editor('GET', `/sources/${alive}`)).body.link.status).toBe('alive')
    // Readers are told that a link is dead, and nothing of who has looked when.
    await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      citations: [{ source: dead, role: 'base' }],
      _status: 'published',
    })
    expect((await newsroom.anonymous('GET', `/sources/${dead}`)).body.link).toEqual({
      status: 'dead',
    })
    const save = async (more: object) =>
      (
        await editor('POST', '/articles?draft=true', {
          ...(await digest(newsroom)),
          citations: [{ source: dead, role: 'base' }],
          _status: 'draft',
          ...more,
        })
      ).body.doc.proof.findings
    expect(await save({})).toEqual([
      expect.objectContaining({ rule: 'deadLink', severity: 'warning', place: 'citations.0' }),
    ])
    await editor('PATCH', `/sources/${dead}`, { archiveUrl: 'https://archive.example/1' })
    expect(await save({})).toEqual([])
  })

  it('asks nobody unless the app says so', async () => {
    asked.length = 0
    await newsroom.payload.jobs.queue({
      task: 'checkLinks' as never,
      queue: 'links',
      input: {} as never,
    })
    await newsroom.payload.jobs.run({ queue: 'links', silent: true })
    const { queued } = await newsroom.payload.jobs.handleSchedules({ queue: 'links' })
    expect([asked, queued]).toEqual([[], []])
  })
})
