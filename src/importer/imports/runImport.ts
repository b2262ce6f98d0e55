import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createLocalReq, type Payload } from 'payload'
import { withArchivePublishers } from '../../database/withArchivePublishers.ts'
import { slugOf } from '../../slugs.ts'
import { addressFinder, readAddressList } from '../../text/blogs/addressList.ts'
import type { BlogPost } from '../../text/blogs/blogPost.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { decode } from '../../text/parsers/decode.ts'
import type { House } from '../../text/proof/rule.ts'
import { WrongArchive } from '../archives.ts'
import { fetchPictures, unfoundPictures } from '../fetchPictures.ts'
import { importPosts, type ExportedPost } from '../importPosts.ts'
import { openExport, type OpenedExport } from '../openExport.ts'
import { postsOf, type Posts } from '../postsOf.ts'
import { emptyReport, missingPictures, note, reportLines } from '../report.ts'
import { shelfOf } from '../shelfOf.ts'
import { undoPost } from '../undoImport.ts'
import { importFolder, placeOf } from './importFolder.ts'
import type { ImportRecord, ImportStep, Sample } from './importRecord.ts'
import { originalAt, sampledAmong, sampleOf } from './samplesOf.ts'

/** What an import leaves beside its files for a person to take. */
export const importFiles = {
  report: 'report.json',
  pictures: 'pictures.tsv',
  refused: 'refused.jsonl',
} as const

/** How often it says how far it is, in milliseconds. */
const pause = 500

/** What stops an import, and is told to the person who began it. */
class Stopped extends Error {
  override name = 'Stopped'
  readonly words: LocalizedText
  constructor(words: LocalizedText) {
    super(words.en)
    this.words = words
  }
}

/** How an import tells how far it is, and hears that it shall stop. */
type Progress = { tick: () => Promise<boolean>; total: (posts: number) => Promise<void> }

/**
 * Does a step of an import somebody has begun: the posts one after the other, each for itself. Whatever happens, its record says
 * what became of it. Begun twice, it goes on where it was.
 */
export const runImport = async (
  payload: Payload,
  { id, step }: { id: string | number; step: ImportStep },
): Promise<void> => {
  const collection = slugOf({ payload }, 'blog-imports')
  const save = (data: Partial<ImportRecord>): Promise<ImportRecord> =>
    payload.db.updateOne({
      collection,
      id,
      data: { ...data, updatedAt: new Date().toISOString() },
    }) as unknown as Promise<ImportRecord>
  const record = await payload.db.findOne<ImportRecord>({
    collection,
    where: { id: { equals: id } },
  })
  // Somebody has thought better of it, or another process is at it.
  if (!record || record.state !== 'waiting' || record.step !== step) return
  let isStopped = false
  let done = 0
  let last = 0
  const progress: Progress = {
    total: async (total) => void (await save({ total })),
    tick: async () => {
      done++
      if (Date.now() - last < pause) return isStopped
      last = Date.now()
      isStopped = (await save({ done })).isStopping === true
      return isStopped
    },
  }
  await save({ state: 'running', isStopping: false, done: 0, total: 0, problem: null, lines: [] })
  try {
    const told = await steps[step](payload, record, progress)
    await save({ ...told, done, state: isStopped ? 'stopped' : 'done' })
  } catch (error) {
    if (!(error instanceof Stopped || error instanceof WrongArchive))
      payload.logger.error({ err: error, msg: 'midashi: an import has failed' })
    const problem: LocalizedText =
      error instanceof Stopped || error instanceof WrongArchive ? error.words : failed
    await save({ done, state: 'failed', problem })
  }
}

const failed: LocalizedText = {
  ja: '取り込みが途中で止まりました。もう一度実行すると、続きから進みます。',
  en: 'The import stopped amid its work. Run again, it goes on from there.',
}

type Told = Partial<Pick<ImportRecord, 'lines' | 'samples'>>

type Step = (payload: Payload, record: ImportRecord, progress: Progress) => Promise<Told>

/** The files of a record, opened, and its posts. */
const withExport = async <T>(
  payload: Payload,
  record: ImportRecord,
  work: (opened: OpenedExport, posts: Posts) => Promise<T>,
): Promise<T> => {
  const folder = importFolder(payload, record.id)
  const places = (kind: 'export' | 'addresses'): string[] =>
    record.files.flatMap((file, at) => (file.kind === kind ? [placeOf(folder, record, at)] : []))
  const opened = await openExport(places('export'), [], null).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Stopped(notHere) : error
  })
  try {
    if (opened.blogs.length === 0) throw new Stopped(noBlog)
    const [list] = places('addresses')
    const known = list === undefined ? null : readAddressList(decode(await readFile(list)))
    if (known?.length === 0) throw new Stopped(noAddresses)
    const addressOf = known && addressFinder(known)
    return await work(opened, (warn) => postsOf(opened, { zone: record.zone, addressOf }, warn))
  } finally {
    await opened.close()
  }
}

const notHere: LocalizedText = {
  ja: 'ファイルがこのサーバーにありません。もう一度送ってください。',
  en: 'The files are not on this server. Send them again.',
}

