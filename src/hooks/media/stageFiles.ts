import { rm } from 'node:fs/promises'
import type {
  CollectionBeforeOperationHook,
  ImageSize,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'
import { afterCommit } from '../../database/afterCommit.ts'
import type { Metadata } from 'sharp'
import { bytesOf } from '../../eyecatch/pictureRecord.ts'
import { layOut, newStage } from '../../eyecatch/placeFiles.ts'
import { folderOf, keptHere, storedFiles } from '../../request/stage.ts'

/**
 * Lets an operation write its files beside those that are there: Payload takes the old ones away first and writes the new ones in
 * their place, so that a crash between leaves a record without its picture (`deleteAssociatedFiles`, `uploadFiles`). Stands
 * behind all that reads the collection's own folder.
 */
export const stageFiles: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'delete') return args
  const configured = keptHere(req, collection.slug)
  if (!configured) return args
  const given = args as typeof args & {
    id?: unknown
    duplicateFromID?: string | number
    collection: { config: SanitizedCollectionConfig }
  }
  const stage = newStage(folderOf(configured), given.id)
  // Whatever becomes of the operation, its stage goes.
  const clear = (): Promise<void> => rm(stage, { recursive: true, force: true })
  if (await req.transactionID) await afterCommit(req, clear, clear)
  if (given.duplicateFromID !== undefined) {
    const original = await storedFiles(req, collection.slug, given.duplicateFromID)
    if (original?.filename) await layOut(folderOf(configured), stage, original.filename)
  }
  const upload = {
    ...configured.upload,
    staticDir: stage,
    imageSizes: await sizesWithin(configured.upload.imageSizes ?? [], req),
  }
  const config = { ...given.collection.config, upload }
  return { ...given, collection: { ...given.collection, config } } as typeof args
}

/** The sizes as Payload makes none of them larger than the picture in either direction: it enlarges one that is narrow and high. */
const sizesWithin = async (sizes: ImageSize[], req: PayloadRequest): Promise<ImageSize[]> => {
  const picture = req.file && (await sizeOf(req))
  if (!picture) return sizes
  return sizes.map((size) => {
    const { width, height, ...rest } = size
    if (!width || !height) return size
    // A size of one direction is left out where the picture is smaller in it.
    if (picture.width < width) return { ...rest, width }
    return picture.height < height ? { ...rest, height } : size
  })
}

/** The pixels of the picture that is saved with a request, as it is cropped; null where it cannot be read: that is told elsewhere. */
const sizeOf = async (req: PayloadRequest): Promise<{ width: number; height: number } | null> => {
  const { widthInPixels, heightInPixels } = (req.query?.uploadEdits ?? {}) as {
    widthInPixels?: unknown
    heightInPixels?: unknown
  }
  const cropped = { width: Number(widthInPixels), height: Number(heightInPixels) }
  if (cropped.width > 0 && cropped.height > 0) return cropped
  const bytes = await bytesOf(req.file!)
  const sharp = req.payload.config.sharp!
  return sharp(bytes, { limitInputPixels: false })
    .metadata()
    .then(
      ({ width, height }: Metadata) => ({ width, height }),
      () => null,
    )
}
