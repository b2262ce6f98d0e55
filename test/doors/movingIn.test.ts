import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import type { CollectionConfig } from 'payload'
import { ZipFile } from 'yazl'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importPost, type PostOutcome } from '../../src/importer/importPost.ts'
import type { ExportedPost } from '../../src/importer/importPosts.ts'
import { undoPost } from '../../src/importer/undoImport.ts'
import { openExport } from '../../src/importer/openExport.ts'
import { houseOf } from '../../src/index.ts'
import { blogFormats } from '../../src/text/blogs/blogFormats.ts'
import { pictureFiles } from '../../src/text/blogs/pictureFiles.ts'
import { landscape } from '../setup/pictures.ts'
import { run } from '../setup/program.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

const house = houseOf()
const folder = mkdtempSync(path.join(tmpdir(), 'midashi-moving-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const sample = (name: string): string => readFileSync(`test/text/blogs/samples/${name}`, 'utf8')

let newsroom: Newsroom

const zip = async (name: string, files: Record<string, Buffer>): Promise<string> => {
  const file = new ZipFile()
  for (const [entry, bytes] of Object.entries(files)) file.addBuffer(bytes, entry)
  file.end()
  const to = path.join(folder, name)
  await pipeline(file.outputStream as unknown as NodeJS.ReadableStream, createWriteStream(to))
  return to
}

/** Moves a blog in, as `midashi import` does. */
const moveIn = async (paths: string[], dryRun = false): Promise<PostOutcome[]> => {
  const opened = await openExport(paths, [], null)
  const stored = new Map(opened.pictures.map((file) => [file.name, file]))
  const shelf = { stored, files: pictureFiles([...stored.keys()]) }
  const outcomes: PostOutcome[] = []
  for (const { format, files } of opened.blogs)
    for (const post of blogFormats[format].read(files, { zone: 540, warn: () => {} }))
      outcomes.push(
        await importPost(newsroom.payload, post, {
          system: format,
          house,
          taught: house,
          shelf,
          dryRun,
        }),
      )
  await opened.close()
  return outcomes
}

const postsIn = async (file: string): Promise<ExportedPost[]> => {
  const opened = await openExport([file], [], null)
  const posts = opened.blogs.flatMap(({ format, files }) =>
    [...blogFormats[format].read(files, { zone: 540, warn: () => {} })].map((post) => ({
      system: format,
      post,
    })),
  )
  await opened.close()
  return posts
}

const counts = (): Promise<number[]> =>
  Promise.all(
    (['articles', 'sources', 'categories', 'comments', 'media'] as const).map(
      async (collection) => (await newsroom.payload.count({ collection, trash: true })).totalDocs,
    ),
  )

const written = (file: string, text: string): string => {
  const to = path.join(folder, file)
  writeFileSync(to, text)
  return to
}

const titled = async (title: string) =>
  (
    await newsroom.editor(
      'GET',
      `/articles?where[title][equals]=${encodeURIComponent(title)}&depth=1&draft=true`,
    )
  ).body.docs[0]

let pictures: string
beforeAll(async () => {
  newsroom = await openNewsroom()
  const seri = await landscape(1).jpeg().toBuffer()
  pictures = await zip('images.zip', {
    'uploads/2022/04/seri-scaled.jpg': seri,
    'kokemomo/ichiba.jpg': Buffer.from('これは画像ではない'),
  })
})

describe('a blog that moves in', () => {
  it('is looked at first: a dry run keeps nothing', async () => {
    const before = await counts()
    const outcomes = await moveIn([written('wp.xml', sample('wordpress.xml')), pictures], true)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['written', 'written'])
    expect(await counts()).toEqual(before)
  })

  it('brings its posts, each with its state, its picture once, its tree of categories, its slug and its time', async () => {
    const outcomes = await moveIn([path.join(folder, 'wp.xml'), pictures])
    expect(outcomes).toMatchObject([
      { outcome: 'written', published: true, missing: [] },
      { outcome: 'written', published: false },
    ])
    const article = await titled('ブロックの記事 & 港')
    expect(article).toMatchObject({
      _status: 'published',
      slug: 'blocks',
      publishedAt: '2022-04-01T21:00:00.000Z',
      excerpt: '港の朝の話。',
      commentPolicy: 'closed',
      tags: ['競り', '輪'],
      category: { name: '地域 & 港' },
      eyecatch: { alt: '並ぶ魚', caption: '競りの様子' },
    })
    const { body: category } = await newsroom.editor('GET', `/categories/${article.category.id}`)
    expect(category.parent.name).toBe('ニュース')
    expect((await newsroom.payload.count({ collection: 'media' })).totalDocs).toBe(1)
    const { body: page } = await newsroom.anonymous('GET', '/site/articles/blocks')
    expect(page.article.html).toMatch(/<ol.*一番の船.*<img [^>]*alt="並ぶ魚"/s)
  })

  it('shows nothing that was not public, by any call', async () => {
    await moveIn([written('fc2.txt', sample('secret-comments.txt')), pictures])
    const market = await titled('朝の市場')
    const secret = [
      '植木鉢',
      '昔の記事',
      '囲みの中の文',
      '質問です',
      'himitsu',
      'hama.example.jp/?p=13',
    ]
    for (const call of [
      '/articles?limit=100&depth=2',
      '/articles?limit=100&depth=2&draft=true',
      '/comments?limit=100&depth=2',
      `/articles/${market.id}/comments`,
      '/site/home',
      '/site/articles?limit=20',
      '/site/search?q=%E6%98%94',
      '/site/addresses?from=/?p=13',
      '/site/articles/blocks',
      '/media?limit=100&depth=2',
    ]) {
      const { body } = await newsroom.anonymous('GET', call)
      // What was asked for is said again where nothing is found.
      const said = JSON.stringify(body).replaceAll('?p=13', '')
      for (const text of secret) expect(said, call).not.toContain(text)
    }
    const { body: kept } = await newsroom.editor('GET', '/comments?limit=100&depth=0')
    expect(
      kept.docs.map(({ body, status }: { body: string; status: string }) => [body, status]),
    ).toEqual(
      expect.arrayContaining([
        ['鍵は植木鉢の下にあります。', 'rejected'],
        ['大根がおいしそうです。', 'approved'],
        ['質問です。', 'pending'],
        ['返事です。', 'approved'],
      ]),
    )
  })

  it('comes with a picture less where a file is none, and says which', async () => {
    const market = await titled('朝の市場')
    expect(market._status).toBe('published')
    const again = await moveIn([
      written(
        'fc2-2.txt',
        sample('secret-comments.txt').replace('AUTHOR: kokemomo', 'AUTHOR: other'),
      ),
      pictures,
    ])
    expect(again).toMatchObject([
      {
        outcome: 'written',
        missing: [
          { picture: { alt: 'ichiba.jpg' }, reason: { ja: expect.stringMatching(/画像/) } },
        ],
      },
    ])
  })

  it('writes nothing the second time', async () => {
    const before = await counts()
    const outcomes = await moveIn([
      path.join(folder, 'wp.xml'),
      path.join(folder, 'fc2.txt'),
      pictures,
    ])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    expect(await counts()).toEqual(before)
  })

  it('follows a changed export, but never over what the desk has saved since', async () => {
    const before = await counts()
    const changed = (text: string): string =>
      written('wp.xml', sample('wordpress.xml').replace('港の朝は早い。', text))
    expect(await moveIn([changed('港の朝はもっと早い。'), pictures])).toMatchObject([
      { outcome: 'updated', published: true },
      { outcome: 'unchanged' },
    ])
    const article = await titled('ブロックの記事 & 港')
    expect(JSON.stringify(article.body)).toContain('港の朝はもっと早い。')
    expect(article).toMatchObject({ slug: 'blocks', _status: 'published' })
    expect(await moveIn([path.join(folder, 'wp.xml'), pictures])).toMatchObject([
      { outcome: 'unchanged' },
      { outcome: 'unchanged' },
    ])
    // A draft beside what is live is the desk's too.
    const saved = await newsroom.editor('PATCH', `/articles/${article.id}?draft=true`, {
      kicker: '机で書いた',
    })
    expect(saved.status).toBe(200)
    expect(await moveIn([changed('港の朝は遅い。'), pictures])).toMatchObject([
      { outcome: 'left', id: article.id },
      { outcome: 'unchanged' },
    ])
    expect(JSON.stringify((await titled('ブロックの記事 & 港')).body)).not.toContain('遅い')
    expect(await counts()).toEqual(before)
  })

  it('answers at its old addresses, and its posts link to what they are now', async () => {
    const item = (id: number, name: string, content: string): string =>
      `<item><title>${name}</title><link>https://old.example.jp/${name}.html</link><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date>2020-01-0${id} 09:00:00</wp:post_date><wp:post_date_gmt>2020-01-0${id} 00:00:00</wp:post_date_gmt><wp:post_name>${name}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><guid>https://old.example.jp/?p=${id}</guid></item>`
    const link =
      '<p><a href="http://www.old.example.jp/second.html">次の話</a>と<a href="https://else.example.jp/second.html">よその話</a></p>'
    const rss = (items: string): string =>
      `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:base_blog_url>https://old.example.jp</wp:base_blog_url>${items}</channel></rss>`
    await moveIn([written('first.xml', rss(item(1, 'first', link)))])
    const html = async (): Promise<string> =>
      (await newsroom.anonymous('GET', '/site/articles/first')).body.article.html
    // As long as the other post is not there its link stays what it was.
    expect(await html()).toContain('href="http://www.old.example.jp/second.html"')
    await moveIn([written('second.xml', rss(item(2, 'second', '<p>続き。</p>')))])
    expect(await html()).toContain('href="/articles/second"')
    expect(await html()).toContain('href="https://else.example.jp/second.html"')
    for (const from of ['/second.html', 'https://old.example.jp/second.html', '/?p=2']) {
      const { body } = await newsroom.anonymous(
        'GET',
        `/site/addresses?from=${encodeURIComponent(from)}`,
      )
      expect(body, from).toMatchObject({ to: 'second', status: 301 })
    }
    expect((await newsroom.anonymous('GET', '/site/addresses?from=/third.html')).status).toBe(404)
  })

  it('keeps the pictures it has where they are not given again, and takes a good one for a bad', async () => {
    const html = async (): Promise<string> =>
      (await newsroom.anonymous('GET', '/site/articles/picture-day')).body.article.html
    const text =
      'AUTHOR: a\nTITLE: 写真の一日\nBASENAME: picture-day\nDATE: 01/01/2017 09:00:00\n-----\nBODY:\n<p>港。</p><p><img src="https://p.example.jp/kai.jpg"></p>\n-----\n--------\n'
    const file = written('picture.txt', text)
    const bad = await zip('bad.zip', { 'kai.jpg': Buffer.from('画像ではない') })
    expect(await moveIn([file, bad])).toMatchObject([
      { outcome: 'written', missing: [{ picture: { url: 'https://p.example.jp/kai.jpg' } }] },
    ])
    const good = await zip('good.zip', { 'kai.jpg': await landscape(9).jpeg().toBuffer() })
    expect(await moveIn([file, good])).toMatchObject([{ outcome: 'updated', missing: [] }])
    expect(await html()).toContain('<img')
    expect(await moveIn([file])).toMatchObject([{ outcome: 'unchanged' }])
    writeFileSync(file, text.replace('港。', '港の朝。'))
    expect(await moveIn([file])).toMatchObject([{ outcome: 'updated', missing: [] }])
    expect(await html()).toMatch(/港の朝。.*<img/s)
  })

  it('keeps a comment that is longer than one may be, in parts', async () => {
    const long = `${'長い感想。'.repeat(1500)}終わり`
    await moveIn([
      written(
        'long.txt',
        `AUTHOR: a\nTITLE: 長いコメント\nDATE: 01/01/2015 09:00:00\n-----\nBODY:\n文。\n-----\nCOMMENT:\nAUTHOR: 読者\nDATE: 01/02/2015 09:00:00\n${long}\n-----\n--------\n`,
      ),
    ])
    const { id } = await titled('長いコメント')
    const { body } = await newsroom.editor(
      'GET',
      `/comments?where[article][equals]=${id}&sort=depth&depth=0&limit=10`,
    )
    expect(body.docs.map((one: { body: string }) => one.body).join('')).toBe(long)
  })
})

describe('a blog that moved in by mistake', () => {
  it('is taken back whole, but for what the desk has saved since', async () => {
    const other = await openNewsroom()
    const own = newsroom
    newsroom = other
    try {
      const before = await counts()
      const file = path.join(folder, 'wp.xml')
      await moveIn([file, pictures])
      const [articles, , categories, comments, media] = await counts()
      expect([articles, media]).toEqual([2, 1])
      expect(comments).toBeGreaterThan(0)
      const edited = await titled('ブロックの記事 & 港')
      const posts = await postsIn(file)
      await other.editor('PATCH', `/articles/${edited.id}?draft=true`, { kicker: '直した' })
      const outcomes = []
      for (const post of posts) outcomes.push(await undoPost(other.payload, post))
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['gone', 'kept'])
      expect((await titled('ブロックの記事 & 港')).eyecatch.alt).toBe('並ぶ魚')
      // The same export comes in again as if it had never been there, and goes again.
      await other.editor('DELETE', `/articles/${edited.id}`)
      await moveIn([file, pictures])
      for (const post of posts) expect((await undoPost(other.payload, post)).outcome).toBe('gone')
      for (const post of posts) expect((await undoPost(other.payload, post)).outcome).toBe('none')
      const after = await counts()
      expect(after).toEqual([before[0], before[1], categories, before[3], before[4]])
    } finally {
      newsroom = own
    }
  })

  it('leaves what was in the library before, what was changed since, and what an app of its own shows', async () => {
    const notes: CollectionConfig = {
      slug: 'notes',
      fields: [
        { name: 'cover', type: 'upload', relationTo: 'media' },
        { name: 'text', type: 'richText' },
        { name: 'source', type: 'relationship', relationTo: 'sources' },
      ],
    }
    const other = await openNewsroom(
      {},
      { collections: [notes], editor: lexicalEditor() },
      { idType: 'serial' },
    )
    const own = newsroom
    newsroom = other
    try {
      const names = ['own', 'changed', 'cover', 'text', 'loose']
      const bytes = await Promise.all(
        names.map((_, at) =>
          landscape(20 + at)
            .jpeg()
            .toBuffer(),
        ),
      )
      const { payload } = other
      const upload = await payload.create({
        collection: 'media',
        data: { alt: 'own' },
        file: { data: bytes[0]!, mimetype: 'image/jpeg', name: 'own.jpg', size: bytes[0]!.length },
      })
      await payload.create({
        collection: 'sources',
        data: { title: '港の白書', url: 'https://minato.example.jp/1' },
      } as never)
      const file = written(
        'undo.txt',
        `AUTHOR: a\nTITLE: 五枚の写真\nDATE: 01/01/2017 09:00:00\n-----\nBODY:\n<h2>概要</h2><p>港の写真を五枚並べた。</p><h2>詳細</h2>${names
          .map((name) => `<p><img src="https://u.example.jp/${name}.jpg" alt="${name}"></p>`)
          .join('\n')}
<h2>引用・参照・底本</h2><ul><li>港の白書 https://minato.example.jp/1</li><li>港の統計 https://minato.example.jp/2</li><li>港の年表 https://minato.example.jp/3</li></ul>\n-----\n--------\n`,
      )
      const library = await zip(
        'undo.zip',
        Object.fromEntries(names.map((name, at) => [`${name}.jpg`, bytes[at]!])),
      )
      await moveIn([file, library])
      const { docs } = await payload.find({ collection: 'media', sort: 'id', pagination: false })
      expect(docs).toHaveLength(5)
      const idOf = (name: string): number =>
        docs.find(({ alt }) => alt === name)!.id as unknown as number
      await payload.db.drizzle.execute(
        `update media set updated_at = updated_at + interval '1 minute' where id = ${idOf('changed')}`,
      )
      const shown = { type: 'upload', version: 3, relationTo: 'media', value: idOf('text') }
      const { docs: made } = await payload.find({
        collection: 'sources',
        where: { url: { like: 'jp/3' } },
      })
      await payload.create({
        collection: 'notes' as 'articles',
        data: {
          cover: idOf('cover'),
          source: made[0]!.id,
          text: {
            root: {
              type: 'root',
              version: 1,
              format: '',
              indent: 0,
              direction: null,
              children: [{ ...shown, format: '', fields: {} }],
            },
          },
        } as never,
      })
      const [post] = await postsIn(file)
      expect(await undoPost(payload, post!)).toEqual({ outcome: 'gone', sources: 1, pictures: 1 })
      const left = await payload.find({ collection: 'media', sort: 'id', pagination: false })
      expect(left.docs.map(({ alt }) => alt).sort()).toEqual(['changed', 'cover', 'own', 'text'])
      expect(left.docs.map(({ id }) => id)).toContain(upload.id)
      const sources = await payload.find({ collection: 'sources', pagination: false })
      expect(sources.docs.map(({ url }) => url).sort()).toEqual([
        'https://minato.example.jp/1',
        'https://minato.example.jp/3',
      ])
    } finally {
      newsroom = own
    }
  })
})

