import { beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, digest, wholeText } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'

let newsroom: Newsroom
let editor: Person
beforeAll(async () => {
  newsroom = await openNewsroom()
  editor = newsroom.editor
})

const withoutPoints = wholeText.split('【要点】')[0]!

describe('an article whose rules have an open error', () => {
  it('is not published over REST, and the error names each place in Japanese', async () => {
    const data = await digest(newsroom, { body: bodyOf(withoutPoints), citations: [] })
    const { status, body } = await editor('POST', '/articles', { ...data, _status: 'published' })
    expect(status).toBe(400)
    expect(body.errors[0].data.errors).toEqual([
      { path: 'body', message: expect.stringContaining('「要点」の見出しがありません') },
      { path: 'citations', message: expect.stringContaining('引用・参照・底本がありません') },
    ])
  })

  it('is told in English to those who ask in English', async () => {
    const data = await digest(newsroom, { citations: [] })
    const { body } = await editor(
      'POST',
      '/articles',
      { ...data, _status: 'published' },
      { 'Accept-Language': 'en' },
    )
    expect(body.errors[0].data.errors).toEqual([
      { path: 'citations', message: expect.stringContaining('No source is cited') },
    ])
  })

  it('is saved as a draft, with what was found', async () => {
    const data = await digest(newsroom, { body: bodyOf(withoutPoints) })
    const { status, body } = await editor('POST', '/articles?draft=true', {
      ...data,
      _status: 'draft',
    })
    expect(status).toBe(201)
    expect(body.doc.proof.status).toBe('errors')
    expect(body.doc.proof.findings).toEqual([
      expect.objectContaining({ rule: 'missingSection', place: 'body' }),
    ])
  })

  it('is not published through a PATCH of a draft, and the draft stays as it was', async () => {
    const data = await digest(newsroom, { body: bodyOf(withoutPoints) })
    const { body: created } = await editor('POST', '/articles?draft=true', {
      ...data,
      _status: 'draft',
    })
    const { status } = await editor('PATCH', `/articles/${created.doc.id}`, {
      _status: 'published',
    })
    expect(status).toBe(400)
    const { body } = await editor('GET', `/articles/${created.doc.id}?draft=true`)
    expect(body._status).toBe('draft')
    expect(body.title).toBe(data.title)
  })

  it('is not published by a bulk update; the ones beside it are', async () => {
    const whole = await editor('POST', '/articles?draft=true', {
      ...(await digest(newsroom)),
      kicker: 'まとめて',
      _status: 'draft',
    })
    const broken = await editor('POST', '/articles?draft=true', {
      ...(await digest(newsroom, { citations: [] })),
      kicker: 'まとめて',
      _status: 'draft',
    })
    const { body } = await editor(
      'PATCH',
      `/articles?where[kicker][equals]=${encodeURIComponent('まとめて')}`,
      { _status: 'published' },
    )
    expect(body.docs.map(({ id }: { id: string }) => id)).toEqual([whole.body.doc.id])
    // Of many, the one that is refused is named: the admin shows the message alone.
    expect(body.errors).toEqual([
      expect.objectContaining({
        id: broken.body.doc.id,
        message: expect.stringContaining(`「${broken.body.doc.title}」は公開できません。`),
      }),
    ])
  })

  it('is not published through the Local API', async () => {
    const data = await digest(newsroom, { citations: [] })
    await expect(
      newsroom.payload.create({
        collection: 'articles',
        data: { ...data, _status: 'published' } as never,
      }),
    ).rejects.toThrow('引用・参照・底本がありません')
    const { totalDocs } = await newsroom.payload.count({
      collection: 'articles',
      where: { title: { equals: data.title as string } },
    })
    expect(totalDocs).toBe(0)
  })

  it('is not published by a schedule, and the job says why', async () => {
    const data = await digest(newsroom, { citations: [] })
    const { body } = await editor('POST', '/articles?draft=true', { ...data, _status: 'draft' })
    const job: { id: string } = await newsroom.payload.jobs.queue({
      task: 'schedulePublish' as never,
      input: { type: 'publish', doc: { relationTo: 'articles', value: body.doc.id } } as never,
    })
    await newsroom.payload.jobs.run({ silent: true })
    const after = await editor('GET', `/articles/${body.doc.id}?draft=true`)
    expect(after.body._status).toBe('draft')
    const ran = (await newsroom.payload.findByID({
      collection: 'payload-jobs' as never,
      id: job.id,
    })) as { hasError?: boolean; log?: unknown }
    expect(ran.hasError).toBe(true)
    expect(JSON.stringify(ran)).toContain('引用・参照・底本')
  })
})

