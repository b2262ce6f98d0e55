import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pingHub } from '../src/newsroom/pingHub.ts'

let hub: Server
let heard: string[]
let status: number

beforeEach(async () => {
  heard = []
  status = 204
  hub = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push(body)
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve))
})
afterEach(() => void hub.close())

const pinging = () =>
  pingHub(
    `http://127.0.0.1:${(hub.address() as AddressInfo).port}/`,
    'https://kitahama.example/',
    50,
  )

describe('a hub of WebSub', () => {
  it('is told once of what changes together, with every form of the feed', async () => {
    const tell = pinging()
    for (const id of ['1', '2', '3']) tell({ tags: [`articles:${id}`, 'authors'] })
    await expect.poll(() => heard.length).toBe(1)
    await wait(150)
    expect(heard).toHaveLength(1)
    const sent = new URLSearchParams(heard[0])
    expect(sent.get('hub.mode')).toBe('publish')
    expect(sent.getAll('hub.url')).toEqual(
      ['feed.xml', 'feed.atom', 'feed.json'].map((form) => `https://kitahama.example/${form}`),
    )
  })

  it('is not told of what is in no feed', async () => {
    pinging()({ tags: ['categories:1'] })
    await wait(150)
    expect(heard).toEqual([])
  })

  it('that fails is told again with the next change', async () => {
    const tell = pinging()
    status = 500
    tell({ tags: ['articles:1'] })
    await expect.poll(() => heard.length).toBe(1)
    status = 204
    tell({ tags: ['articles:1'] })
    await expect.poll(() => heard.length).toBe(2)
  })
})
