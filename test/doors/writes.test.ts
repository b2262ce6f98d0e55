import { configToSchema } from '@payloadcms/graphql'
import fc from 'fast-check'
import { createRequire } from 'node:module'
import { createLocalReq } from 'payload'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { importManuscript } from '../../src/importer/importManuscript.ts'
import type { LexicalDocument, LexicalNode } from '../../src/text/manuscript/lexical.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { bodyOf, sourceIn, wholeText } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

// Vite would take the copy of graphql for bundlers, which does not know the schemas of the other one.
const { graphql } = createRequire(import.meta.url)('graphql') as typeof import('graphql')

/** How many writes there are in all, by how many desks at once; each desk has its own articles. */
const writes = 10_000
const desks = 4

/** How many articles a desk works on; the oldest one is left alone when another comes. */
const mostArticles = 12

let newsroom: Newsroom
let source: string
let pictures: { described: string; bare: string }
let schema: ReturnType<typeof configToSchema>['schema']

beforeAll(async () => {
  newsroom = await openNewsroom()
  source = await sourceIn(newsroom)
  pictures = { described: await picture('船着き場の絵'), bare: await picture(null) }
  schema = configToSchema(newsroom.payload.config).schema
})

const picture = async (alt: string | null): Promise<string> => {
  const data = await sharp({
    create: { width: 8, height: 8, channels: 3, background: '#246' },
  })
    .png()
    .toBuffer()
  const { payload } = newsroom
  const doc: { id: string } = await payload.create({
    collection: 'media' as never,
    data: { alt: '絵' } as never,
    file: { data, name: 'picture.png', mimetype: 'image/png', size: data.length },
  })
  if (alt === null)
    await payload.db.updateOne({ collection: 'media', id: doc.id, data: { alt: null } } as never)
  return doc.id
}

const texts = {
  whole: wholeText,
  withoutPoints: wholeText.split('【要点】')[0]!,
  emptySection: wholeText.replace(/【詳細】\n.+\n/, '【詳細】\n'),
  twice: `${wholeText}\n${wholeText.split('\n').slice(1).join('\n')}`,
  prose: wholeText.split('\n')[1]!,
  nothing: '',
}

type Content = {
  text: keyof typeof texts
  cited: boolean
  titled: boolean
  format: 'digest' | 'column'
  eyecatch: 'described' | 'bare' | null
}

const content: fc.Arbitrary<Content> = fc.record({
  text: fc.oneof(
    { weight: 5, arbitrary: fc.constant('whole' as const) },
    fc.constantFrom(...(Object.keys(texts) as (keyof typeof texts)[])),
  ),
  cited: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  titled: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
  format: fc.constantFrom('digest', 'digest', 'digest', 'column'),
  eyecatch: fc.constantFrom(null, null, null, 'described', 'bare'),
})

const doors = [
  'create',
  'patch',
  'patchOneField',
  'draft',
  'autosave',
  'publishDraft',
  'bulk',
  'bulkPublish',
  'graphQLCreate',
  'graphQLUpdate',
  'localCreate',
  'localUpdate',
  'import',
  'duplicate',
  'schedule',
  'restore',
  'restoreAsDraft',
] as const

const write = fc.record({
  door: fc.constantFrom(...doors),
  at: fc.nat(mostArticles - 1),
  published: fc.boolean(),
  content,
})

type Write = { door: (typeof doors)[number]; at: number; published: boolean; content: Content }

/** What the latest save of an article must say: who saved it last, and who wrote its title. */
type Mark = { kicker: string; title: string }

/** A desk's articles: ids, and what the latest save of each must say. */
type Desk = { ids: string[]; marks: Map<string, Mark>; queue: string }

const dataOf = (
  { text, cited, titled, format, eyecatch }: Content,
  mark: string,
  _status: string,
) => ({
  title: titled ? `北浜港の定期航路が再開 ${mark}` : '',
  kicker: mark,
  format,
  body: bodyOf(texts[text]),
  citations: cited ? [{ source, role: 'base' }] : [],
  eyecatch: eyecatch && pictures[eyecatch],
  _status,
})

