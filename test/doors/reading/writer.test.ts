import { beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../../setup/digest.ts'
import { ids, newsroom, openPublished } from '../../setup/published.ts'

beforeAll(openPublished)

describe('a writer', () => {
  it('saves drafts and publishes nothing', async () => {
    const { writer } = newsroom
    const draft = await writer('POST', '/articles?draft=true', {
      ...(await digest(newsroom)),
      _status: 'draft',
    })
    expect(draft.status).toBe(201)
    expect(
      (await writer('PATCH', `/articles/${draft.body.doc.id}`, { _status: 'published' })).status,
    ).toBe(403)
    expect(
      (await writer('POST', '/articles', { ...(await digest(newsroom)), _status: 'published' }))
        .status,
    ).toBe(403)
  })

  it('drafts changes to a published article, and can neither change nor unpublish it', async () => {
    const { anonymous, writer } = newsroom
    expect(
      (
        await writer('PATCH', `/articles/${ids.open}?draft=true`, {
          kicker: '下書き',
          _status: 'draft',
        })
      ).status,
    ).toBe(200)
    // Whatever else a writer sends is a draft as well: what is live stays as it is.
    await writer('PATCH', `/articles/${ids.open}`, { title: '改ざん' })
    await writer('PATCH', `/articles/${ids.open}`, { _status: 'draft' })
    await writer('PATCH', `/articles?where[id][equals]=${ids.open}`, { title: '改ざん' })
    expect((await writer('DELETE', `/articles/${ids.open}`)).status).toBe(403)
    expect((await anonymous('GET', `/articles/${ids.open}`)).body.title).toBe('公開の記事')
  })

  it('gives itself no other role, and forges no derived field', async () => {
    const { payload, writer } = newsroom
    const { docs } = await payload.find({
      collection: 'users',
      where: { email: { equals: 'writer@newsroom.test' } },
    })
    await writer('PATCH', `/users/${docs[0]!.id}`, { roles: ['admin'] })
    const { body } = await writer('GET', `/users/${docs[0]!.id}`)
    expect(body.roles).toEqual(['writer'])
    const forged = {
      proof: { status: 'clean', findings: [], repairs: [{ text: '偽' }] },
      pictures: [ids.hidden],
    }
    const draft = await writer('POST', '/articles?draft=true', {
      title: '偽の校閲',
      ...forged,
      _status: 'draft',
    })
    expect(draft.body.doc.proof).toMatchObject({ status: 'errors', repairs: [] })
    expect(draft.body.doc.pictures).toEqual([])
    const source = await writer('POST', '/sources', {
      title: '公開を偽る',
      isPublic: true,
      key: 'https://example.jp/other',
    })
    expect(source.body.doc.isPublic).toBe(false)
    expect(source.body.doc.key).toMatch(/^text\|公開を偽る/)
  })
})

describe('a writer with other means', () => {
  it('cannot restore over what is live', async () => {
    const { anonymous, editor, writer } = newsroom
    await editor('PATCH', `/articles/${ids.open}`, { _status: 'published', title: '公開の記事' })
    const versions = await writer(
      'GET',
      `/articles/versions?where[parent][equals]=${ids.open}&limit=1`,
    )
    const restored = await writer('POST', `/articles/versions/${versions.body.docs[0].id}`)
    expect(restored.status).toBe(403)
    expect((await anonymous('GET', `/articles/${ids.open}`)).body.title).toBe('公開の記事')
  })

  it('loses the race against an editor who publishes', async () => {
    const { anonymous, editor, writer } = newsroom
    for (let round = 0; round < 5; round++) {
      const { body } = await editor('POST', '/articles?draft=true', {
        ...(await digest(newsroom, { title: '編集者の題' })),
        _status: 'draft',
      })
      await Promise.all([
        editor('PATCH', `/articles/${body.doc.id}`, { _status: 'published' }),
        writer('PATCH', `/articles/${body.doc.id}`, { kicker: '書き手' }),
      ])
      expect((await anonymous('GET', `/articles/${body.doc.id}`)).status).toBe(200)
    }
  })

  it('changes no source and no picture readers see', async () => {
    const { anonymous, writer } = newsroom
    expect(
      (await writer('PATCH', `/sources/${ids.openSource}`, { title: '改ざん' })).status,
    ).not.toBe(200)
    expect((await writer('PATCH', `/media/${ids.picture}`, { alt: null })).status).not.toBe(200)
    await writer('PATCH', '/sources?where[isPublic][equals]=true', { author: '改ざん' })
    expect(JSON.stringify((await anonymous('GET', '/sources?limit=100')).body)).not.toContain(
      '改ざん',
    )
    expect(
      (await writer('PATCH', `/sources/${ids.draftSource}`, { author: '下調べ' })).status,
    ).toBe(200)
  })

  it('takes nothing out of the trash, and forges no origin', async () => {
    const { editor, writer } = newsroom
    const reply = await writer('PATCH', `/articles/${ids.trashed}?trash=true&draft=true`, {
      deletedAt: null,
      _status: 'draft',
    })
    expect(reply.status).toBe(403)
    const forged = await writer('POST', '/articles?draft=true', {
      title: '偽の出所',
      origin: { key: 'page:forged' },
    })
    expect(
      (await editor('GET', `/articles/${forged.body.doc.id}?draft=true`)).body.origin?.key ?? null,
    ).toBeNull()
  })
})