describe('midashi import', () => {
  const command = async (...args: string[]): Promise<{ said: string; code: number | null }> => {
    const program = run(
      'src/cli/midashi.ts',
      { ...newsroom.env, INIT_CWD: folder, PAYLOAD_SECRET: 'a test' },
      'import',
      ...args,
    )
    const code = await program.ended
    return { said: program.said(), code }
  }

  it('says what became of a blog, and takes the list of missing pictures back filled', async () => {
    written(
      'own.txt',
      'AUTHOR: a\nTITLE: 写真のある日\nDATE: 05/05/2016 09:00:00\n-----\nBODY:\n<p>港を撮った。</p><p><img src="https://gone.example.jp/x/minato.jpg" alt="港"></p><form action="/"></form>\n-----\n--------\n',
    )
    const first = await command('own.txt')
    expect(first.code, first.said).toBe(0)
    for (const words of [
      '読み込み 1　新規 1',
      '見つからない画像 1枚',
      '失われるもの：フォーム 1か所（own.txt 1行目 からの記事）',
    ])
      expect(first.said).toContain(words)
    const list = path.join(folder, 'midashi.import.pictures.tsv')
    const picture = path.join(folder, 'found.jpg')
    writeFileSync(picture, await landscape(7, 900, 600).jpeg().toBuffer())
    writeFileSync(list, readFileSync(list, 'utf8').replace('\t\t', `\t${picture}\t`))
    const second = await command('own.txt', '--pictures', 'midashi.import.pictures.tsv')
    expect(second.said).toContain('更新 1')
    const article = await titled('写真のある日')
    expect(JSON.stringify(article.body)).toContain('"type":"upload"')
    const report = JSON.parse(readFileSync(path.join(folder, 'midashi.import.json'), 'utf8'))
    expect(report).toMatchObject({
      read: 1,
      updated: 1,
      missing: [],
      losses: [{ kind: 'form', count: 1 }],
    })
  })

  it('prints what would come in, and needs no database for it', async () => {
    const program = run(
      'src/cli/midashi.ts',
      { INIT_CWD: folder, DATABASE_URL: 'postgres://127.0.0.1:1/none' },
      'import',
      'wp.xml',
      '--dry-run',
      '--json',
    )
    expect(await program.ended, program.said()).toBe(0)
    const { posts } = JSON.parse(program.said())
    expect(posts.map(({ status }: { status: string }) => status)).toEqual(['publish', 'publish'])
    expect(posts[1]).toMatchObject({ protected: true })
  })

  it.each([
    ['nowhere.txt', 'ファイルがありません'],
    ['images.txt', '空のファイル'],
  ])('of %s says so', async (file, words) => {
    if (file === 'images.txt') written(file, '')
    const { said, code } = await command(file)
    expect(said).toContain(words)
    expect(said).not.toMatch(/at .*\.ts:/)
    expect(code).toBe(1)
  })
})
