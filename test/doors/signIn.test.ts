import { createLocalReq } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const from = (address: string) => ({ 'X-Forwarded-For': address })

const signIn = (password: string, address: string, email = 'editor@newsroom.test') =>
  newsroom.anonymous('POST', '/users/login', { email, password }, from(address))

describe('signing in', () => {
  it('is refused to a guesser after thirty tries, in both languages, and to nobody else', async () => {
    const replies = []
    for (let n = 0; n < 31; n++)
      replies.push(await signIn(`guess ${n}`, '203.0.113.7', 'nobody@newsroom.test'))
    expect(replies.slice(0, 30).every(({ status }) => status === 401)).toBe(true)
    const last = replies[30]!
    expect(last.status).toBe(429)
    expect(last.body.errors[0].message).toMatch(/試行回数が多すぎます。\d+分ほど待ってから/)
    expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(60)
    // The right password from there is refused as well: the answer tells nothing of it.
    expect((await signIn('correct horse', '203.0.113.7')).status).toBe(429)
    expect((await signIn('correct horse', '198.51.100.4')).status).toBe(200)
  }, 60_000)

  it('is not shut for its owner by the wrong passwords of others', async () => {
    for (let n = 0; n < 12; n++) await signIn('wrong', `203.0.113.${n + 20}`)
    expect((await signIn('correct horse', '198.51.100.5')).status).toBe(200)
  })

  it('takes as long for an account that is not there', async () => {
    const took = async (email: string): Promise<number> => {
      const start = performance.now()
      await signIn('wrong', '198.51.100.6', email)
      return performance.now() - start
    }
    // In turns, and the fastest of each: what else the machine does hits both. A password that is not looked at takes a hundredth.
    const [there, none]: [number[], number[]] = [[], []]
    for (let n = 0; n < 5; n++) {
      there.push(await took('editor@newsroom.test'))
      none.push(await took('ghost@newsroom.test'))
    }
    expect(Math.min(...none) / Math.min(...there)).toBeGreaterThan(0.3)
  })

  it('asks for new passwords five times an hour at most', async () => {
    const ask = () =>
      newsroom.anonymous(
        'POST',
        '/users/forgot-password',
        { email: 'ghost@newsroom.test' },
        from('203.0.113.8'),
      )
    const statuses = []
    for (let n = 0; n < 6; n++) statuses.push((await ask()).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })

  it('is not counted for programs beside the newsroom', async () => {
    for (let n = 0; n < 35; n++)
      await newsroom.payload
        .login({ collection: 'users', data: { email: 'x@newsroom.test', password: 'y' } as never })
        .catch(() => {})
    expect((await createLocalReq({}, newsroom.payload)).payloadAPI).toBe('local')
  }, 60_000)
})
