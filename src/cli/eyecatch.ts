import { Command } from 'commander'
import { createLocalReq, type Payload, type Where } from 'payload'
import { takeTurn } from '../database/takeTurn.ts'
import { inTransaction } from '../database/inTransaction.ts'
import { BadPicture } from '../eyecatch/BadPicture.ts'
import { makeFiles } from '../eyecatch/makeFiles.ts'
import type { PictureRecord } from '../eyecatch/pictureRecord.ts'
import { openDatabase, openPayload } from '../newsroom/database.ts'
import { inWords, say } from '../newsroom/speak.ts'
import { progressBar } from './progressBar.ts'

/** How many records are read at a time; pictures are made one by one. */
const page = 50

type Options = { after?: string; missing?: boolean }

type Failure = { id: string; filename: string; reason: string }

/** `midashi eyecatch`: makes the sizes and facts of all pictures again, with their credits in every file. */
export const eyecatch = new Command('eyecatch')
  .description(
    inWords(
      'すべての画像の各サイズと記録（色・仮表示など）を作り直し、クレジットを書き込みます。Midashiの前からある画像は、位置情報などを除いて保存し直します。',
      'Makes the sizes and facts of all pictures again, with their credits in every file. Pictures from before Midashi are cleaned.',
    ),
  )
  .option('--missing', inWords('記録のない画像だけ', 'only pictures without facts'))
  .option(
    '--after <id>',
    inWords('この画像の次から続ける', 'go on behind the picture with this id'),
  )
  .action(async (options: Options) => {
    const database = await openDatabase()
    const payload = await openPayload(database.url)
    const { done, failures, stopped, last } = await walk(payload, options)
    await payload.destroy()
    await database.stop()
    for (const { id, filename, reason } of failures)
      process.stdout.write(`× ${filename} [${id}]\n    ${reason}\n`)
    say(
      `${done}件の画像を作り直しました${failures.length > 0 ? `。${failures.length}件は作れず、元のまま残しました` : ''}。`,
      `Made ${done} pictures again${failures.length > 0 ? `; ${failures.length} could not be made and are as they were` : ''}.`,
    )
    if (stopped)
      say(
        last === null
          ? '中断しました。'
          : `中断しました。続きは --after ${last} を付けて実行してください。`,
        last === null ? 'Interrupted.' : `Interrupted. Go on with --after ${last}.`,
      )
    process.exit(stopped || failures.length > 0 ? 1 : 0)
  })

/** Takes the pictures in the order of their ids, each in a transaction of its own. */
const walk = async (
  payload: Payload,
  { after, missing }: Options,
): Promise<{ done: number; failures: Failure[]; stopped: boolean; last: string | null }> => {
  const wanted = (beyond: string | undefined): Where => ({
    and: [
      ...(beyond === undefined ? [] : [{ id: { greater_than: beyond } }]),
      ...(missing ? [{ likeness: { exists: false } }] : []),
    ],
  })
  const { totalDocs } = await payload.count({ collection: 'media', where: wanted(after) })
  const bar = progressBar(inWords('画像', 'Pictures'), totalDocs)
  const failures: Failure[] = []
  let [done, last, stopped] = [0, after, false]
  const stop = (): void => {
    stopped = true
  }
  process.once('SIGINT', stop)
  for (let more = true; more && !stopped;) {
    const { docs, hasNextPage } = await payload.find({
      collection: 'media',
      where: wanted(last),
      depth: 0,
      joins: false,
      select: { filename: true },
      limit: page,
      sort: 'id',
    })
    for (const doc of docs as PictureRecord[]) {
      if (stopped) break
      const failure = await makeOne(payload, doc)
      if (failure) failures.push(failure)
      else done++
      last = String(doc.id)
      bar.tick()
    }
    more = hasNextPage
  }
  bar.stop()
  process.off('SIGINT', stop)
  return { done, failures, stopped, last: last ?? null }
}

const makeOne = async (payload: Payload, { id }: PictureRecord): Promise<Failure | null> => {
  const req = await createLocalReq({}, payload)
  let filename = ''
  try {
    await inTransaction(req, async () => {
      // Read when it is its turn: an editor may have changed its credit since the page was.
      await takeTurn(String(id), req)
      const record = await payload.db.findOne<PictureRecord>({
        collection: 'media',
        where: { id: { equals: id } },
        req,
      })
      if (!record) return
      filename = record.filename ?? ''
      await makeFiles(record, payload.collections.media.config, req)
    })
    return null
  } catch (error) {
    const reason =
      error instanceof BadPicture ? inWords(error.says.ja, error.says.en) : String(error)
    return { id: String(id), filename, reason }
  }
}
