import type { CollectionConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { openPlain } from '../setup/newsroom.ts'

const admins: CollectionConfig = {
  slug: 'admins',
  auth: true,
  fields: [{ name: 'name', type: 'text' }],
}

const register = (n: number) => ({
  email: `first${n}@newsroom.test`,
  password: 'correct horse',
  name: `${n}人目`,
})

describe('the first door of an empty house', () => {
  it('lets one in of twelve who come at once, and that one is the admin', async () => {
    const { anonymous, payload } = await openPlain()
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, n) => anonymous('POST', '/users/first-register', register(n))),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    const { docs } = await payload.find({ collection: 'users' })
    expect(docs.map(({ roles }) => roles)).toEqual([['admin']])
  })

  it('is the app’s own where the app signs people in itself: the plugin adds no other', async () => {
    const { anonymous, payload } = await openPlain(
      {},
      {
        collections: [admins],
        admin: { user: 'admins' },
      },
    )
    expect(payload.collections).not.toHaveProperty('users')
    const auth = Object.values(payload.collections).filter(({ config }) => config.auth)
    expect(auth.map(({ config }) => config.slug)).toEqual(['admins'])
    expect((await anonymous('POST', '/users/first-register', register(0))).status).toBe(404)
    const { body } = await anonymous('POST', '/admins/first-register', register(1))
    expect(body.user.roles).toEqual(['admin'])
    const asAdmin = { Authorization: `JWT ${body.token}` }
    const writer = await anonymous(
      'POST',
      '/admins',
      { ...register(2), roles: ['writer'] },
      asAdmin,
    )
    expect(writer.body.doc.roles).toEqual(['writer'])
    const article = await anonymous('POST', '/articles?draft=true', { title: '港' }, asAdmin)
    expect(article.status).toBe(201)
  })

  it('is shut for the customers of an app: they are no staff', async () => {
    const { anonymous, payload } = await openPlain(
      {},
      {
        collections: [
          admins,
          { slug: 'customers', auth: true, fields: [], access: { create: () => true } },
        ],
        admin: { user: 'admins' },
      },
    )
    const { body } = await anonymous('POST', '/customers/first-register', register(0))
    const asCustomer = { Authorization: `JWT ${body.token}` }
    for (const [method, path] of [
      ['POST', '/articles?draft=true'],
      ['POST', '/sources'],
      ['POST', '/categories'],
      ['POST', '/comment-blocks'],
      ['POST', '/articles/read'],
    ] as const)
      expect(
        (await anonymous(method, path, { title: '港', text: '港' }, asCustomer)).status,
        path,
      ).toBe(403)
    expect(Object.keys(payload.collections)).not.toContain('users')
  })
})

describe('the users an app had before the plugin came', () => {
  it('keep working, may give roles, and are what their roles say from then on', async () => {
    const { payload, anonymous } = await openPlain(
      {},
      {
        collections: [{ ...admins, slug: 'users' }],
      },
    )
    await anonymous('POST', '/users/first-register', register(0))
    const known = await payload.create({ collection: 'users', data: register(1) as never })
    // Before there were roles, nobody had a row of them.
    await payload.db.updateOne({
      collection: 'users',
      id: known.id,
      data: { roles: [] },
    } as never)
    const { body } = await anonymous('POST', '/users/login', register(1))
    const own = { Authorization: `JWT ${body.token}` }
    expect((await anonymous('POST', '/articles?draft=true', { title: '港' }, own)).status).toBe(201)
    const given = await anonymous('PATCH', `/users/${known.id}`, { roles: ['writer'] }, own)
    expect(given.body.doc.roles).toEqual(['writer'])
    expect((await anonymous('POST', '/categories', { name: '港' }, own)).status).toBe(403)
  })
})

describe('an app without anybody who signs in', () => {
  it('gets the newsroom’s users', async () => {
    const { payload } = await openPlain()
    expect(payload.config.admin.user).toBe('users')
  })
})