describe('a whole article', () => {
  it('is published by a schedule', async () => {
    const { body } = await editor('POST', '/articles?draft=true', {
      ...(await digest(newsroom)),
      _status: 'draft',
    })
    await newsroom.payload.jobs.queue({
      task: 'schedulePublish' as never,
      input: { type: 'publish', doc: { relationTo: 'articles', value: body.doc.id } } as never,
    })
    await newsroom.payload.jobs.run({ silent: true })
    const { status } = await newsroom.anonymous('GET', `/articles/${body.doc.id}`)
    expect(status).toBe(200)
  })

  it('gets a Japanese slug, a time and an excerpt, and comes with its sections', async () => {
    const data = await digest(newsroom, { title: '北浜港の定期航路、三年ぶりに再開！' })
    await editor('POST', '/articles', { ...data, _status: 'published' })
    const { body } = await newsroom.anonymous(
      'GET',
      `/articles?where[slug][equals]=${encodeURIComponent('北浜港の定期航路-三年ぶりに再開')}`,
    )
    expect(body.docs).toHaveLength(1)
    const [article] = body.docs
    expect(Date.parse(article.publishedAt)).toBeLessThanOrEqual(Date.now())
    expect(article.excerpt).toMatch(/^北浜港の定期航路が三年ぶりに再開し/)
    expect(
      article.sections.map(({ kind, label, text }: Record<string, string>) => [
        kind,
        label,
        text!.slice(0, 8),
      ]),
    ).toEqual([
      ['summary', '概要', '北浜港の定期航路'],
      ['detail', '詳細', '港湾局は一日二往'],
      ['keyPoints', '要点', '・再開は三年ぶり'],
    ])
    const [, detail] = article.sections
    expect(article.body.root.children.slice(detail.from, detail.to)).toHaveLength(1)
  })

  it('gets another slug where its title is taken', async () => {
    const data = await digest(newsroom, { title: '同じ題名' })
    const slugs = []
    for (let n = 0; n < 3; n++)
      slugs.push(
        (await editor('POST', '/articles', { ...data, _status: 'published' })).body.doc.slug,
      )
    expect(slugs).toEqual(['同じ題名', '同じ題名-2', '同じ題名-3'])
  })

  it('keeps an excerpt somebody wrote and renews the one nobody wrote', async () => {
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    const changed = bodyOf(wholeText.replace('北浜港の定期航路が', '南浜港の渡し船が'))
    const renewed = await editor('PATCH', `/articles/${body.doc.id}`, {
      body: changed,
      _status: 'published',
    })
    expect(renewed.body.doc.excerpt).toMatch(/^南浜港の渡し船が/)
    await editor('PATCH', `/articles/${body.doc.id}`, {
      excerpt: '手で書いた抜粋。',
      _status: 'published',
    })
    const kept = await editor('PATCH', `/articles/${body.doc.id}`, {
      body: bodyOf(wholeText),
      _status: 'published',
    })
    expect(kept.body.doc.excerpt).toBe('手で書いた抜粋。')
  })

  it('can be duplicated: the copy is a draft with an address of its own', async () => {
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    const copy = await editor('POST', `/articles/${body.doc.id}/duplicate`, {})
    expect(copy.status).toBe(200)
    expect(copy.body.doc._status).toBe('draft')
    expect(copy.body.doc.slug).not.toBe(body.doc.slug)
  })

  it('cannot be restored to a version that breaks a rule, except as a draft', async () => {
    const broken = await editor('POST', '/articles?draft=true', {
      ...(await digest(newsroom)),
      citations: [],
      _status: 'draft',
    })
    const { id } = broken.body.doc
    const { citations } = await digest(newsroom)
    await editor('PATCH', `/articles/${id}`, { citations, _status: 'published' })
    const versions = await editor(
      'GET',
      `/articles/versions?where[parent][equals]=${id}&sort=createdAt`,
    )
    const first = versions.body.docs[0].id
    await editor('POST', `/articles/versions/${first}?draft=true`)
    const { body } = await newsroom.anonymous('GET', `/articles/${id}`)
    expect(body.citations).toHaveLength(1)
  })
})

