import type { PayloadRequest, Where } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { shelves, type ShelfName } from '../../src/text/house/shelves.ts'
import { bodyOf, digest, wholeText } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'

type Mail = { to: unknown; subject: string; text: string }
const mails: Mail[] = []

let newsroom: Newsroom
let editor: Person
let writer: Person
let anonymous: Person
beforeAll(async () => {
  newsroom = await openNewsroom(
    { review: { notify: { to: ['desk@kitahama.example'] } } },
    {
      serverURL: 'https://kitahama.example',
      email: () => ({
        name: 'test',
        defaultFromAddress: 'a@b.example',
        defaultFromName: 'a',
        sendEmail: async (mail) => void mails.push(mail as unknown as Mail),
      }),
    },
  )
  ;({ editor, writer, anonymous } = newsroom)
})

const begin = async (who: Person = writer): Promise<any> =>
  (await who('POST', '/articles?draft=true', await digest(newsroom))).body.doc
const move = (who: Person, id: string, state: string | null, note?: string) =>
  who('PATCH', `/articles/${id}?draft=true`, { review: { state, note } })
const draftOf = async (id: string): Promise<any> =>
  (await editor('GET', `/articles/${id}?draft=true&depth=0`)).body
const stateOf = async (id: string): Promise<any> => {
  const { body } = await editor('GET', `/articles?draft=true&where[id][equals]=${id}&trash=true`)
  return body.docs[0].state
}

describe('a draft at the desk', () => {
  it('is handed in by its writer, given back with a word, handed in again, passed, and published by an editor', async () => {
    const { id, title } = await begin()
    mails.length = 0
    expect((await move(writer, id, 'submitted')).status).toBe(200)
    expect((await draftOf(id)).review).toMatchObject({ state: 'submitted', at: expect.any(String) })
    expect(mails).toMatchObject([
      {
        to: ['desk@kitahama.example'],
        subject: `提出：${title}`,
        text: expect.stringContaining(`https://kitahama.example/admin/collections/articles/${id}`),
      },
    ])
    await move(editor, id, 'returned', '要点をもう一つ。')
    expect((await draftOf(id)).review).toMatchObject({
      state: 'returned',
      note: '要点をもう一つ。',
    })
    await move(writer, id, 'submitted')
    await move(editor, id, 'passed')
    expect((await stateOf(id)).review).toBe('passed')
    expect((await writer('PATCH', `/articles/${id}`, { _status: 'published' })).status).toBe(403)
    expect((await editor('PATCH', `/articles/${id}`, { _status: 'published' })).status).toBe(200)
    expect((await draftOf(id)).review.state ?? null).toBeNull()
  })

  it('is given back and passed by editors alone, whatever else a writer sends', async () => {
    const { id } = await begin()
    for (const state of ['returned', 'passed']) {
      const { status, body } = await move(writer, id, state)
      expect(status).toBe(403)
      expect(body.errors[0].message).toMatch(/編集者だけ|Only editors/)
    }
    await writer('PATCH', `/articles/${id}?draft=true`, {
      review: { state: 'submitted', by: '誰か', at: '2020-01-01T00:00:00.000Z' },
    })
    const { review } = await draftOf(id)
    expect(review.by).not.toBe('誰か')
    expect(Date.parse(review.at)).toBeGreaterThan(Date.parse('2026-01-01'))
  })

  it('that was passed and is written on by its writer is handed in again', async () => {
    const { id } = await begin()
    await move(writer, id, 'submitted')
    await move(editor, id, 'passed')
    await writer('PATCH', `/articles/${id}?draft=true`, { tags: ['港'] })
    expect((await draftOf(id)).review.state).toBe('passed')
    await writer('PATCH', `/articles/${id}?draft=true`, {
      body: bodyOf(wholeText.replaceAll('北浜港', '南浜港')),
    })
    expect((await draftOf(id)).review.state).toBe('submitted')
  })

  it('is handed in again where its writer changes many at once, too', async () => {
    const { id } = await begin()
    await move(writer, id, 'submitted')
    await move(editor, id, 'passed')
    const many = `/articles?where[id][equals]=${id}&draft=true`
    await writer('PATCH', many, { tags: ['港'] })
    expect((await draftOf(id)).review.state).toBe('passed')
    await writer('PATCH', many, { title: '南浜港の定期航路が再開' })
    expect((await draftOf(id)).review.state).toBe('submitted')
  })

  it('is nothing readers are told of', async () => {
    const { id } = await begin()
    await move(writer, id, 'submitted', '読んでください。')
    await editor('PATCH', `/articles/${id}`, { _status: 'published' })
    await move(editor, id, 'returned', '秘密の言葉')
    const { body } = await anonymous('GET', `/articles/${id}`)
    expect(body).not.toHaveProperty('review')
    expect(body).not.toHaveProperty('startedBy')
    expect(body).not.toHaveProperty('state')
    const asked = await anonymous('GET', '/articles?where[review.state][equals]=returned')
    expect(asked.status).not.toBe(200)
  })
})

