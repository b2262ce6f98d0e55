import { createLocalReq, type Collection, type Payload } from 'payload'
import { inTransaction } from '../database/inTransaction.ts'
import { advisoryLock } from '../database/advisoryLock.ts'
import { BadPicture } from '../eyecatch/BadPicture.ts'
import { makeFiles } from '../eyecatch/makeFiles.ts'
import type { PictureRecord } from '../eyecatch/pictureRecord.ts'
import { sweepFiles } from '../eyecatch/sweepFiles.ts'
import { inWords, say } from './speak.ts'
import { slugOf } from '../slugs.ts'

/** A picture whose files could not be made; they are as they were. */
export type Failure = { id: string; filename: string; reason: string }

/** Makes the files of one picture again, in a transaction of its own. @returns why it could not; null where it could */
export const remakeFiles = async (
  payload: Payload,
  { id }: Pick<PictureRecord, 'id'>,
): Promise<Failure | null> => {
  const req = await createLocalReq({}, payload)
  let filename = ''
  try {
    await inTransaction(req, async () => {
      // Read when it is its turn: an editor may have changed its credit since the page was.
      await advisoryLock(String(id), req)
      const record = await payload.db.findOne<PictureRecord>({
        collection: slugOf({ payload }, 'media'),
        where: { id: { equals: id } },
        req,
      })
      if (!record) return
      filename = record.filename ?? ''
      const { config } = payload.collections[slugOf({ payload }, 'media')] as Collection
      await makeFiles(record, config, req)
    })
    return null
  } catch (error) {
    const reason =
      error instanceof BadPicture ? inWords(error.says.ja, error.says.en) : String(error)
    return { id: String(id), filename, reason }
  }
}

/** Puts aside what a crash has left in the folder of the pictures, and makes the files again whose save it has cut off. */
export const sweep = async (payload: Payload): Promise<void> => {
  const { orphans, isForeign, unfinished } = await sweepFiles(payload)
  for (const id of unfinished) await remakeFiles(payload, { id })
  if (orphans.length > 0)
    say(
      `どの画像の記録にもないファイルが${orphans.length}件あったため、.orphans に移しました。`,
      `Put ${orphans.length} files that belong to no picture into .orphans.`,
    )
  if (isForeign)
    say(
      '画像フォルダーのファイルの半分以上がこのデータベースにありません。別のデータベースのものかもしれないため、そのまま残しました。',
      'More than half of the files in the folder of pictures are not in this database. They may belong to another one and were left alone.',
    )
}