describe('a published article with a newer draft', () => {
  const withDraft = async () => {
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    const { id, title } = body.doc
    await editor('PATCH', `/articles/${id}?draft=true`, { kicker: '書きかけ' })
    return { id, title }
  }
  const live = async (id: string) => (await newsroom.anonymous('GET', `/articles/${id}`)).body

  it('stays public when one field is changed without a word about publishing; the change goes into the draft', async () => {
    const { id, title } = await withDraft()
    const { status } = await editor('PATCH', `/articles/${id}`, { tags: ['港'] })
    expect(status).toBe(200)
    expect(await live(id)).toMatchObject({ title, _status: 'published', kicker: null })
    const { body: draft } = await editor('GET', `/articles/${id}?draft=true`)
    expect(draft).toMatchObject({ _status: 'draft', kicker: '書きかけ', tags: ['港'] })
  })

  it('stays public in a bulk update, which says what to do; the articles beside it are changed', async () => {
    const { id } = await withDraft()
    const { body: other } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    const { body } = await editor('PATCH', `/articles?where[id][in]=${id},${other.doc.id}`, {
      tags: ['まとめて'],
    })
    expect(body.docs.map((doc: { id: string }) => doc.id)).toEqual([other.doc.id])
    expect(body.errors).toEqual([
      expect.objectContaining({ id, message: expect.stringContaining('draft=true') }),
    ])
    expect(await live(id)).toMatchObject({ _status: 'published' })
  })

  it('is published as it was drafted last, by a bulk update too', async () => {
    const { id } = await withDraft()
    const { body: fresh } = await editor('POST', '/articles?draft=true', {
      ...(await digest(newsroom)),
      _status: 'draft',
    })
    await editor('PATCH', `/articles/${fresh.doc.id}?draft=true`, { kicker: '書きかけ' })
    await editor('PATCH', `/articles?where[id][in]=${id},${fresh.doc.id}`, { _status: 'published' })
    for (const one of [id, fresh.doc.id])
      expect(await live(one)).toMatchObject({ _status: 'published', kicker: '書きかけ' })
  })

  it('is unpublished where somebody says so, and goes into the trash', async () => {
    const first = await withDraft()
    await editor('PATCH', `/articles/${first.id}`, { _status: 'draft' })
    expect(await live(first.id)).toHaveProperty('errors')
    const second = await withDraft()
    await editor('PATCH', `/articles/${second.id}`, { deletedAt: new Date().toISOString() })
    expect(await live(second.id)).toHaveProperty('errors')
  })

  it('is what was drafted last when it is unpublished, in a bulk update too', async () => {
    const { id } = await withDraft()
    await editor('PATCH', `/articles?where[id][equals]=${id}`, { _status: 'draft' })
    expect(await live(id)).toHaveProperty('errors')
    expect((await editor('GET', `/articles/${id}?draft=true`)).body).toMatchObject({
      _status: 'draft',
      kicker: '書きかけ',
    })
  })

  it('is not unpublished by a status that is none, or by leaving the trash it is not in', async () => {
    const { id } = await withDraft()
    for (const _status of [null, '', 'foo'])
      expect((await editor('PATCH', `/articles/${id}`, { _status })).status).toBe(400)
    await editor('PATCH', `/articles/${id}`, { tags: ['港'], deletedAt: null })
    expect(await live(id)).toMatchObject({ _status: 'published' })
  })

  it('goes into the trash although somebody asked for a draft of that', async () => {
    const { id } = await withDraft()
    await editor('PATCH', `/articles/${id}?draft=true`, { deletedAt: new Date().toISOString() })
    expect(await live(id)).toHaveProperty('errors')
  })

  it('stays public while drafts are saved and fields changed at the same moment', async () => {
    const { id } = await withDraft()
    // Payload asks for a second connection in every save: as many saves as the pool has stop each other.
    await Promise.all(
      Array.from({ length: 5 }, (_, n) =>
        editor(
          'PATCH',
          `/articles/${id}${n % 2 ? '?draft=true' : ''}`,
          n % 2 ? { kicker: `書きかけ${n}` } : { tags: [`札${n}`] },
        ),
      ),
    )
    expect(await live(id)).toMatchObject({ _status: 'published', kicker: null })
  })
})

