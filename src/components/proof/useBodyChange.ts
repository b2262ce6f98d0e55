import { toast, useDocumentInfo, useForm } from '@payloadcms/ui'
import type { LexicalDocument } from '../../text/manuscript/lexical.ts'
import { useBodyEditor } from '../bodyEditor/useBodyEditor.ts'
import { useApi } from '../useApi.ts'
import type { Proof } from '../writing/saves.ts'
import { useSaves } from '../writing/useSaves.ts'
import { useAttempt } from '../useAttempt.ts'

type Answer = { doc: { body: LexicalDocument; revision?: number; proof?: Proof } }

/**
 * Asks the server to change the body as it stands in the form, and shows the answer there: the editor's own undo takes it
 * back too. `change` is the end of an address below the article.
 */
export const useBodyChange = (): {
  isChanging: boolean
  changeBody: (change: string, data: Record<string, unknown>, done: string) => Promise<void>
} => {
  const { id, collectionSlug } = useDocumentInfo()
  const { getField } = useForm()
  const ask = useApi()
  const { saves } = useSaves()
  const editor = useBodyEditor()
  const { isTrying: isChanging, attempt } = useAttempt()

  const changeBody = async (
    change: string,
    data: Record<string, unknown>,
    done: string,
  ): Promise<void> => {
    await attempt(async () => {
      // In its turn: what is saved at the moment is of this form too, not somebody else's.
      const { doc } = await saves.follow(() =>
        ask<Answer>('POST', `/${collectionSlug}/${id}/${change}?draft=true`, {
          ...data,
          body: editor.read(),
          revision: saves.get().revision ?? getField('revision')?.value,
        }),
      )
      saves.acknowledge(doc)
      editor.write(doc.body)
      toast.success(done)
    })
  }
  return { isChanging, changeBody }
}