/** Does one write, and notes which articles carry its mark from now on. */
const make = async (desk: Desk, { door, at, published, content }: Write, mark: string) => {
  const { editor, payload } = newsroom
  const id = desk.ids[at % desk.ids.length]
  const status = published ? 'published' : 'draft'
  const data = dataOf(content, mark, status)
  const whole: Mark = { kicker: mark, title: data.title }
  const saved = (article: string | undefined, own = whole): void => {
    if (article !== undefined) desk.marks.set(article, own)
  }
  /** Saved with another kicker alone: the title is whose it was. */
  const touched = (article: string | undefined): void =>
    saved(article, { kicker: mark, title: desk.marks.get(article ?? '')?.title ?? '' })
  const created = (article: string | undefined, own = whole): void => {
    if (article === undefined) return
    saved(article, own)
    desk.ids = [...desk.ids, article].slice(-mostArticles)
  }
  if (id === undefined || door === 'create') {
    const { body } = await editor('POST', published ? '/articles' : '/articles?draft=true', data)
    return created(body.doc?.id)
  }
  switch (door) {
    case 'patch':
      return saved((await editor('PATCH', `/articles/${id}`, data)).body.doc?.id)
    case 'patchOneField':
      return touched((await editor('PATCH', `/articles/${id}`, { kicker: mark })).body.doc?.id)
    case 'draft':
    case 'autosave': {
      const autosave = door === 'autosave' ? '&autosave=true' : ''
      const draft = { ...data, _status: 'draft' }
      const { body } = await editor('PATCH', `/articles/${id}?draft=true${autosave}`, draft)
      expect(body.doc?.id, `a draft is always saved: ${JSON.stringify(body.errors)}`).toBe(id)
      return saved(id)
    }
    case 'publishDraft':
      await editor('PATCH', `/articles/${id}`, { _status: 'published' })
      return
    case 'bulk':
    case 'bulkPublish': {
      const { _status, ...rest } = data
      const ids = [id, desk.ids[(at + 1) % desk.ids.length]].join()
      const change = door === 'bulk' ? { ...rest } : { kicker: mark, _status: 'published' }
      const { body } = await editor('PATCH', `/articles?where[id][in]=${ids}`, change)
      for (const doc of body.docs ?? []) door === 'bulk' ? saved(doc.id) : touched(doc.id)
      return
    }
    case 'graphQLCreate':
    case 'graphQLUpdate': {
      const isNew = door === 'graphQLCreate'
      const draft = !published
      const req = await createLocalReq({ user: await deskEditor() }, payload)
      const answer = (await graphql({
        schema,
        source: isNew
          ? 'mutation ($data: mutationArticleInput!, $draft: Boolean) { made: createArticle(data: $data, draft: $draft) { id } }'
          : 'mutation ($id: String!, $data: mutationArticleUpdateInput!, $draft: Boolean) { made: updateArticle(id: $id, data: $data, draft: $draft) { id } }',
        variableValues: { id, draft, data: { ...data, commentPolicy: 'moderated' } },
        contextValue: { req, headers: {}, res: {} },
      })) as { data?: { made?: { id: string } | null } | null; errors?: readonly Error[] }
      expect(JSON.stringify(answer.errors ?? '')).not.toMatch(/Unknown|Variable|Cannot query/)
      return isNew ? created(answer.data?.made?.id) : saved(answer.data?.made?.id)
    }
    case 'localCreate':
    case 'localUpdate': {
      const own = { collection: 'articles', data, draft: !published, depth: 0 }
      const saving =
        door === 'localCreate'
          ? payload.create(own as never)
          : payload.update({ ...own, id } as never)
      const doc = (await saving.catch(() => null)) as { id: string } | null
      return door === 'localCreate' ? created(doc?.id) : saved(doc?.id)
    }
    case 'import': {
      const [manuscript] = readPage(
        `北浜港、${mark}の便り\n2026年3月14日 09:30\n${texts[content.text]}${content.cited ? '\n【引用・参照・底本】\n北浜港、三年ぶり再開 北浜日報 2025.03.01\nhttps://kitahama.example/1' : ''}`,
        house,
      )
      const result = await importManuscript(payload, house, { ...manuscript!, kicker: mark })
      return created(result.outcome === 'written' ? result.id : undefined, {
        kicker: mark,
        title: manuscript!.title,
      })
    }
    case 'duplicate': {
      const { body } = await editor('POST', `/articles/${id}/duplicate`, {})
      const { kicker = '', title = '' } = desk.marks.get(id) ?? {}
      return created(body.doc?.id, { kicker, title: title && `${title}（コピー）` })
    }
    case 'schedule':
      await payload.jobs.queue({
        task: 'schedulePublish' as never,
        queue: desk.queue,
        input: {
          type: published ? 'publish' : 'unpublish',
          doc: { relationTo: 'articles', value: id },
        } as never,
      })
      await payload.jobs.run({ queue: desk.queue, silent: true })
      return
    case 'restore':
    case 'restoreAsDraft': {
      const { body } = await editor(
        'GET',
        `/articles/versions?where[parent][equals]=${id}&limit=5&depth=0`,
      )
      const version = body.docs[at % body.docs.length]
      const draft = door === 'restoreAsDraft' ? '?draft=true' : ''
      const { status } = await editor('POST', `/articles/versions/${version.id}${draft}`)
      return status === 200
        ? saved(id, { kicker: version.version.kicker, title: version.version.title ?? '' })
        : undefined
    }
  }
}

