import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import sharp from 'sharp'
import { ZipFile } from 'yazl'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPostgres, urlOf, type Cluster } from '../../src/newsroom/postgres.ts'
import { landscape } from '../setup/pictures.ts'
import { run, type Program } from '../setup/program.ts'

/** At how many places an import is killed. */
const kills = Number(process.env.MIDASHI_KILLS) || 8

const folder = mkdtempSync(path.join(tmpdir(), 'midashi-killed-'))
let cluster: Cluster
let stop: () => Promise<void>

/** So many that the last kill finds some that are not there. */
const posts = Math.max(60, kills * 8)

/** A blog, each post with a picture of its own and a thread of comments. */
const blog = async (): Promise<string[]> => {
  const file = new ZipFile()
  let text = ''
  for (let n = 0; n < posts; n++) {
    const day = `03/${String((n % 28) + 1).padStart(2, '0')}/2014`
    text += `AUTHOR: a\nTITLE: 記録その${n}\nBASENAME: record-${n}\nSTATUS: ${n % 7 === 3 ? 'Draft' : 'Publish'}\nPRIMARY CATEGORY: 分類${n % 9}\nDATE: ${day} 09:${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}\n-----\nBODY:\n<p>${n}番目の記録。港の様子を書いた。</p><p><img src="https://b.example.jp/p${n}.jpg"></p>\n-----\n${[0, 1, 2].map((c) => `COMMENT:\nAUTHOR: 読者${c}\nDATE: ${day} 1${c}:00:00\n${n}番目への感想、その${c}。\n-----\n`).join('')}--------\n`
    file.addBuffer(await landscape(n, 900, 600).jpeg().toBuffer(), `p${n}.jpg`)
  }
  file.end()
  const zip = path.join(folder, 'images.zip')
  await pipeline(file.outputStream as unknown as NodeJS.ReadableStream, createWriteStream(zip))
  writeFileSync(path.join(folder, 'blog.txt'), text)
  return [path.join(folder, 'blog.txt'), zip]
}

const onServer = async <T>(name: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: urlOf(cluster, name) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const importInto = (name: string, files: string[]): Program =>
  run(
    'src/cli/midashi.ts',
    {
      DATABASE_URL: urlOf(cluster, name),
      MIDASHI_MEDIA: path.join(folder, name),
      INIT_CWD: folder,
      PAYLOAD_SECRET: 'a test',
    },
    'import',
    ...files,
  )

/** Everything there is, without what is another each time: ids, times of writing, the ends of file names. */
const contentOf = (name: string): Promise<string[]> =>
  onServer(name, async (client) => {
    const rows = async (sql: string): Promise<string[]> =>
      (await client.query(sql)).rows.map((row) => JSON.stringify(Object.values(row)))
    return [
      ...(await rows(
        `select a.title, a.slug, a._status, a.published_at, a.origin_key, a.origin_digest, k.name, m.digest,
          regexp_replace(a.body::text, '[0-9a-f]{8}-[0-9a-f-]{27}', '', 'g') as body
          from articles a left join categories k on k.id = a.category_id left join media m on m.id = a.eyecatch_id order by a.origin_key`,
      )),
      ...(await rows(
        `select c.origin_key, c.body, c.status, p.origin_key as parent, a.origin_key as article, c.standing, c.replies, c.below
          from comments c join articles a on a.id = c.article_id left join comments p on p.id = c.parent_id order by c.origin_key`,
      )),
      ...(await rows('select name from categories order by name')),
      ...(await rows('select digest, width, height, alt from media order by digest')),
      ...(await rows(
        'select a.origin_key, d.comments from discussions d join articles a on a.id = d.article_id order by 1',
      )),
      ...(
        await rows(
          `select p.slug, p.lists from midashi_published p join articles a on a.id = p.article order by p.slug`,
        )
      ).map((row) => row.replace(/[\da-f]{8}-[\da-f-]{27}/g, '')),
    ]
  })

/** Opens every file of every picture there is. */
const openFiles = async (name: string): Promise<number> => {
  const files = await onServer(name, async (client) =>
    (await client.query('select filename from media order by digest')).rows.map((row) =>
      String(row.filename),
    ),
  )
  const there = new Set(readdirSync(path.join(folder, name)))
  for (const file of files) {
    expect(there).toContain(file)
    await sharp(path.join(folder, name, file)).stats()
  }
  return files.length
}

beforeAll(async () => {
  ;({ cluster, stop } = await startPostgres(path.join(folder, 'postgres')))
  await onServer('postgres', async (client) => {
    await client.query('create database undisturbed')
    await client.query('create database killed')
  })
})
afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

it(
  `an import that is killed at ${kills} places and started again leaves what an undisturbed one does`,
  async () => {
    const files = await blog()
    const whole = importInto('undisturbed', files)
    expect(await whole.ended, whole.said()).toBe(0)
    const begun = performance.now()
    await importInto('undisturbed', files).ended
    // What a run takes that has nothing to write.
    const idle = performance.now() - begun
    let killed = 0
    for (let n = 0; n < kills; n++) {
      const one = importInto('killed', files)
      await Promise.race([one.ended, wait(idle * 0.8 + (n % 7) * 130)])
      if (one.process.kill('SIGKILL')) killed++
      await one.ended
    }
    const last = importInto('killed', files)
    expect(await last.ended, last.said()).toBe(0)
    expect(last.said()).toMatch(/拒否 0/)
    const [expected, found] = [await contentOf('undisturbed'), await contentOf('killed')]
    expect(found).toEqual(expected)
    expect(await openFiles('killed')).toBe(posts)
    expect(killed).toBe(kills)
    const hash = createHash('sha256').update(found.join('\n')).digest('hex').slice(0, 12)
    console.log(`killed ${killed} times of ${kills}; content ${hash}`)
  },
  120_000 + kills * 20_000,
)
