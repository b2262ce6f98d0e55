import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportPosts } from '../../src/exporter/exportPosts.ts'
import { writeExport } from '../../src/exporter/writeExport.ts'
import { importManuscript } from '../../src/importer/importManuscript.ts'
import { importPosts, type ExportedPost } from '../../src/importer/importPosts.ts'
import { openExport } from '../../src/importer/openExport.ts'
import { houseOf, readPage } from '../../src/index.ts'
import { blogFormats } from '../../src/text/blogs/blogFormats.ts'
import type { BlogComment, BlogPost } from '../../src/text/blogs/blogPost.ts'
import { pictureFiles } from '../../src/text/blogs/pictureFiles.ts'
import type { BlogWriterName } from '../../src/text/blogs/writers.ts'
import { bodyOf } from '../setup/digest.ts'
import { landscape } from '../setup/pictures.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

const house = houseOf()
const folder = mkdtempSync(path.join(tmpdir(), 'midashi-out-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const leavingOf = async ({ payload }: Newsroom, all = true): Promise<BlogPost[]> => {
  const posts: BlogPost[] = []
  const req = await createLocalReq({}, payload)
  for await (const { post } of exportPosts(req, { house, all, site: 'https://news.example.jp' }))
    posts.push(post)
  return posts
}

const writeTo = async ({ payload }: Newsroom, to: BlogWriterName, all = true): Promise<string> => {
  const into = path.join(folder, `${to}-${all}`)
  const site = 'https://news.example.jp'
  await writeExport(await createLocalReq({}, payload), {
    to,
    folder: into,
    title: '浜の新聞',
    house,
    all,
    site,
  })
  return into
}

const moveIn = async ({ payload }: Newsroom, from: string): Promise<string[]> => {
  const opened = await openExport([from], [], null)
  const stored = new Map(opened.pictures.map((file) => [file.name, file]))
  const shelf = { stored, files: pictureFiles([...stored.keys()]) }
  const posts: ExportedPost[] = opened.blogs.flatMap(({ format, files }) =>
    [...blogFormats[format].read(files, { zone: 540, warn: () => {} })].map((post) => ({
      system: format,
      post,
    })),
  )
  const outcomes: string[] = []
  for await (const { result } of importPosts(payload, posts, { house, taught: house, shelf }))
    outcomes.push(result.outcome)
  await opened.close()
  return outcomes
}

const said = (comments: BlogComment[]): unknown[] =>
  comments.map(({ author, text, state, postedAt, replies }) => [
    author,
    text,
    state,
    postedAt,
    said(replies),
  ])

/** What an article says, without the names of its files and its id. */
const shown = (post: BlogPost): unknown => {
  const {
    from: _place,
    key: _id,
    pictures,
    featured,
    comments,
    publishedAt,
    url,
    pings: _from,
    fields: _kept,
    author: _who,
    ...rest
  } = post
  return {
    ...rest,
    publishedAt: publishedAt && new Date(publishedAt).toISOString(),
    isNamed: url !== null,
    pictures: [...pictures, ...(featured ? [featured] : [])].map(
      ({ alt, caption, credit, ai }) => ({ alt, caption, credit, ai }),
    ),
    comments: said(comments),
  }
}

const byTitle = (posts: BlogPost[]): unknown[] =>
  posts.toSorted((a, b) => a.title.localeCompare(b.title)).map(shown)

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
  const { payload, editor } = newsroom
  for (const name of ['day-page.txt', 'news-column.txt', 'blog-column.txt'])
    for (const manuscript of readPage(
      readFileSync(`src/newsroom/samples/${name}`, 'utf8'),
      house,
      name,
    ))
      await importManuscript(payload, house, manuscript, {
        publishedAt: '2026-06-07T18:00:00+09:00',
      })
  const data = await landscape(4).jpeg().toBuffer()
  const picture = await payload.create({
    collection: 'media',
    data: {
      alt: '朝の港',
      caption: '六時の港',
      credit: { text: '北浜日報', kind: 'photo' },
    } as never,
    file: { data, mimetype: 'image/jpeg', name: 'minato.jpg', size: data.length },
  })
  const { body: parent } = await editor('POST', '/categories', { name: '港の暮らし' })
  const { body: category } = await editor('POST', '/categories', {
    name: '朝市',
    parent: parent.doc.id,
  })
  const { body: author } = await editor('POST', '/authors', {
    name: '早瀬みなこ',
    kana: 'はやせみなこ',
    profile: '港町を歩いて二十年。',
    url: 'https://hayase.example/',
  })
  const { body } = await editor('POST', '/articles', {
    title: '朝市の一年',
    authors: [author.doc.id],
    corrections: [{ at: '2026-05-04T00:00:00.000Z', text: '「三軒」は「二軒」の誤りでした。' }],
    revisedAt: '2026-05-04T00:00:00.000Z',
    format: 'column',
    slug: 'asaichi',
    kicker: '港から',
    tags: ['朝市', '港'],
    category: category.doc.id,
    eyecatch: picture.id,
    body: bodyOf('朝市の写真を集めた。'),
    publishedAt: '2026-05-01T00:00:00.000Z',
    _status: 'published',
  })
  const { body: first } = await editor('POST', '/comments', {
    article: body.doc.id,
    authorName: '波待ち',
    body: '行ってみたいです。',
    status: 'approved',
    postedAt: '2026-05-02T00:00:00.000Z',
  })
  for (const [text, status] of [
    ['お待ちしています。', 'approved'],
    ['宣伝です', 'spam'],
    ['まだ誰も見ていない', 'pending'],
  ])
    await editor('POST', '/comments', {
      article: body.doc.id,
      parent: status === 'approved' ? first.doc.id : undefined,
      authorName: '読者',
      body: text,
      status,
      postedAt: '2026-05-03T00:00:00.000Z',
    })
  await editor('POST', '/articles?draft=true', {
    title: '書きかけの話',
    format: 'column',
    slug: 'kakikake',
    body: bodyOf('まだ途中。'),
  })
})