describe('a scheduled publication', () => {
  const schedule = (id: string, waitUntil?: Date) =>
    newsroom.payload.jobs.queue({
      task: 'schedulePublish' as never,
      input: { type: 'publish', doc: { relationTo: 'articles', value: id } } as never,
      waitUntil,
    })
  const told = async (id: string) =>
    (await editor('GET', `/articles/schedules?article=${id}`)).body.schedules

  it('is told to staff while it waits, and when and why it failed, until the article is published', async () => {
    const data = await digest(newsroom, { citations: [] })
    const { body } = await editor('POST', '/articles?draft=true', { ...data, _status: 'draft' })
    const { id } = body.doc
    const later = new Date(Date.now() + 86_400_000)
    const job: { id: string } = await schedule(id, later)
    expect(await told(id)).toEqual([
      expect.objectContaining({ state: 'waiting', at: later.toISOString(), title: data.title }),
    ])
    await newsroom.payload.delete({ collection: 'payload-jobs' as never, id: job.id })
    await schedule(id)
    await newsroom.payload.jobs.run({ silent: true })
    expect(await told(id)).toEqual([
      expect.objectContaining({
        state: 'failed',
        reason: expect.stringContaining('引用・参照・底本がありません'),
      }),
    ])
    const { citations } = await digest(newsroom)
    await editor('PATCH', `/articles/${id}`, { citations, _status: 'published' })
    expect(await told(id)).toEqual([])
  })

  it('is told with who has booked it, a taking back too', async () => {
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    const { docs } = await newsroom.payload.find({ collection: 'users', limit: 1 })
    await newsroom.payload.jobs.queue({
      task: 'schedulePublish' as never,
      input: {
        type: 'unpublish',
        doc: { relationTo: 'articles', value: body.doc.id },
        user: { relationTo: 'users', value: docs[0]!.id },
      } as never,
      waitUntil: new Date(Date.now() + 86_400_000),
    })
    expect(await told(body.doc.id)).toEqual([
      expect.objectContaining({ type: 'unpublish', by: docs[0]!.name || docs[0]!.email }),
    ])
  })

  it('is told to nobody else', async () => {
    expect((await newsroom.anonymous('GET', '/articles/schedules')).status).toBe(403)
    expect((await newsroom.writer('GET', '/articles/schedules')).status).toBe(200)
  })
})

describe('a body pasted twice', () => {
  const paragraphs = wholeText + '\n' + wholeText.split('\n').slice(1).join('\n')

  it('is mended on save, and what was taken out is kept', async () => {
    const { body } = await editor('POST', '/articles?draft=true', {
      ...(await digest(newsroom, { body: bodyOf(paragraphs) })),
      _status: 'draft',
    })
    expect(body.doc.body).toEqual(bodyOf(wholeText))
    const [repair] = body.doc.proof.repairs
    expect(repair).toMatchObject({ rule: 'repeatedText', id: expect.any(String) })
    expect(repair.text).toContain('港湾局は一日二往復の運航を続け')
    expect(repair.nodes.length).toBeGreaterThan(0)
  })

  it('is left as it is by autosave, and reported', async () => {
    const { body } = await editor('POST', '/articles?draft=true', {
      ...(await digest(newsroom)),
      _status: 'draft',
    })
    const saved = await editor('PATCH', `/articles/${body.doc.id}?draft=true&autosave=true`, {
      body: bodyOf(paragraphs),
      _status: 'draft',
    })
    expect(saved.body.doc.body).toEqual(bodyOf(paragraphs))
    expect(saved.body.doc.proof.findings).toEqual([
      expect.objectContaining({ rule: 'repeatedText', severity: 'error' }),
    ])
    expect(saved.body.doc.proof.repairs).toEqual([])
  })
})

