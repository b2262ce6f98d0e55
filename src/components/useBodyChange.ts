import { toast, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useState } from 'react'
import type { LexicalDocument } from '../text/manuscript/lexical.ts'
import { bodyInEditor, showBody } from './bodyEditor.ts'
import { Failed, useApi } from './useApi.ts'

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
  const [isChanging, setChanging] = useState(false)

  const changeBody = async (
    change: string,
    data: Record<string, unknown>,
    done: string,
  ): Promise<void> => {
    setChanging(true)
    try {
      const { doc } = await ask<Answer>('POST', `/${collectionSlug}/${id}/${change}?draft=true`, {
        ...data,
        body: bodyInEditor(),
      })
      showBody(doc.body)
      for (const [name, value] of Object.entries(doc.proof ?? {}))
        dispatchFields({ type: 'UPDATE', path: `proof.${name}`, value })
      toast.success(done)
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      toast.error(error.message)
    } finally {
      setChanging(false)
    }
  }
  return { isChanging, changeBody }
}