describe('what leaves a newsroom and comes into another', () => {
  it.each(['json', 'wxr', 'markdown'] as const)('as %s is the same there', async (to) => {
    const other = await openNewsroom()
    const outcomes = await moveIn(other, await writeTo(newsroom, to))
    expect(new Set(outcomes)).toEqual(new Set(['written']))
    expect(byTitle(await leavingOf(other))).toEqual(byTitle(await leavingOf(newsroom)))
    const { body } = await other.anonymous('GET', '/site/articles/asaichi')
    expect(body.article.eyecatch).toMatchObject({ alt: '朝の港', credit: { text: '北浜日報' } })
    expect(body.article).toMatchObject({
      authors: [{ name: '早瀬みなこ', kana: 'はやせみなこ', profile: '港町を歩いて二十年。' }],
      corrections: [{ text: '「三軒」は「二軒」の誤りでした。' }],
    })
    expect(body.trail.map(({ name }: { name: string }) => name)).toEqual(['港の暮らし', '朝市'])
    const { body: sources } = await other.editor('GET', '/sources?limit=100')
    const { body: before } = await newsroom.editor('GET', '/sources?limit=100')
    expect(sources.docs.map(({ key }: { key: string }) => key).sort()).toEqual(
      before.docs.map(({ key }: { key: string }) => key).sort(),
    )
  })

  it('is what readers see, and nothing else, unless all is asked for', async () => {
    const published = await leavingOf(newsroom, false)
    expect(published.map(({ title }) => title)).not.toContain('書きかけの話')
    expect((await leavingOf(newsroom)).map(({ title }) => title)).toContain('書きかけの話')
  })

  it('as mt shows no comment that is not public, and has its pictures beside it', async () => {
    const into = await writeTo(newsroom, 'mt')
    const text = readFileSync(path.join(into, 'articles.txt'), 'utf8')
    expect(text).toContain('お待ちしています。')
    for (const hidden of ['宣伝です', 'まだ誰も見ていない']) expect(text).not.toContain(hidden)
    expect(readdirSync(path.join(into, 'media'))).toHaveLength(1)
    // What others read of an article's sources stands in its text.
    expect(text).toMatch(/<h2>引用・参照・底本<\/h2>/)
  })
})
