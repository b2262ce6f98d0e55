import { Command } from 'commander'
import { createLocalReq, type Payload } from 'payload'
import { takeTurn } from '../database/takeTurn.ts'
import { inTransaction } from '../database/inTransaction.ts'
import { BadPicture } from '../eyecatch/BadPicture.ts'
import { makeFiles } from '../eyecatch/makeFiles.ts'
import type { PictureRecord } from '../eyecatch/pictureRecord.ts'
import { openDatabase, openPayload } from '../newsroom/database.ts'
import { inWords, say } from '../newsroom/speak.ts'
import { sayStopped, walkArchive } from './walkArchive.ts'

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
    const failures: Failure[] = []
    const walked = await walkArchive<PictureRecord>(
      payload,
      {
        collection: 'media',
        label: inWords('画像', 'Pictures'),
        after: options.after,
        ...(options.missing && { where: { likeness: { exists: false } } }),
        select: { filename: true },
      },
      async (record) => {
        const failure = await makeOne(payload, record)
        if (failure) failures.push(failure)
      },
    )
    const done = walked.visited - failures.length
    await payload.destroy()
    await database.stop()
    for (const { id, filename, reason } of failures)
      process.stdout.write(`× ${filename} [${id}]\n    ${reason}\n`)
    say(
      `${done}件の画像を作り直しました${failures.length > 0 ? `。${failures.length}件は作れず、元のまま残しました` : ''}。`,
      `Made ${done} pictures again${failures.length > 0 ? `; ${failures.length} could not be made and are as they were` : ''}.`,
    )
    sayStopped(walked)
    process.exit(walked.stopped || failures.length > 0 ? 1 : 0)
  })

/** Makes the files of one picture in a transaction of its own. */
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
