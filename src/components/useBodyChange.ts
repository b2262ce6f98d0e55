import { toast, useDocumentInfo, useForm } from '@payloadcms/ui'
import type { LexicalDocument } from '../text/manuscript/lexical.ts'
import { bodyInEditor, showBody } from './bodyEditor.ts'
import { useApi } from './useApi.ts'
import { useAttempt } from './useAttempt.ts'

type Answer = { doc: { body: LexicalDocument; proof?: Record<string, unknown> } }

/**
 * Asks the server to change the body as it stands in the form, and shows the answer there: the editor's own undo takes it
 * back too. `change` is the end of an address below the article.
 */
export const useBodyChange = (): {
  isChanging: boolean
  changeBody: (change: string, data: Record<string, unknown>, done: string) => Promise<void>
} => {
  const { id, collectionSlug } = useDocumentInfo()
  const { dispatchFields } = useForm()
  const ask = useApi()
  const { isTrying: isChanging, attempt } = useAttempt()

  const changeBody = async (
    change: string,
    data: Record<string, unknown>,
    done: string,
  ): Promise<void> => {
    await attempt(async () => {
      const { doc } = await ask<Answer>('POST', `/${collectionSlug}/${id}/${change}?draft=true`, {
        ...data,
        body: bodyInEditor(),
      })
      showBody(doc.body)
      for (const [name, value] of Object.entries(doc.proof ?? {}))
        dispatchFields({ type: 'UPDATE', path: `proof.${name}`, value })
      toast.success(done)
    })
  }
  return { isChanging, changeBody }
}