describe('the state of an article in a list', () => {
  it('is one that is true', async () => {
    const { id } = await begin()
    expect(await stateOf(id)).toEqual({ kind: 'draft', at: null, review: null })
    const publish = (data: object = {}) =>
      editor('PATCH', `/articles/${id}`, { ...data, _status: 'published' })
    await publish()
    expect(await stateOf(id)).toMatchObject({ kind: 'public', at: null })
    await editor('PATCH', `/articles/${id}?draft=true`, { kicker: '書きかけ' })
    expect(await stateOf(id)).toMatchObject({ kind: 'changed' })
    await editor('PATCH', `/articles/${id}`, { _status: 'draft' })
    expect(await stateOf(id)).toMatchObject({ kind: 'withdrawn' })
    const at = new Date(Date.now() + 3_600_000).toISOString()
    await publish({ publishedAt: at })
    expect(await stateOf(id)).toMatchObject({ kind: 'waiting', at })
    await editor('PATCH', `/articles/${id}`, { deletedAt: new Date().toISOString() })
    expect(await stateOf(id)).toMatchObject({ kind: 'trashed' })
  })

  it('says when a publication is booked', async () => {
    const { id } = await begin()
    const waitUntil = new Date(Date.now() + 7_200_000)
    await newsroom.payload.jobs.queue({
      task: 'schedulePublish' as never,
      input: { type: 'publish', doc: { relationTo: 'articles', value: id } } as never,
      waitUntil,
    })
    expect(await stateOf(id)).toMatchObject({ kind: 'draft', at: waitUntil.toISOString() })
    expect(await stateOf(id)).not.toHaveProperty('isStopped')
    await editor('PATCH', `/articles/${id}?draft=true`, { title: '' })
    expect(await stateOf(id)).toMatchObject({ isStopped: true })
  })
})

describe('what waits, in numbers', () => {
  it('is counted for staff, each for themselves, and for nobody else', async () => {
    const counts = async (who: Person): Promise<any> => (await who('GET', '/articles/desk')).body
    const before = await counts(writer)
    const { id } = await begin()
    await move(writer, id, 'submitted')
    const after = await counts(writer)
    expect(after.own).toBe(before.own + 1)
    expect(after.submitted).toBe(before.submitted + 1)
    const today = await counts(editor)
    await editor('PATCH', `/articles/${id}`, { _status: 'published' })
    expect((await counts(editor)).today).toBe(today.today + 1)
    expect((await counts(editor)).own).toBe(today.own)
    // What is drafted over a live article, another date with it, leaves it where readers find it.
    const later = new Date(Date.now() + 3_600_000).toISOString()
    await editor('PATCH', `/articles/${id}?draft=true`, { kicker: '続報', publishedAt: later })
    expect((await counts(editor)).today).toBe(today.today + 1)
    expect((await counts(editor)).waiting).toBe(today.waiting)
    await editor('PATCH', `/articles/${id}`, { publishedAt: later, _status: 'published' })
    await editor('PATCH', `/articles/${id}?draft=true`, { kicker: '続々報' })
    expect((await counts(editor)).today).toBe(today.today)
    expect((await counts(editor)).waiting).toBe(today.waiting + 1)
    expect((await anonymous('GET', '/articles/desk')).status).toBe(403)
  })

  it('is what its list shows: what was begun, as it was saved last', async () => {
    const { id } = await begin()
    const empty = await writer('POST', '/articles?draft=true', {})
    const untitled = await writer('POST', '/articles?draft=true', { body: bodyOf(wholeText) })
    await writer('PATCH', `/articles/${id}?draft=true`, { kicker: '書きかけ' })
    const { id: booked } = await begin()
    await newsroom.payload.jobs.queue({
      task: 'schedulePublish' as never,
      input: { type: 'publish', doc: { relationTo: 'articles', value: booked } } as never,
      waitUntil: new Date(Date.now() + 7_200_000),
    })
    const { body: counts } = await writer('GET', '/articles/desk')
    const { user } = (await writer('GET', '/users/me')).body
    const { collections } = newsroom.payload
    // What the admin asks for its list.
    const listOf = async (shelf: ShelfName): Promise<any[]> => {
      const { payload } = newsroom
      const req = { user, query: { shelf }, payload } as unknown as PayloadRequest
      const where = await collections.articles!.config.admin.baseFilter!({
        req,
        limit: 0,
        page: 1,
        sort: '',
      })
      return (
        await newsroom.payload.find({
          collection: 'articles',
          draft: true,
          pagination: false,
          where: where as Where,
        })
      ).docs
    }
    for (const { name } of shelves) expect((await listOf(name)).length, name).toBe(counts[name])
    expect((await listOf('waiting')).map(({ id }) => id)).toContain(booked)
    const own = (await listOf('own')).map(({ id }) => id)
    expect(own).toEqual(expect.arrayContaining([id, untitled.body.doc.id]))
    expect(own).not.toContain(empty.body.doc.id)
  })
})

describe('an app without a desk', () => {
  it('has no columns for it, and everything else', async () => {
    const plain = await openNewsroom({ review: false })
    const { body } = await plain.editor('POST', '/articles?draft=true', { title: '港' })
    expect(body.doc).not.toHaveProperty('review')
    const { body: list } = await plain.editor('GET', '/articles?draft=true')
    expect(list.docs[0].state).toMatchObject({ kind: 'draft', review: null })
    expect((await plain.editor('GET', '/articles/desk')).body.submitted).toBeNull()
  })
})
