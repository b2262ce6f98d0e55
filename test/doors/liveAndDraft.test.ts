import { configToSchema } from '@payloadcms/graphql'
import { createRequire } from 'node:module'
import { createLocalReq } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

const { graphql } = createRequire(import.meta.url)('graphql') as typeof import('graphql')

let newsroom: Newsroom
let schema: ReturnType<typeof configToSchema>['schema']
beforeAll(async () => {
  newsroom = await openNewsroom()
  schema = configToSchema(newsroom.payload.config).schema
})

type Article = { id: string; liveVersion: string; draftVersion: string }

/** A published article 「公開の題」 with a newer draft 「下書きの題」, and the versions of both. */
const liveWithDraft = async (): Promise<Article> => {
  const { editor } = newsroom
  const { body } = await editor('POST', '/articles', {
    ...(await digest(newsroom)),
    kicker: '公開の言葉',
    _status: 'published',
  })
  const { id } = body.doc
  await editor('PATCH', `/articles/${id}?draft=true`, { kicker: '下書きの言葉' })
  const versions = await editor('GET', `/articles/versions?where[parent][equals]=${id}&depth=0`)
  const of = (status: string): string =>
    versions.body.docs.find((one: any) => one.version._status === status).id
  return { id, liveVersion: of('published'), draftVersion: of('draft') }
}

const asEditor = async (source: string) => {
  const req = await createLocalReq({}, newsroom.payload)
  const { docs } = await newsroom.payload.find({
    collection: 'users',
    where: { email: { equals: 'editor@newsroom.test' } },
  })
  req.user = { ...docs[0], collection: 'users' } as never
  return graphql({ schema, source, contextValue: { req, headers: {} } })
}

const schedule = async (id: string, type: 'publish' | 'unpublish'): Promise<void> => {
  const queue = crypto.randomUUID()
  await newsroom.payload.jobs.queue({
    task: 'schedulePublish' as never,
    queue,
    input: { type, doc: { relationTo: 'articles', value: id } } as never,
  })
  await newsroom.payload.jobs.run({ queue, silent: true })
}

/** What readers and editors see after each act on an article that is live and has a newer draft; null: it is not public. */
const table: [
  name: string,
  act: (article: Article) => Promise<unknown>,
  live: string | null,
  latest: string,
][] = [
  ['nothing', async () => {}, '公開の言葉', '下書きの言葉'],
  [
    'a draft is saved',
    ({ id }) => newsroom.editor('PATCH', `/articles/${id}?draft=true`, { kicker: '次の言葉' }),
    '公開の言葉',
    '次の言葉',
  ],
  [
    'an autosave',
    ({ id }) =>
      newsroom.writer('PATCH', `/articles/${id}?draft=true&autosave=true`, { kicker: '次の言葉' }),
    '公開の言葉',
    '次の言葉',
  ],
  [
    'a change that says nothing of publishing',
    ({ id }) => newsroom.editor('PATCH', `/articles/${id}`, { kicker: '次の言葉' }),
    '公開の言葉',
    '次の言葉',
  ],
  [
    'the draft is published',
    ({ id }) => newsroom.editor('PATCH', `/articles/${id}`, { _status: 'published' }),
    '下書きの言葉',
    '下書きの言葉',
  ],
  [
    'it is unpublished',
    ({ id }) => newsroom.editor('PATCH', `/articles/${id}`, { _status: 'draft' }),
    null,
    '下書きの言葉',
  ],
  [
    'the version of the draft is restored',
    ({ draftVersion }) => newsroom.editor('POST', `/articles/versions/${draftVersion}`),
    '公開の言葉',
    '下書きの言葉',
  ],
  [
    'the version of the draft is restored as a draft',
    ({ draftVersion }) => newsroom.editor('POST', `/articles/versions/${draftVersion}?draft=true`),
    '公開の言葉',
    '下書きの言葉',
  ],
  [
    'the version that is live is restored as a draft',
    ({ liveVersion }) => newsroom.editor('POST', `/articles/versions/${liveVersion}?draft=true`),
    '公開の言葉',
    '公開の言葉',
  ],
  [
    'the version that is live is restored',
    ({ liveVersion }) => newsroom.editor('POST', `/articles/versions/${liveVersion}`),
    '公開の言葉',
    '公開の言葉',
  ],
  [
    'the version of the draft is restored by GraphQL',
    ({ draftVersion }) =>
      asEditor(`mutation { restoreVersionArticle(id: "${draftVersion}") { id } }`),
    '公開の言葉',
    '下書きの言葉',
  ],
  [
    'the version of the draft is restored by the Local API',
    ({ draftVersion }) =>
      newsroom.payload
        .restoreVersion({ collection: 'articles', id: draftVersion })
        .catch((error: Error) => expect(error.message).toContain('draft: true')),
    '公開の言葉',
    '下書きの言葉',
  ],
  ['a scheduled publication', ({ id }) => schedule(id, 'publish'), '下書きの言葉', '下書きの言葉'],
  ['a scheduled withdrawal', ({ id }) => schedule(id, 'unpublish'), null, '下書きの言葉'],
  [
    'it is copied',
    ({ id }) => newsroom.editor('POST', `/articles/${id}/duplicate`, {}),
    '公開の言葉',
    '下書きの言葉',
  ],
  [
    'it goes into the trash and out again',
    async ({ id }) => {
      await newsroom.editor('PATCH', `/articles/${id}`, { deletedAt: new Date().toISOString() })
      await newsroom.editor('PATCH', `/articles/${id}?trash=true`, { deletedAt: null })
    },
    // What comes out of the trash is a draft: somebody decides anew to publish it.
    null,
    '下書きの言葉',
  ],
]

describe('an article that is live and has a newer draft', () => {
  it.each(table)(
    'after %s readers and editors see what they should',
    async (_, act, live, latest) => {
      const article = await liveWithDraft()
      await act(article)
      const seen = await newsroom.anonymous('GET', `/articles/${article.id}`)
      expect(seen.status === 404 ? null : seen.body.kicker).toBe(live)
      const edited = await newsroom.editor('GET', `/articles/${article.id}?draft=true&trash=true`)
      expect(edited.body.kicker).toBe(latest)
    },
  )
})