describe('bad input', () => {
  it('with an unknown node is refused with its name', async () => {
    const body = {
      root: {
        type: 'root',
        children: [{ type: 'evil-node', version: 1 }],
        direction: null,
        format: '',
        indent: 0,
        version: 1,
      },
    }
    const reply = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      body,
      _status: 'published',
    })
    expect(reply.status).toBe(400)
    expect(JSON.stringify(reply.body)).toContain('evil-node')
  })

  it.each([
    ['a string', '本文'],
    ['a number', 7],
    ['no root', {}],
    ['no children', { root: {} }],
    ['children of nothing', { root: { type: 'root', children: [null] } }],
  ])('that is no document (%s) is refused, never a crash', async (_, body) => {
    const reply = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      body,
      _status: 'published',
    })
    expect(reply.status).toBe(400)
  })

  it('of a megabyte is saved or refused within the time of the test', async () => {
    const lines = Array.from(
      { length: 12_000 },
      (_, n) => `${n}番目の船が港に着いて、荷を降ろした。`,
    ).join('\n')
    const reply = await editor('POST', '/articles?draft=true', {
      ...(await digest(newsroom)),
      body: bodyOf(`【概要】\n${lines}`),
      _status: 'draft',
    })
    expect([201, 400]).toContain(reply.status)
  })

  it('that is no JSON is refused', async () => {
    const reply = await editor('POST', '/articles', '{"title": ')
    expect(reply.status).toBe(400)
  })

  it('empties a group without losing the article', async () => {
    const reply = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      eyecatchCredit: null,
      proof: null,
      origin: null,
      _status: 'published',
    })
    expect(reply.status).toBe(201)
    expect(reply.body.doc.eyecatchCredit).toEqual({
      text: null,
      url: null,
      kind: null,
      licence: null,
    })
  })

  it('nested a hundred thousand deep is refused', async () => {
    const deep = `{"type":"list","children":[`.repeat(100_000) + ']}'.repeat(100_000)
    const reply = await editor(
      'POST',
      '/articles?draft=true',
      `{"title":"深い","body":{"root":{"type":"root","children":[${deep}]}}}`,
    )
    expect(reply.status).toBe(400)
  })

  it('is refused in a draft as well: the admin could not open it again', async () => {
    const body = { root: { type: 'root', children: [{ type: 'evil-node', version: 1 }] } }
    const reply = await editor('POST', '/articles?draft=true', {
      title: '下書き',
      body,
      _status: 'draft',
    })
    expect(reply.status).toBe(400)
  })
})

it('a save that readers see says so, and from when', async () => {
  const { body: made } = await editor('POST', '/articles', {
    ...(await digest(newsroom)),
    _status: 'published',
  })
  expect(made.message).toBe('公開しました。')
  const save = async (data: object, query = ''): Promise<string> =>
    (await editor('PATCH', `/articles/${made.doc.id}${query}`, data)).body.message
  expect(await save({ kicker: '港', _status: 'published' })).toBe(
    '更新しました。読者に見える内容が変わりました。',
  )
  expect(await save({ kicker: '町', _status: 'draft' }, '?draft=true')).toBe(
    '下書きを保存しました。',
  )
  // What is live decides, and no draft over it.
  expect(await save({ _status: 'published' })).toBe(
    '更新しました。読者に見える内容が変わりました。',
  )
  expect(await save({ publishedAt: '2099-05-01T00:00:00Z', _status: 'published' })).toBe(
    '予約しました。2099/05/01 09:00に読者に公開されます。',
  )
  expect(await save({ _status: 'draft' })).toBe('保存しました。')
})
