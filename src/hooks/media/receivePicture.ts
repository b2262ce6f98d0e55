import { writeFile } from 'node:fs/promises'
import type {
  CollectionBeforeOperationHook,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'
import { badPicture } from '../../request/badPicture.ts'
import { BadPicture } from '../../eyecatch/BadPicture.ts'
import { creditOfFile } from '../../eyecatch/creditOfFile.ts'
import { openPicture } from '../../eyecatch/openPicture.ts'
import { stampPicture } from '../../eyecatch/stampPicture.ts'
import { contextOf } from '../../request/context.ts'
import {
  bytesOf,
  openedOf,
  wordsOf,
  type PictureFile,
  type PictureRecord,
} from '../../eyecatch/pictureRecord.ts'
import { refusal } from '../../request/refusal.ts'

/**
 * Reads a picture before anything of it is stored: it is checked, cleaned and given its words. On an update the file waits
 * until the words are accepted: Payload takes the old files away before it looks whether the new words are valid.
 * @throws {ValidationError} at `file`, with the reason and the remedy
 */
export const receivePicture: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update') return
  if (openedOf(req.file)) return
  // Payload would fetch what `url` and `filename` name, whatever `pasteURL` says.
  const { url, filename } = (req.data ?? {}) as { url?: unknown; filename?: unknown }
  if (operation === 'create' && overrideAccess !== true && !req.file && (url || filename))
    throw refusal(req, 400, {
      ja: '画像ファイルを選んで送ってください。アドレスからは取り込めません。',
      en: 'Send the file of the picture; it is not fetched from an address.',
    })
  const { id, data } = args as { id?: string; data?: PictureRecord }
  const edits = operation === 'update' ? req.query?.uploadEdits : undefined
  if (!req.file && !edits) return
  // Nobody's file is decoded who may not store it; Payload itself refuses them a moment later.
  const isAllowed =
    overrideAccess === true || (await collection.access[operation]({ req, id, data }))
  if (!isAllowed) return
  const file = req.file ? await opened(req.file, data, collection, req) : null
  if (operation === 'create') {
    req.file = file!
    return
  }
  if (id === undefined)
    throw refusal(req, 400, {
      ja: '画像ファイルは一件ずつ差し替えてください。',
      en: 'Replace the files of pictures one at a time.',
    })
  contextOf(req).pictures.set(String(id), { file, edits })
  req.file = undefined
  const { uploadEdits: _, ...query } = req.query
  req.query = query
}

const opened = async (
  file: NonNullable<PayloadRequest['file']>,
  data: Omit<PictureRecord, 'id'> | undefined,
  { slug }: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<PictureFile> => {
  try {
    const { sharp } = req.payload.config
    const picture = await openPicture(await bytesOf(file), file.name, sharp!)
    const { says } = picture
    const words = wordsOf({
      ...data,
      ai: data?.ai === true || says.ai,
      credit: creditOfFile(data?.credit, says),
      says,
    })
    const stamped = stampPicture(picture.data, words)
    if (file.tempFilePath) await writeFile(file.tempFilePath, stamped)
    return {
      ...file,
      data: file.tempFilePath ? file.data : stamped,
      name: picture.name,
      mimetype: picture.mimeType,
      size: stamped.length,
      midashi: { words, opened: picture },
    }
  } catch (error) {
    if (!(error instanceof BadPicture)) throw error
    throw badPicture(error, slug, req)
  }
}
