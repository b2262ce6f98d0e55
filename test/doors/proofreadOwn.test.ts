import { lexicalEditor } from '@payloadcms/richtext-lexical'
import type { CollectionConfig } from 'payload'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { audit } from '../../src/cli/audit.ts'
import { auditedIn, proofreadStored, saveAgain } from '../../src/cli/mendArchive.ts'
import { BodyEditorFeature } from '../../src/collections/fields/bodyEditorFeature.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { bodyOf, wholeText } from '../setup/digest.ts'
import { openNewsroom, openPlain, type Newsroom } from '../setup/newsroom.ts'

const prose = wholeText.replace(/^【.*】\n/gm, '').replace(/^・.*\n?/gm, '')
const twice = `${prose}\n${prose}`

const staffOnly = {
  create: ({ req }: any) => Boolean(req.user),
  update: ({ req }: any) => Boolean(req.user),
}

/** The collection many apps have, and one without drafts. */
const posts = (): CollectionConfig => ({
  slug: 'posts',
  access: { read: () => true, ...staffOnly },
  versions: { drafts: { autosave: true } },
  fields: [
    { name: 'headline', type: 'text', required: true },
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Content',
          fields: [
            {
              name: 'content',
              type: 'richText',
              editor: lexicalEditor({
                features: ({ defaultFeatures }) => [...defaultFeatures, BodyEditorFeature()],
              }),
            },
          ],
        },
      ],
    },
  ],
})
const releases = (): CollectionConfig => ({
  slug: 'releases',
  access: { read: () => true, ...staffOnly },
  fields: [
    { name: 'title', type: 'text' },
    { name: 'body', type: 'richText', editor: lexicalEditor({}) },
  ],
})

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom(
    {
      proofread: {
        posts: { title: 'headline', body: 'content' },
        releases: { format: 'digest' },
      },
    },
    { collections: [posts(), releases()] },
    { idType: 'serial' },
  )
})

const textOf = (body: any): string =>
  body.root.children.map((node: any) => node.children?.[0]?.text ?? '').join('\n')

