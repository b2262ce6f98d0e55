import { beforeAll, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
const ids: Record<string, string> = {}
beforeAll(async () => {
  newsroom = await openNewsroom()
  for (const name of ['港', '航路', '町'])
    ids[name] = (
      await newsroom.editor('POST', '/categories', {
        name,
        ...(name === '航路' && { parent: ids['港'] }),
      })
    ).body.doc.id
})

const arrange = (moved: unknown, who: 'editor' | 'writer' | 'anonymous' = 'editor') =>
  newsroom[who]('POST', '/categories/arrange', { moved })
const drawn = async (): Promise<string> => {
  const line = (node: any, depth: number): string[] => [
    `${'  '.repeat(depth)}${node.name}`,
    ...node.children.flatMap((child: any) => line(child, depth + 1)),
  ]
  const { body } = await newsroom.anonymous('GET', '/site/categories')
  return body.docs.flatMap((node: any) => line(node, 0)).join('\n')
}

describe('categories are arranged', () => {
  it('at once for readers, with the way to those below', async () => {
    const { body } = await arrange([
      { id: ids['町'], parent: null, order: 0 },
      { id: ids['港'], parent: ids['町'], order: 0 },
    ])
    expect(body).toEqual({ moved: 2 })
    expect(await drawn()).toBe('町\n  港\n    航路')
    const { body: page } = await newsroom.anonymous(
      'GET',
      `/site/categories/${encodeURIComponent('航路')}`,
    )
    expect(page.trail.map(({ name }: { name: string }) => name)).toEqual(['町', '港', '航路'])
    const { body: route } = await newsroom.editor('GET', `/categories/${ids['航路']}?depth=0`)
    expect(route.breadcrumbs).toHaveLength(3)
  })

  it('all of them or none: one below itself stops the others', async () => {
    const before = await drawn()
    const { status, body } = await arrange([
      { id: ids['航路'], parent: null, order: 0 },
      { id: ids['町'], parent: ids['港'], order: 0 },
    ])
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain('上位のカテゴリー')
    expect(await drawn()).toBe(before)
  })

  it('by editors alone, with what can be moved', async () => {
    const right = [{ id: ids['港'], parent: null, order: 1 }]
    expect((await arrange(right, 'writer')).status).toBe(403)
    expect((await arrange(right, 'anonymous')).status).toBe(403)
    for (const wrong of [
      undefined,
      {},
      [1],
      [{ id: 'x', parent: null, order: 1 }],
      [{ id: ids['港'], parent: 'x', order: 1 }],
      [{ id: ids['港'], parent: null, order: 'x' }],
    ])
      expect((await arrange(wrong)).status).toBe(400)
    expect((await arrange([{ id: crypto.randomUUID(), parent: null, order: 1 }])).status).toBe(404)
  })
})
