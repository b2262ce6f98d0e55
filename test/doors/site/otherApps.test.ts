import { expect, it } from 'vitest'
import { provePages } from '../../../src/published/provePages.ts'
import { bodyOf, wholeText } from '../../setup/digest.ts'
import { openNewsroom } from '../../setup/newsroom.ts'

it('in an app with numbers for ids, slugs of its own, no comments, and articles it shows no stranger', async () => {
  const newsroom = await openNewsroom(
    {
      slugs: { articles: 'notes', sources: 'references', categories: 'desks', media: 'pictures' },
      comments: false,
      overrides: {
        articles: ({ defaultCollection }) => ({
          ...defaultCollection,
          access: {
            ...defaultCollection.access,
            read: async (given) => {
              const own = await defaultCollection.access!.read!(given)
              return own === true || own === false
                ? own
                : { and: [own, { kicker: { not_equals: '会員のみ' } }] }
            },
          },
        }),
      },
    },
    {},
    { idType: 'serial' },
  )
  const { anonymous, editor, payload } = newsroom
  const make = async (path: string, data: object): Promise<any> => {
    const { status, body } = await editor('POST', path, data)
    expect(status, JSON.stringify(body)).toBe(201)
    return body.doc
  }
  const answer = async (path: string): Promise<any> => {
    const { status, body } = await anonymous('GET', `/site${path}`)
    expect(status, `${path} ${JSON.stringify(body)}`).toBe(200)
    return body
  }
  const desk = await make('/desks', { name: '港' })
  const reference = await make('/references', {
    title: '港の記録',
    url: 'https://kitahama.example/1',
  })
  const notes = []
  for (const kicker of ['だれでも', '会員のみ', '速報'])
    notes.push(
      await make('/notes', {
        title: `北浜港、${kicker}`,
        kicker,
        format: 'digest',
        body: bodyOf(wholeText),
        tags: ['港'],
        category: desk.id,
        citations: [{ source: reference.id, role: 'base' }],
        _status: 'published',
      }),
    )
  const desked = await editor(
    'GET',
    `/notes?draft=true&where[searchText][like]=${encodeURIComponent('速報')}`,
  )
  expect(desked.body.docs.map(({ id }: any) => id)).toEqual([notes[2].id])
  const kickers = ({ docs }: any): string[] => docs.map(({ kicker }: any) => kicker)
  // Counted first: what is not read yet is not counted either.
  expect((await answer('/tags')).docs).toEqual([{ tag: '港', articles: 2 }])
  expect((await answer('/categories')).docs).toMatchObject([{ id: desk.id, articles: 2 }])
  const list = await answer('/articles?total=true&limit=1')
  expect([list.total, kickers(list)]).toEqual([2, ['速報']])
  expect(kickers(await answer(`/articles?cursor=${list.next}`))).toEqual(['だれでも'])
  expect(kickers(await answer(`/sources/${reference.id}`))).toEqual(['速報', 'だれでも'])
  expect((await answer('/search?q=%E5%8C%97%E6%B5%9C%E6%B8%AF')).total).toBe(2)
  const page = await answer(`/articles/${encodeURIComponent(notes[2].slug)}`)
  expect(page.article.citations[0].source.title).toBe('港の記録')
  expect([page.previous.kicker, page.comments]).toEqual(['だれでも', null])
  expect(
    (await anonymous('GET', `/site/articles/${encodeURIComponent(notes[1].slug)}`)).status,
  ).toBe(404)
  await editor('PATCH', `/references/${reference.id}`, { title: '港の新しい記録' })
  const after = await answer(`/articles/${encodeURIComponent(notes[2].slug)}`)
  expect(after.article.citations[0].source.title).toBe('港の新しい記録')
  expect((await answer(`/sources/${reference.id}`)).source.title).toBe('港の新しい記録')
  expect((await provePages(payload, true, () => {})).wrong).toEqual([])
})
