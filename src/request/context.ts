import type { PayloadRequest } from 'payload'
import type { Counted } from '../database/commentCounts.ts'
import type { LockedArticle } from '../database/lockArticleRow.ts'
import type { Shown } from '../database/publicity.ts'
import type { Waiting } from '../eyecatch/makeFiles.ts'
import type { ReadBody } from '../text/article/readBody.ts'
import type { StoredRepair } from '../text/proof/storedRepairs.ts'
import type { Saving } from './saving.ts'

/**
 * What the hooks of one request tell each other. All operations of a GraphQL request share it, and a bulk update saves many
 * documents in it, so that everything is kept by the collection, or by the id of the document, it is about.
 */
export type SaveContext = {
  /** How the documents of each collection are being saved. */
  savings: Map<string, Saving>
  /** The bodies that were read, each once, and what the index has of them. */
  bodies: WeakMap<object, ReadBody>
  /** The repairs an article has from now on, which clients cannot write. */
  repairs: Map<string, StoredRepair[]>
  /** Articles that are locked, as they were when they were. */
  locked: Map<string, LockedArticle>
  /** What a stored article showed before it was overwritten or deleted. */
  shown: Map<string, Shown>
  /** The file that waits until the words of its picture are accepted. */
  pictures: Map<string, Waiting>
  /** What counted of a comment before it was changed. */
  counted: Map<string, Counted>
  /** Drafts that are handed in to the desk, by their ids; a new one by none. */
  submitted: Set<string>
  /** What the editor who decides about comments is doing, for the log. */
  moderation: { action: string; batch: string | null } | null
}

/** What the hooks of a request have told each other so far. */
export const contextOf = (req: PayloadRequest): SaveContext =>
  ((req.context as { midashi?: SaveContext }).midashi ??= {
    savings: new Map(),
    bodies: new WeakMap(),
    repairs: new Map(),
    locked: new Map(),
    shown: new Map(),
    pictures: new Map(),
    counted: new Map(),
    submitted: new Set(),
    moderation: null,
  })

/** Takes what was kept for a document: whoever comes next finds nothing. */
export const take = <Kept>(kept: Map<string, Kept>, id: string): Kept | undefined => {
  const found = kept.get(id)
  kept.delete(id)
  return found
}
