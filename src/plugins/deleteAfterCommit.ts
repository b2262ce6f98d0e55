import {
  createLocalReq,
  type CollectionAfterChangeHook,
  type CollectionAfterDeleteHook,
  type CollectionConfig,
  type Config,
  type PayloadRequest,
  type Plugin,
} from 'payload'
import { afterCommit } from '../database/afterCommit.ts'

/** What a record says of where its files are: names, and the folder they are in. */
type Files = {
  filename?: string | null
  sizes?: Record<string, { filename?: string | null } | null> | null
  prefix?: string | null
  _objectKey?: string | null
  _status?: string
}

/**
 * A storage plugin (`storage-s3` and the others on `plugin-cloud-storage`) whose files follow the database: what a replaced or
 * deleted picture leaves is deleted once the save is committed, and what a save has uploaded that is then refused goes again.
 * Without it the old files go first, and a crash before the commit leaves a record without its picture. Beside `midashi()`.
 * @example
 * plugins: [midashi(), deleteAfterCommit(s3Storage({ collections: { media: true }, bucket, config }))]
 */
export const deleteAfterCommit =
  (storage: Plugin): Plugin =>
  async (config) => {
    const before = new Map(config.collections?.map((collection) => [collection.slug, collection]))
    const given: Config = await storage(config)
    return {
      ...given,
      collections: given.collections?.map((collection) =>
        inOrder(collection, before.get(collection.slug)),
      ),
    }
  }

/** The hooks of the storage are those the collection did not have before. */
const inOrder = (collection: CollectionConfig, before?: CollectionConfig): CollectionConfig => {
  const { afterChange = [], afterDelete = [] } = collection.hooks ?? {}
  const added = <Hook>(hooks: Hook[], had: Hook[] = []): Hook[] =>
    hooks.filter((hook) => !had.includes(hook))
  const deletes = added(afterDelete, before?.hooks?.afterDelete)
  const uploads = added(afterChange, before?.hooks?.afterChange)
  if (deletes.length === 0) return collection
  return {
    ...collection,
    hooks: {
      ...collection.hooks,
      afterChange: afterChange.map((hook) =>
        uploads.includes(hook) ? uploadThenDelete(hook, deletes) : hook,
      ),
      afterDelete: afterDelete.map((hook) => (deletes.includes(hook) ? deleteLater(hook) : hook)),
    },
  }
}

const uploadThenDelete =
  (upload: CollectionAfterChangeHook, deletes: CollectionAfterDeleteHook[]) =>
  async (args: Parameters<CollectionAfterChangeHook>[0]): Promise<unknown> => {
    const { operation, req } = args
    const doc: Files = args.doc
    const old: Files = (operation === 'update' && args.previousDoc) || {}
    const isUpload = Boolean(req.file) || Object.keys(req.payloadUploadSizes ?? {}).length > 0
    if (!isUpload) return upload(args)
    const forget = (files: Files, kept: Files) => (): Promise<void> =>
      deleteFiles(args, deletes, without(files, kept))
    await afterCommit(req, async () => {}, forget(doc, old))
    // Without names it has nothing to delete.
    const done = await upload({ ...args, previousDoc: { ...old, filename: null, sizes: {} } })
    // The published record beside a new draft still shows what it showed.
    const isShown = doc._status === 'draft' && old._status === 'published'
    if (!isShown) await afterCommit(req, forget(old, doc))
    return done
  }

const deleteLater =
  (hook: CollectionAfterDeleteHook): CollectionAfterDeleteHook =>
  async (args) => {
    await afterCommit(args.req, async () => void (await hook(await outside(args))))
    return args.doc
  }

const deleteFiles = async (
  { collection, context, doc, req }: Parameters<CollectionAfterChangeHook>[0],
  deletes: CollectionAfterDeleteHook[],
  files: Files,
): Promise<void> => {
  const args = await outside({ collection, context, doc: files, id: doc.id, req })
  for (const hook of deletes) await hook(args)
}

/** A hook's arguments without the transaction, which has ended. */
const outside = async <Args extends { req: PayloadRequest }>(args: Args): Promise<Args> => ({
  ...args,
  req: await createLocalReq({}, args.req.payload),
})

/** The files of one record that another does not have. */
const without = (files: Files, kept: Files): Files => {
  const names = new Set([kept, ...Object.values(kept.sizes ?? {})].map((of) => of?.filename))
  const isElsewhere = folderOf(files) !== folderOf(kept)
  const gone = <Named extends { filename?: string | null }>(named: Named): Named =>
    isElsewhere || !names.has(named.filename) ? named : { ...named, filename: null }
  const sizes = Object.entries(files.sizes ?? {}).flatMap(([name, size]) =>
    size ? [[name, gone(size)] as const] : [],
  )
  return { ...gone(files), sizes: Object.fromEntries(sizes) }
}

const folderOf = ({ prefix, _objectKey }: Files): string => `${prefix ?? ''}/${_objectKey ?? ''}`
