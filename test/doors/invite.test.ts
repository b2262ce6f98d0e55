import type { EmailAdapter } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

type Mail = { to?: unknown; subject?: string; text?: unknown }
const sent: Mail[] = []
const postbox: EmailAdapter = () => ({
  name: 'postbox',
  defaultFromAddress: 'desk@newsroom.test',
  defaultFromName: '編集室',
  sendEmail: async (mail) => void sent.push(mail as Mail),
})

let newsroom: Newsroom
let id: string
beforeAll(async () => {
  newsroom = await openNewsroom()
  id = await made(newsroom)
})

const made = async ({ admin }: Newsroom): Promise<string> => {
  const { status, body } = await admin('POST', '/users', {
    name: '海',
    email: 'kai@newsroom.test',
    password: 'nobody knows this one',
    roles: ['writer'],
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.doc.id
}

const reset = (link: string, password: string) =>
  newsroom.anonymous('POST', '/users/reset-password', {
    token: link.split('/').at(-1),
    password,
  })

describe('a member of the staff who is invited', () => {
  it('gives themselves a password by a link that is good once', async () => {
    const { status, body } = await newsroom.admin('POST', `/users/${id}/invite`)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toEqual({ sentTo: null, link: expect.stringMatching(/\/admin\/reset\/\w{40}$/) })
    const { body: newer } = await newsroom.admin('POST', `/users/${id}/invite`)
    expect((await reset(body.link, 'an older link')).status).not.toBe(200)
    expect((await reset(newer.link, 'my own password')).status).toBe(200)
    expect((await reset(newer.link, 'somebody else’s')).status).not.toBe(200)
    const login = await newsroom.anonymous('POST', '/users/login', {
      email: 'kai@newsroom.test',
      password: 'my own password',
    })
    expect(login.status).toBe(200)
    expect(login.body.user.roles).toEqual(['writer'])
  })

  it('is one of as many as an admin invites', async () => {
    for (let n = 0; n < 8; n++)
      expect((await newsroom.admin('POST', `/users/${id}/invite`)).status).toBe(200)
    const { body } = await newsroom.admin('POST', `/users/${id}/invite`, undefined, {
      'X-Forwarded-Host': 'desk.kitahama.example',
      'X-Forwarded-Proto': 'https',
    })
    expect(body.link).toMatch(/^https:\/\/desk\.kitahama\.example\/admin\/reset\//)
  })

  it('is invited by an admin alone', async () => {
    for (const who of ['anonymous', 'writer', 'editor'] as const)
      expect((await newsroom[who]('POST', `/users/${id}/invite`)).status, who).toBe(403)
    expect((await newsroom.admin('POST', '/users/0/invite')).status).toBe(404)
  })

  it('is mailed the link, which nobody else is told, where mail is set up', async () => {
    const mailing = await openNewsroom(undefined, { email: postbox })
    const { body } = await mailing.admin(
      'POST',
      `/users/${await made(mailing)}/invite`,
      undefined,
      {
        'Accept-Language': 'ja',
      },
    )
    expect(body).toEqual({ sentTo: 'kai@newsroom.test', link: null })
    expect(sent).toEqual([
      {
        to: 'kai@newsroom.test',
        subject: '編集室への招待',
        text: expect.stringMatching(/海さん\n\n.*7日間有効[^]*\/admin\/reset\/\w{40}\n$/),
      },
    ])
  })
})
