import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { importManuscript } from '../../src/importer/importManuscript.ts'
import { takesComments } from '../../src/importer/writeComments.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { slugsOf, type Slugs } from '../../src/slugs.ts'
import { bodyOf, wholeText } from './digest.ts'
import { house } from './house.ts'
import type { Newsroom, Reply } from './newsroom.ts'
import { landscape, upload } from './pictures.ts'

/** Who talks to an app over REST. */
export type People = Pick<Newsroom, 'anonymous' | 'writer' | 'editor'>

const samples = ['day-page.txt', 'news-column.txt'].flatMap((name) =>
  readPage(readFileSync(`src/newsroom/samples/${name}`, 'utf8'), house),
)

const made = ({ status, body }: Reply): any => {
  expect([200, 201], JSON.stringify(body)).toContain(status)
  return body.doc ?? body
}

/**
 * A first day in an app: a picture, a category, an article with both and a body that was pasted twice, published, read by a
 * stranger, commented, decided about; sources cited, merged; a repair undone; the article taken back. Through REST alone.
 */
export const firstDay = async (people: People, slugs: Slugs): Promise<void> => {
  const { editor, writer, anonymous } = people
  const file = await landscape(7, 1400, 900).jpeg().toBuffer()
  const picture = made(
    await upload(
      editor,
      file,
      '北浜港.jpg',
      { alt: '北浜港の朝', credit: { text: '北浜日報', kind: 'photo' } },
      `/${slugs.media}`,
    ),
  )
  expect((await anonymous('GET', `/${slugs.articles}`)).body.docs).toEqual([])
  const category = made(await editor('POST', `/${slugs.categories}`, { name: '港と海' }))
  const below = made(
    await editor('POST', `/${slugs.categories}`, { name: '渡し船', parent: category.id }),
  )
  const cited = made(
    await editor('POST', `/${slugs.sources}/cite`, {
      text: '北浜日報「渡し船が再開」2026年3月14日\nhttps://kitahama.example/18',
    }),
  )
  const copy = wholeText.replace(/\n【要点】[^]*$/, '')
  const article = made(
    await editor('POST', `/${slugs.articles}`, {
      title: '渡し船、三年ぶりに再開',
      body: withPicture(bodyOf(`${wholeText}\n${copy}`), slugs.media, picture.id),
      citations: cited.citations.map(({ source, role }: any) => ({
        source: source.id ?? source,
        role,
      })),
      category: below.id,
      eyecatch: picture.id,
      commentPolicy: 'open',
      _status: 'published',
    }),
  )
  expect(article.proof.repairs.length).toBeGreaterThan(0)

  const { docs } = (await anonymous('GET', `/${slugs.articles}?depth=2`)).body
  expect(docs).toHaveLength(1)
  const [read] = docs
  expect(read.eyecatch).toMatchObject({ alt: '北浜港の朝', credit: { text: '北浜日報' } })
  expect(read.eyecatch.sizes.card.url).toContain(`/${slugs.media}/file/`)
  expect(read.category.name).toBe('渡し船')
  expect(read.citations[0].source.title).toBe('渡し船が再開')
  expect(read.sections.map(({ kind }: any) => kind)).toEqual(['summary', 'detail', 'keyPoints'])
  expect(read.jsonLd.headline).toBe('渡し船、三年ぶりに再開')
  expect((await anonymous('GET', `/${slugs.articles}/${article.id}/card`)).status).toBe(200)
  expect((await anonymous('GET', `/${slugs.sources}`)).body.docs).toHaveLength(1)

  const undone = await editor(
    'POST',
    `/${slugs.articles}/${article.id}/repairs/${article.proof.repairs[0].id}/undo`,
  )
  expect(undone.status, JSON.stringify(undone.body)).toBe(200)

  const sent = await anonymous('POST', `/${slugs.comments}`, {
    article: article.id,
    authorName: '波止場の猫',
    body: '便が戻って助かります。',
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const queue = (await editor('GET', `/${slugs.comments}/queue`)).body
  if (sent.body.held) {
    expect(queue.comments.map(({ id }: any) => String(id))).toContain(String(sent.body.comment.id))
    made(
      await editor('POST', `/${slugs.comments}/moderate`, {
        ids: [sent.body.comment.id],
        action: 'approve',
      }),
    )
  }
  const tree = (await anonymous('GET', `/${slugs.articles}/${article.id}/comments`)).body
  expect(tree.comments.map(({ body }: any) => body)).toEqual(['便が戻って助かります。'])
  const vote = await anonymous('POST', `/${slugs.comments}/${tree.comments[0].id}/votes`, {
    value: 1,
  })
  expect(vote.status, JSON.stringify(vote.body)).toBe(200)

  const other = made(
    await editor('POST', `/${slugs.sources}`, {
      title: '渡し船が再開（続報）',
      publisher: '北浜日報',
      url: 'https://kitahama.example/19',
    }),
  )
  const merged = await editor('POST', `/${slugs.sources}/${read.citations[0].source.id}/merge`, {
    into: other.id,
  })
  expect(merged.status, JSON.stringify(merged.body)).toBe(200)
  expect(merged.body.moved).toBeGreaterThan(0)

  const draft = made(
    await writer('POST', `/${slugs.articles}?draft=true`, { title: '下書き', _status: 'draft' }),
  )
  expect((await anonymous('GET', `/${slugs.articles}/${draft.id}`)).status).toBe(404)
  expect(
    (await writer('PATCH', `/${slugs.articles}/${draft.id}`, { _status: 'published' })).status,
  ).toBe(403)

  const stamped = await editor('PATCH', `/${slugs.media}/${picture.id}`, {
    credit: { text: '北浜日報／佐藤' },
  })
  expect(stamped.status, JSON.stringify(stamped.body)).toBe(200)
  const isReadable = (await anonymous('GET', `/${slugs.media}/${picture.id}`)).status === 200
  expect(isReadable).toBe(true)
  made(await editor('PATCH', `/${slugs.articles}/${article.id}`, { _status: 'draft' }))
  expect((await anonymous('GET', `/${slugs.articles}`)).body.docs).toEqual([])
  expect((await anonymous('GET', `/${slugs.sources}`)).body.docs).toEqual([])
}

/** The samples of the newsroom brought in, by our own code, and taken back from readers. */
export const importSamples = async ({ payload }: Newsroom): Promise<void> => {
  const slugs = slugsOf({ payload })
  for (const page of samples) {
    const imported = await importManuscript(payload, house, page)
    expect(imported).toMatchObject({ outcome: 'written' })
    await payload.update({
      collection: slugs.articles,
      id: (imported as { id: string }).id,
      data: { _status: 'draft' },
    })
  }
  if (takesComments(payload))
    expect((await payload.count({ collection: slugs.comments })).totalDocs).toBeGreaterThan(2)
}

const withPicture = (body: any, relationTo: string, value: unknown): any => {
  const node = { type: 'upload', version: 3, relationTo, value, fields: {}, format: '' }
  return {
    ...body,
    root: { ...body.root, children: body.root.children.toSpliced(2, 0, node) },
  }
}
