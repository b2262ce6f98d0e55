import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { createLocalReq, type Plugin } from 'payload'
import { withArchivePublishers } from '../src/database/withArchivePublishers.ts'
import { importPosts } from '../src/importer/importPosts.ts'
import type { Cluster } from '../src/newsroom/postgres.ts'
import { blogFormats } from '../src/text/blogs/blogFormats.ts'
import type { ExportFile } from '../src/text/blogs/blogPost.ts'
import { pictureFiles } from '../src/text/blogs/pictureFiles.ts'
import { toLexical } from '../src/text/manuscript/toLexical.ts'
import { house } from '../test/setup/house.ts'
import { openApp } from './openApp.ts'
import { openMade } from './published/reading.ts'
import { another } from './repeatedText.ts'

const posts = Number(process.env.BENCH_POSTS) || 1000
const commentsOfPost = Number(process.env.BENCH_COMMENTS ?? 10)

/** Texts of several hundred characters to some thousand: real ones where `BENCH_TEXTS` names such, else those of the samples in other letters. */
const texts = (): string[] => {
  const file = process.env.BENCH_TEXTS
  if (file)
    return gunzipSync(readFileSync(file))
      .toString()
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text)
  const sample = readFileSync('src/newsroom/samples/blog-column.txt', 'utf8')
  return Array.from({ length: 200 }, (_, n) => another(sample, n))
}

const two = (n: number): string => String(n).padStart(2, '0')

/** A blog as Movable Type writes it: `posts` posts of other letters each, with ten comments. */
function* blog(given: string[], count: number): Generator<string> {
  for (let n = 0; n < count; n++) {
    const text = another(given[n % given.length]!, Math.floor(n / given.length))
    const day = `${two((n % 12) + 1)}/${two((n % 28) + 1)}/${2000 + (n % 25)}`
    yield `AUTHOR: bench\nTITLE: ${text.slice(0, 20).replace(/\s/g, '')} ${n}\nBASENAME: post-${n}\nSTATUS: Publish\nALLOW COMMENTS: 1\nCONVERT BREAKS: 1\nPRIMARY CATEGORY: 分類${n % 12}\nDATE: ${day} ${two(n % 24)}:${two(n % 60)}:${two(n % 59)}\n-----\nBODY:\n${text}\n-----\n`
    for (let c = 0; c < commentsOfPost; c++)
      yield `COMMENT:\nAUTHOR: 読者${c}\nDATE: ${day} ${two(c)}:00:00\n${text.slice(c * 20, c * 20 + 80).replace(/\n/g, '')}\n-----\n`
    yield '--------\n'
  }
}

const bare: Plugin = (config) => ({
  ...config,
  editor: lexicalEditor(),
  collections: [
    {
      slug: 'articles',
      versions: { drafts: true },
      fields: [
        { name: 'title', type: 'text', required: true },
        { name: 'slug', type: 'text', unique: true },
        { name: 'publishedAt', type: 'date' },
        { name: 'body', type: 'richText' },
      ],
    },
    { slug: 'users', auth: true, fields: [] },
  ],
})

/** How fast a blog moves in, beside what Payload alone takes to create as many documents, two at a time. */
export const benchMoving = async (cluster: Cluster): Promise<void> => {
  const given = texts()
  const file: ExportFile = { name: 'blog.txt', text: () => blog(given, posts) }
  const options = { zone: 540, warn: () => {} }
  const started = performance.now()
  let read = 0
  for (const _ of blogFormats['movable-type'].read([file], options)) read++
  const reading = (performance.now() - started) / 1000
  const own = await openMade(cluster, 'bench_moving')
  const taught = await withArchivePublishers(await createLocalReq({}, own.payload), house)
  const shelf = { stored: new Map(), files: pictureFiles([]) }
  const begin = performance.now()
  let written = 0
  const refused = new Set<string>()
  const all = blogFormats['movable-type'].read([file], options)
  for await (const { result } of importPosts(
    own.payload,
    (function* () {
      for (const post of all) yield { system: 'movable-type', post }
    })(),
    { house, taught, shelf },
  ))
    if (result.outcome === 'written') written++
    else if (result.outcome === 'refused') refused.add(result.reason.en)
  const importing = (performance.now() - begin) / 1000
  await own.payload.destroy()
  const { payload: plain } = await openApp(cluster, 'bench_moving_bare', bare)
  const bodies = [...blogFormats['movable-type'].read([file], options)].map(
    ({ title, blocks, publishedAt }) => ({
      title,
      publishedAt,
      body: toLexical(blocks),
    }),
  )
  const from = performance.now()
  let next = 0
  const create = async (): Promise<void> => {
    for (let n = next++; n < bodies.length; n = next++)
      await plain.create({
        collection: 'articles',
        data: { ...bodies[n]!, slug: `post-${n}`, _status: 'published' } as never,
        depth: 0,
      })
  }
  await Promise.all([create(), create()])
  const creating = (performance.now() - from) / 1000
  await plain.destroy()
  const each = (seconds: number): string => (posts / seconds).toFixed(0)
  console.log(
    `moving in ${posts} posts with ${posts * commentsOfPost} comments (${Math.round(given.reduce((sum, text) => sum + text.length, 0) / given.length)} characters each)`,
  )
  console.log(`  reading the export                          ${each(reading)} posts/s`)
  console.log(
    `  into the database, all rules and indexes    ${each(importing)} posts/s (goal ≥ 60), ${written} written${refused.size > 0 ? `; refused: ${[...refused].join('; ')}` : ''}`,
  )
  console.log(`  bare payload.create, two at a time          ${each(creating)} posts/s`)
  console.log(
    `  ratio                                       ${(creating / importing).toFixed(2)} (goal ≥ 0.80)`,
  )
  console.log(
    `  memory of this process                      ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  )
}