const house = houseOf()

const deskEditor = async () => {
  const { docs } = await newsroom.payload.find({
    collection: 'users',
    where: { email: { equals: 'editor@newsroom.test' } },
  })
  return { ...docs[0]!, collection: 'users' } as never
}

type Stored = {
  id: string
  title?: string
  format?: string
  body?: LexicalDocument | null
  citations?: unknown[] | null
  eyecatch?: { alt?: string | null } | null
}

const said = (node: LexicalNode): string => node.text ?? (node.children ?? []).map(said).join('')

/** What is wrong with a published article, told without the code of the rules. */
const wrongWith = ({ title, format, body, citations, eyecatch }: Stored): string[] => {
  const parts = new Map<string, string>()
  const seen = new Set<string>()
  const wrong: string[] = []
  let heading = ''
  for (const node of body?.root.children ?? []) {
    const text = said(node)
    if (node.tag === 'h2') heading = text
    else parts.set(heading, (parts.get(heading) ?? '') + text)
    if (text.length > 30 && seen.has(text)) wrong.push(`twice: ${text.slice(0, 20)}`)
    seen.add(text)
  }
  if (!title) wrong.push('no title')
  if (eyecatch && !eyecatch.alt) wrong.push('no alt')
  if (format === 'digest') {
    for (const name of ['概要', '詳細', '要点']) if (!parts.get(name)) wrong.push(`no ${name}`)
    if (!citations?.length) wrong.push('no source')
  }
  return wrong
}

describe(`${writes.toLocaleString()} writes over every door`, () => {
  const all = fc.sample(write, { numRuns: writes, seed: 20261122 }) as Write[]
  const made: Desk[] = []

  it('are made', { timeout: 600_000 }, async () => {
    await Promise.all(
      Array.from({ length: desks }, async (_, n) => {
        const desk: Desk = { ids: [], marks: new Map(), queue: `desk${n}` }
        made.push(desk)
        for (let at = n; at < writes; at += desks) await make(desk, all[at]!, `札${at}`)
      }),
    )
    const ids = made.flatMap(({ marks }) => [...marks.keys()])
    expect(ids.length).toBeGreaterThan(writes / 10)
  })

  it('end with no published article that breaks a rule', { timeout: 120_000 }, async () => {
    const { docs } = await newsroom.payload.find({
      collection: 'articles' as never,
      where: { _status: { equals: 'published' } },
      pagination: false,
      depth: 1,
    })
    expect(docs.length).toBeGreaterThan(writes / 100)
    const wrong = (docs as unknown as Stored[])
      .map((article) => ({ id: article.id, wrong: wrongWith(article) }))
      .filter((article) => article.wrong.length > 0)
    expect(wrong).toEqual([])
  })

  it(
    'lose no draft: the latest version of each article is what was saved last',
    {
      timeout: 120_000,
    },
    async () => {
      const { docs } = await newsroom.payload.find({
        collection: 'articles' as never,
        draft: true,
        pagination: false,
        depth: 0,
        select: { kicker: true, title: true } as never,
      })
      const stored = new Map(
        (docs as unknown as (Mark & { id: string })[]).map(({ id, kicker, title }) => [
          id,
          { kicker, title: title ?? '' },
        ]),
      )
      const lost = made.flatMap((desk) =>
        [...desk.marks]
          .map(([id, mark]) => ({ id, mark, is: stored.get(id) }))
          .filter(({ mark, is }) => mark.kicker !== is?.kicker || mark.title !== is.title),
      )
      expect(lost).toEqual([])
    },
  )
})
