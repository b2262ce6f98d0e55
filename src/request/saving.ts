import type { PayloadRequest } from 'payload'
import { contextOf } from './context.ts'

/** How a document is being saved: by the editor's timer, as a draft, or for good; and whether the save says what is public. */
export type Saving = {
  autosave: boolean
  draft: boolean
  decides: boolean
  isBulk: boolean
  /** Whether what was once saved is taken up again. */
  isRestore: boolean
  /** The revision its client says the save is based on; null where it does not say. */
  base: number | null
}

/** Whether a save says what should be public: by a status, or by the trash. */
export const decides = (data: Record<string, unknown> = {}): boolean =>
  data._status !== undefined || Boolean(data.deletedAt)

/** How the documents of a collection are being saved by the operation at hand; a bulk update saves all the same way. */
export const savingOf = (req: PayloadRequest, slug: string): Saving =>
  contextOf(req).savings.get(slug) ?? {
    autosave: false,
    draft: false,
    decides: true,
    isBulk: false,
    isRestore: false,
    base: null,
  }
