import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createLocalReq, type Payload } from 'payload'
import { rawId } from '../../database/ids.ts'
import { beatRun, takeRun, type ImportRun } from '../../database/importRuns.ts'
import { withArchivePublishers } from '../../database/withArchivePublishers.ts'
import { slugOf } from '../../slugs.ts'
import { addressFinder, readAddressList } from '../../text/blogs/addressList.ts'
import type { BlogPost } from '../../text/blogs/blogPost.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { decode } from '../../text/parsers/decode.ts'
import type { House } from '../../text/proof/rule.ts'
import { WrongArchive } from '../archives.ts'
import { fetchPictures, unfoundPictures } from '../fetchPictures.ts'
import { importBlog } from '../importBlog.ts'
import type { ExportedPost } from '../importPosts.ts'
import { openExport, type OpenedExport } from '../openExport.ts'
import { postsOf, type Posts } from '../postsOf.ts'
import { emptyReport, missingPictures, reportLines } from '../report.ts'
import { shelfOf } from '../shelfOf.ts'
import { undoneLines, undoPosts } from '../undoPosts.ts'
import { importFolder, importResults, placeOf, type ImportResult } from './importFolder.ts'
import type { ImportRecord, ImportStep, Sample } from './importRecord.ts'
import { originalsOf, sampledAmong, sampleOf } from './samplesOf.ts'

/** How often it says how far it is, and that it is alive at all, in milliseconds. */
const pause = 500
const heartbeat = 5000

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
 * what became of it. Begun again, it goes on where it was; a job of an earlier run does nothing.
 */
export const runImport = async (
  payload: Payload,
  { id, step, run }: ImportRun & { step: ImportStep },
): Promise<void> => {
  const req = await createLocalReq({}, payload)
  if (!(await takeRun(req, { id, run }))) return
  const collection = slugOf({ payload }, 'blog-imports')
  const own = { id: { equals: rawId(req, id) }, run: { equals: run } }
  const record = (await payload.db.findOne<ImportRecord>({ collection, where: own }))!
  const save = async (data: Partial<ImportRecord>): Promise<void> =>
    void (await payload.db.updateOne({
      collection,
      where: own,
      data: { ...data, updatedAt: new Date().toISOString() },
    }))
  let isStopped = false
  let done = 0
  let last = 0
  const beat = async (): Promise<void> => {
    last = Date.now()
    isStopped ||= (await beatRun(req, { id, run }, done)).isStopping
  }
  const progress: Progress = {
    total: (total) => save({ total }),
    tick: async () => {
      done++
      if (Date.now() - last >= pause) await beat()
      return isStopped
    },
  }
  // What takes long without a tick, a picture that does not come, is alive all the same.
  const heart = setInterval(() => {
    beat().catch((err: unknown) =>
      payload.logger.warn({ err, msg: 'midashi: an import is silent' }),
    )
  }, heartbeat)
  try {
    await save({ total: 0, problem: null, lines: [] })
    const told = await steps[step](payload, record, progress)
    await save({ ...told, done, state: isStopped ? 'stopped' : 'done' })
  } catch (error) {
    const isSaid = error instanceof Stopped || error instanceof WrongArchive
    if (!isSaid) payload.logger.error({ err: error, msg: 'midashi: an import has failed' })
    await save({ done, state: 'failed', problem: isSaid ? error.words : failed })
  } finally {
    clearInterval(heart)
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
      // What a dry run would refuse is in its report; what was refused stays until posts are written again.
      for (const name of dryRun ? (['pictures'] as const) : (['pictures', 'refused'] as const))
        await rm(path.join(folder, importResults[name]), { force: true })
      const report = emptyReport()
      const given = shelfOf(opened.pictures)
      const fetches = record.fetch === true && !dryRun
      const places: BlogPost['from'][] = []
      const unfound = new Set<string>()
      await eachPost(
        posts((warning) => report.warnings.push(warning)),
        (one) => {
          places.push(one.post.from)
          if (fetches) for (const url of unfoundPictures([one], given.files)) unfound.add(url)
        },
      )
      await progress.total(places.length + unfound.size)
      let isStopped = false
      const tick = async (): Promise<boolean> => !(isStopped = await progress.tick())
      const fetched = await fetchPictures([...unfound], path.join(folder, 'fetched'), { tick })
      const shown = dryRun ? sampledAmong(places.length) : new Set<number>()
      const originals = await originalsOf(
        opened.blogs.flatMap(({ files }) => files),
        places,
        shown,
      )
      const samples: Sample[] = []
      let at = 0
      if (!isStopped)
        await importBlog(
          payload,
          posts(() => {}),
          {
            house,
            taught,
            dryRun,
            category: record.category ?? undefined,
            shelf: fetched.files.length > 0 ? shelfOf(opened.pictures, fetched.files) : given,
            report,
            refused: path.join(folder, importResults.refused),
            tick: ({ post, result }) => {
              if (shown.has(at))
                samples.push(sampleOf(post, result, originals.get(at) ?? '', { house, taught }))
              at++
              return tick()
            },
          },
        )
      const keep = (name: ImportResult, text: string): Promise<void> =>
        writeFile(path.join(folder, importResults[name]), text)
      await keep('report', `${JSON.stringify(report, null, 2)}\n`)
      if (report.missing.length > 0) await keep('pictures', missingPictures(report))
      return {
        lines: [...reportLines(report, dryRun), ...unfetchedLines(fetched.failed)],
        ...(dryRun && { samples }),
      }
    })

/** Why pictures could not be fetched, each reason once with how many it kept away. */
const unfetchedLines = (failed: Map<string, LocalizedText>): LocalizedText[] =>
  [...Map.groupBy(failed.values(), ({ ja }) => ja).values()].map((same) => ({
    ja: `取り寄せられなかった画像 ${same.length}枚：${same[0]!.ja}`,
    en: `Pictures not fetched, ${same.length}: ${same[0]!.en}`,
  }))

/** How long posts are read at a time while others are served by this process, in milliseconds. */
const slice = 50

/** Reads posts one by one, with everybody else served between. */
const eachPost = async (
  posts: Iterable<ExportedPost>,
  work: (post: ExportedPost) => void,
): Promise<void> => {
  let begun = performance.now()
  for (const post of posts) {
    work(post)
    if (performance.now() - begun < slice) continue
    await setImmediate()
    begun = performance.now()
  }
}

/** Takes back what came in. */
const undo: Step = (payload, record, progress) =>
  withExport(payload, record, async (_, posts) => {
    let total = 0
    await eachPost(
      posts(() => {}),
      () => total++,
    )
    await progress.total(total)
    const undone = await undoPosts(
      payload,
      posts(() => {}),
      async () => !(await progress.tick()),
    )
    return { lines: undoneLines(undone), samples: [] }
  })

const steps: Record<ImportStep, Step> = { check: write(true), write: write(false), undo }