const noBlog: LocalizedText = {
  ja: 'ブログの書き出しデータが見つかりません。Movable Type 形式のテキスト、WordPress の XML、またはそれらを含む ZIP を選んでください。ふつうの文章は、記事の編集画面に貼り付けると読み込めます。',
  en: 'There is no export of a blog in these files. Give a text in Movable Type’s format, WordPress’s XML, or a ZIP with them. Plain texts are read when they are pasted into an article.',
}

const noAddresses: LocalizedText = {
  ja: 'アドレスの一覧に、アドレスが一つもありません。',
  en: 'The list of addresses holds none.',
}

/** Puts the posts in, or does as if; with what was said of them. */
const write =
  (dryRun: boolean): Step =>
  (payload, record, progress) =>
    withExport(payload, record, async (opened, posts) => {
      const { house } = payload.config.custom.midashi as { house: House }
      const taught = await withArchivePublishers(await createLocalReq({}, payload), house)
      const folder = importFolder(payload, record.id)
      const report = emptyReport()
      const places: BlogPost['from'][] = []
      for (const { post } of posts((warning) => report.warnings.push(warning)))
        places.push(post.from)
      const given = shelfOf(opened.pictures)
      const unfound =
        record.fetch && !dryRun
          ? unfoundPictures(
              posts(() => {}),
              given.files,
            )
          : []
      await progress.total(places.length + unfound.length)
      let isStopped = false
      const fetched = await fetchPictures(unfound, path.join(folder, 'fetched'), {
        tick: async () => !(isStopped = await progress.tick()),
      })
      if (!dryRun) await rm(path.join(folder, importFiles.refused), { force: true })
      const untilStopped = function* (): Generator<ExportedPost> {
        for (const post of posts(() => {})) {
          if (isStopped) return
          yield post
        }
      }
      const shown = dryRun ? sampledAmong(places.length) : new Set<number>()
      const files = new Map(
        opened.blogs.flatMap((blog) => blog.files).map((file) => [file.name, file]),
      )
      const samples: Sample[] = []
      let at = 0
      for await (const { system, post, result } of importPosts(payload, untilStopped(), {
        house,
        taught,
        dryRun,
        category: record.category ?? undefined,
        shelf: fetched.files.length > 0 ? shelfOf(opened.pictures, fetched.files) : given,
      })) {
        note(report, post, result)
        if (shown.has(at++)) {
          const next = places[at]
          const to = next?.file === post.from.file ? next.line : null
          const original = originalAt(files.get(post.from.file), post.from.line, to)
          samples.push(sampleOf(post, result, original, { house, taught }))
        }
        if (result.outcome === 'refused' && !dryRun)
          await appendFile(
            path.join(folder, importFiles.refused),
            `${JSON.stringify({ system, post, reason: result.reason })}\n`,
          )
        isStopped = await progress.tick()
      }
      await writeFile(path.join(folder, importFiles.report), `${JSON.stringify(report, null, 2)}\n`)
      await writeFile(path.join(folder, importFiles.pictures), missingPictures(report))
      return { lines: reportLines(report, dryRun), ...(dryRun && { samples }) }
    })

/** Takes back what came in. */
const undo: Step = (payload, record, progress) =>
  withExport(payload, record, async (_, posts) => {
    let total = 0
    for (const _post of posts(() => {})) total++
    await progress.total(total)
    const gone = { articles: 0, sources: 0, pictures: 0 }
    const kept: string[] = []
    const refused: LocalizedText[] = []
    for (const one of posts(() => {})) {
      const result = await undoPost(payload, one)
      if (result.outcome === 'gone') {
        gone.articles++
        gone.sources += result.sources
        gone.pictures += result.pictures
      } else if (result.outcome === 'kept') kept.push(one.post.title)
      else if (result.outcome === 'refused') refused.push(result.reason)
      if (await progress.tick()) break
    }
    return { lines: undoneLines(gone, kept, refused), samples: [] }
  })

const undoneLines = (
  { articles, sources, pictures }: Record<'articles' | 'sources' | 'pictures', number>,
  kept: string[],
  refused: LocalizedText[],
): LocalizedText[] => [
  {
    ja: `取り込みを取り消しました：記事${articles}件、情報源${sources}件、画像${pictures}件。カテゴリーと筆者は残しました。`,
    en: `Undone: ${articles} articles, ${sources} sources, ${pictures} pictures. Categories and authors stay.`,
  },
  ...(kept.length > 0
    ? [
        {
          ja: `取り込んだあとに編集された記事${kept.length}件は残しました：`,
          en: `${kept.length} articles were saved at the desk since and stay:`,
        },
        ...kept.map((title) => ({
          ja: `  ${title || '（無題）'}`,
          en: `  ${title || '(untitled)'}`,
        })),
      ]
    : []),
  ...refused.map(({ ja, en }) => ({
    ja: `取り消せなかった記事：${ja}`,
    en: `Not taken back: ${en}`,
  })),
]

const steps: Record<ImportStep, Step> = { check: write(true), write: write(false), undo }
