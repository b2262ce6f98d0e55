import { beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const draft = async (): Promise<{ id: string; revision: number }> =>
  (await newsroom.editor('POST', '/articles?draft=true', await digest(newsroom))).body.doc

const latest = async (id: string) =>
  (await newsroom.editor('GET', `/articles/${id}?draft=true&depth=0`)).body

describe('a save that is based on an older state than the stored one', () => {
  it.each(['?draft=true', '?draft=true&autosave=true', '?'])(
    'is refused, says who was first, and leaves what they wrote (%s)',
    async (query) => {
      const { id, revision } = await draft()
      const first = await newsroom.editor('PATCH', `/articles/${id}?draft=true&autosave=true`, {
        kicker: '編集者の言葉',
        revision,
      })
      expect(first.status).toBe(200)
      expect(first.body.doc.revision).toBe(revision + 1)
      const late = await newsroom.writer('PATCH', `/articles/${id}${query}&overrideLock=true`, {
        kicker: '執筆者の言葉',
        revision,
      })
      expect(late.status).toBe(409)
      expect(late.body.errors[0]).toMatchObject({
        name: 'Outdated',
        message: expect.stringContaining('editorさんが先に保存した'),
        data: { revision: revision + 1, revisedBy: 'editor' },
      })
      expect(await latest(id)).toMatchObject({ kicker: '編集者の言葉', revision: revision + 1 })
    },
  )

  it('is refused in English to whoever reads English', async () => {
    const { id, revision } = await draft()
    await newsroom.editor('PATCH', `/articles/${id}?draft=true`, { kicker: '先', revision })
    const late = await newsroom.editor(
      'PATCH',
      `/articles/${id}?draft=true`,
      { kicker: '後', revision },
      { 'Accept-Language': 'en' },
    )
    expect(late.body.errors[0].message).toMatch(/has saved this article since/)
  })

  it('is accepted once it is based on the newer one', async () => {
    const { id, revision } = await draft()
    const { body } = await newsroom.editor('PATCH', `/articles/${id}?draft=true`, {
      kicker: '先',
      revision,
    })
    const next = await newsroom.writer('PATCH', `/articles/${id}?draft=true`, {
      kicker: '後',
      revision: body.doc.revision,
    })
    expect(next.status).toBe(200)
  })

  it('loses against one of twenty at once: each number is given once', async () => {
    const { id, revision } = await draft()
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        newsroom.editor('PATCH', `/articles/${id}?draft=true&autosave=true`, {
          kicker: `第${n}報`,
          revision,
        }),
      ),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(19)
    const won = replies.find(({ status }) => status === 200)!
    expect((await latest(id)).kicker).toBe(won.body.doc.kicker)
  })

  it('may publish nothing over a newer draft', async () => {
    const { body } = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    const { id, revision } = body.doc
    await newsroom.writer('PATCH', `/articles/${id}?draft=true`, { kicker: '執筆中', revision })
    const late = await newsroom.editor('PATCH', `/articles/${id}`, {
      kicker: '古い画面',
      _status: 'published',
      revision,
    })
    expect(late.status).toBe(409)
    expect((await latest(id)).kicker).toBe('執筆中')
  })
})

describe('saves that name no revision', () => {
  it('go one after the other: none takes back what another field was given meanwhile', async () => {
    const { id } = await draft()
    const fields = ['kicker', 'excerpt', 'slug']
    for (let round = 0; round < 5; round++) {
      const replies = await Promise.all(
        fields.map((field) =>
          newsroom.editor('PATCH', `/articles/${id}?draft=true`, { [field]: `${field}-${round}` }),
        ),
      )
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(await latest(id)).toMatchObject(
        Object.fromEntries(fields.map((field) => [field, `${field}-${round}`])),
      )
    }
  })

  it('cannot set the number themselves, and readers do not see it', async () => {
    const { body } = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom)),
      revision: 900,
      revisedBy: 'だれか',
      _status: 'published',
    })
    expect(body.doc).toMatchObject({ revision: 1, revisedBy: 'editor' })
    const seen = await newsroom.anonymous('GET', `/articles/${body.doc.id}`)
    expect(seen.body).not.toHaveProperty('revision')
    expect(seen.body).not.toHaveProperty('revisedBy')
  })
})

describe('a lock', () => {
  const lockOf = async (id: string) =>
    (
      await newsroom.payload.find({
        collection: 'payload-locked-documents',
        where: { 'document.value': { equals: id } },
        depth: 0,
      })
    ).docs as { user: { value: string } }[]

  it('lives on through the autosaves of whoever holds it, and stops the others', async () => {
    const { id, revision } = await draft()
    const me = (await newsroom.editor('GET', '/users/me')).body.user.id
    const made = await newsroom.editor('POST', '/payload-locked-documents', {
      document: { relationTo: 'articles', value: id },
      user: { relationTo: 'users', value: me },
    })
    expect(made.status).toBe(201)
    for (const n of [0, 1, 2]) {
      const saved = await newsroom.editor('PATCH', `/articles/${id}?draft=true&autosave=true`, {
        kicker: `第${n}報`,
        revision: revision + n,
      })
      expect(saved.status).toBe(200)
      expect((await lockOf(id)).map(({ user }) => user.value)).toEqual([me])
    }
    const other = await newsroom.writer('PATCH', `/articles/${id}?draft=true&autosave=true`, {
      kicker: 'よそから',
    })
    expect(other.status).toBe(423)
    expect(other.body.errors[0].message).toBe(
      'editorさんが編集中のため、保存しませんでした。入力した内容は失われていません。',
    )
    expect((await lockOf(id)).map(({ user }) => user.value)).toEqual([me])
  })

  it('is made by an autosave where there was none', async () => {
    const { id, revision } = await draft()
    await newsroom.writer('PATCH', `/articles/${id}?draft=true&autosave=true`, {
      kicker: '執筆中',
      revision,
    })
    expect(await lockOf(id)).toHaveLength(1)
    // An explicit save is the end of it.
    const { body } = await newsroom.writer('GET', `/articles/${id}?draft=true`)
    await newsroom.writer('PATCH', `/articles/${id}?draft=true`, {
      kicker: '書き終えた',
      revision: body.revision,
    })
    expect(await lockOf(id)).toHaveLength(0)
  })

  it('cannot be made in another’s name', async () => {
    const { id } = await draft()
    const editor = (await newsroom.editor('GET', '/users/me')).body.user.id
    const writer = (await newsroom.writer('GET', '/users/me')).body.user.id
    await newsroom.writer('POST', '/payload-locked-documents', {
      document: { relationTo: 'articles', value: id },
      user: { relationTo: 'users', value: editor },
    })
    expect((await lockOf(id)).map(({ user }) => user.value)).toEqual([writer])
  })
})