describe('rules for the collection you have', () => {
  it('take a body out that was pasted twice, on every door, log it, and put it back', async () => {
    const { editor, payload, anonymous } = newsroom
    const { status, body } = await editor('POST', '/posts', {
      headline: '渡し船が戻る',
      content: bodyOf(twice),
      _status: 'published',
    })
    expect(status, JSON.stringify(body)).toBe(201)
    expect(textOf(body.doc.content)).toBe(textOf(bodyOf(prose)))
    expect(body.doc.proof).toMatchObject({ status: 'clean', repairs: [{ rule: 'repeatedText' }] })
    const local = await payload.create({
      collection: 'posts' as 'articles',
      data: { headline: '渡し船が戻る', content: bodyOf(twice), _status: 'published' } as never,
    })
    expect(textOf((local as any).content)).toBe(textOf(bodyOf(prose)))
    const read = await anonymous('GET', `/posts/${body.doc.id}`)
    expect(read.body.proof).toBeUndefined()

    const [{ id }] = body.doc.proof.repairs
    const undo = `/posts/${body.doc.id}/repairs/${id}/undo`
    expect((await anonymous('POST', undo)).status).toBe(403)
    const undone = await editor('POST', undo)
    expect(undone.status, JSON.stringify(undone.body)).toBe(200)
    expect(textOf(undone.body.doc.content)).toBe(textOf(bodyOf(twice)))
    // What an editor put back is not taken out again.
    const again = await editor('PATCH', `/posts/${body.doc.id}`, { headline: '渡し船が戻った' })
    expect(textOf(again.body.doc.content)).toBe(textOf(bodyOf(twice)))
    expect(again.body.doc.content.root.children.length).toBe(bodyOf(twice).root.children.length)
  })

  it('look at what was there before them, and mend it when they are told to', async () => {
    const { payload } = newsroom
    const doc = (await payload.create({
      collection: 'posts' as 'articles',
      data: { headline: '古い記事', content: bodyOf(prose), _status: 'published' } as never,
    })) as unknown as { id: number }
    // As it was written before the plugin came.
    await payload.db.updateOne({
      collection: 'posts' as 'articles',
      id: doc.id,
      data: { content: bodyOf(twice), proof: null } as never,
      req: {} as never,
    })
    const [, posted] = auditedIn(payload, houseOf({}))
    expect(posted).toMatchObject({ slug: 'posts', fields: { title: 'headline', body: 'content' } })
    const id = String(doc.id)
    const { findings } = await proofreadStored(payload, id, posted!)
    expect(findings).toEqual([expect.objectContaining({ rule: 'repeatedText', safe: true })])
    await saveAgain(payload, id, posted!)
    const { body } = await newsroom.editor('GET', `/posts/${id}`)
    expect(textOf(body.content)).toBe(textOf(bodyOf(prose)))
    expect(body.proof.repairs).toHaveLength(1)
  })

  it('are looked for from the first article on again, where Ctrl-C stopped among posts', async () => {
    const { payload } = newsroom
    await payload.create({ collection: 'posts' as never, data: { headline: '一便' } as never })
    const find = async (query: Parameters<typeof payload.find>[0]): Promise<unknown> => {
      const found = await payload.find(query)
      // It comes while the first of them is proofread.
      if ((query.collection as string) === 'posts') setImmediate(() => process.emit('SIGINT'))
      return found
    }
    const interrupted = Object.assign(Object.create(payload), { find })
    const said: string[] = []
    const [out, err, exit] = [
      vi.spyOn(process.stdout, 'write').mockReturnValue(true),
      vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0),
      vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never),
    ]
    await audit({
      house: async () => houseOf({}),
      open: async () => ({ payload: interrupted, close: async () => undefined }),
    }).parseAsync([], { from: 'user' })
    for (const spy of [out, err, exit]) spy.mockRestore()
    // There is no article, and a post's id says nothing of theirs.
    expect(said.at(-1)).toBe('中断しました。\n')
  })

  it('leave the body alone on autosave, and say what they find', async () => {
    const { editor } = newsroom
    const draft = await editor('POST', '/posts?draft=true', {
      headline: '下書き',
      _status: 'draft',
    })
    const saved = await editor('PATCH', `/posts/${draft.body.doc.id}?draft=true&autosave=true`, {
      content: bodyOf(twice),
    })
    expect(textOf(saved.body.doc.content)).toBe(textOf(bodyOf(twice)))
    expect(saved.body.doc.proof.findings).toEqual([
      expect.objectContaining({ rule: 'repeatedText', severity: 'error' }),
    ])
    const mended = await editor('POST', `/posts/${draft.body.doc.id}/mend?draft=true`, {
      rule: 'repeatedText',
      place: saved.body.doc.proof.findings[0].place,
    })
    expect(mended.status, JSON.stringify(mended.body)).toBe(200)
    expect(textOf(mended.body.doc.content)).toBe(textOf(bodyOf(prose)))
  })

  it('stop what is published with an error, at the fields the collection has; where there are no drafts, every save', async () => {
    const { editor } = newsroom
    const refused = await editor('POST', '/releases', { title: '発表', body: bodyOf(prose) })
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0].data.errors).toEqual([
      { path: 'body', message: expect.stringContaining('「概要」の見出しがありません') },
      expect.anything(),
      expect.anything(),
    ])
    const saved = await editor('POST', '/releases', { title: '発表', body: bodyOf(wholeText) })
    expect(saved.status, JSON.stringify(saved.body)).toBe(201)
    const untitled = await editor('POST', '/releases', { title: '', body: bodyOf(wholeText) })
    expect(untitled.body.errors[0].data.errors[0].path).toBe('title')
  })

  it('are asked about at boot where they cannot be followed', async () => {
    const wrong = async (proofread: object, message: string | RegExp): Promise<void> => {
      await expect(
        openPlain({ proofread } as never, { collections: [posts(), releases()] }),
      ).rejects.toThrow(message)
    }
    await wrong({ posts: {} }, '`posts` has no text field `title`; give the name of its title')
    await wrong({ posts: { title: 'headline' } }, '`posts` has no richText field `body`')
    await wrong({ news: {} }, 'the app has no collection `news`')
    await wrong({ releases: { format: 'novel' } }, 'there is no format `novel`; the formats are')
    await wrong(
      { releases: { text: 'body' } },
      /proofread\.releases\.text .*there is no such option/,
    )
  })

  it('are all there is where our articles are left out', async () => {
    const { payload, anonymous } = await openPlain(
      { articles: false, proofread: { posts: { title: 'headline', body: 'content' } } },
      { collections: [{ slug: 'people', auth: true, fields: [] }, posts()] },
    )
    const slugs = payload.config.collections.map(({ slug }) => slug)
    expect(slugs.filter((slug) => !slug.startsWith('payload-'))).toEqual(['people', 'posts'])
    expect(
      payload.collections['people' as 'users'].config.fields.map(
        (one) => 'name' in one && one.name,
      ),
    ).not.toContain('roles')
    const saved = await payload.create({
      collection: 'posts' as 'articles',
      data: { headline: '渡し船が戻る', content: bodyOf(twice), _status: 'published' } as never,
    })
    expect(textOf((saved as any).content)).toBe(textOf(bodyOf(prose)))
    expect((await anonymous('GET', '/posts')).status).toBe(200)
  })
})
