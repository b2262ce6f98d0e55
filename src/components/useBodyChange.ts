import { toast, useConfig, useDocumentInfo, useForm, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import type { LexicalDocument } from '../text/manuscript/lexical.ts'
import type { Words } from '../text/manuscript/manuscript.ts'
import { editor } from './showPlace.ts'

/** What the panel needs of Lexical's editor, which hangs on the element it edits in. */
type Editor = {
  getEditorState: () => { toJSON: () => LexicalDocument }
  parseEditorState: (state: string) => unknown
  setEditorState: (state: unknown, options: { tag: string }) => void
}

const labels = {
  failed: {
    ja: 'サーバーに届きませんでした。接続を確かめて、もう一度押してください。',
    en: 'The server could not be reached. Check the connection and try again.',
  },
} satisfies Record<string, Words>

const lexical = (): Editor | undefined =>
  (editor() as (Element & { __lexicalEditor?: Editor }) | null)?.__lexicalEditor

/**
 * Asks the server to change the body as it stands in the form, and shows the answer there: the editor's own undo takes it
 * back too. `change` is the end of an address below the article.
 */
export const useBodyChange = (): {
  isChanging: boolean
  changeBody: (change: string, data: Record<string, unknown>, done: string) => Promise<void>
} => {
  const { id, collectionSlug } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const { dispatchFields } = useForm()
  const [isChanging, setChanging] = useState(false)
  const say = ({ ja, en }: Words): string => (i18n.language === 'en' ? en : ja)

  const changeBody = async (
    change: string,
    data: Record<string, unknown>,
    done: string,
  ): Promise<void> => {
    setChanging(true)
    try {
      const response = await fetch(
        `${config.serverURL}${config.routes.api}/${collectionSlug}/${id}/${change}?draft=true`,
        {
          method: 'POST',
          credentials: 'include',
          headers: { 'Content-Type': 'application/json', 'Accept-Language': i18n.language },
          body: JSON.stringify({ ...data, body: lexical()?.getEditorState().toJSON() }),
        },
      )
      const { doc, errors } = (await response.json().catch(() => ({}))) as Answer
      if (!doc) {
        toast.error(errors?.map(({ message }) => message).join(' ') || say(labels.failed))
        return
      }
      const own = lexical()
      if (own)
        own.setEditorState(own.parseEditorState(JSON.stringify(doc.body)), { tag: 'history-push' })
      for (const [name, value] of Object.entries(doc.proof ?? {}))
        dispatchFields({ type: 'UPDATE', path: `proof.${name}`, value })
      toast.success(done)
    } catch {
      // The browser's own words for a lost connection are English and say less.
      toast.error(say(labels.failed))
    } finally {
      setChanging(false)
    }
  }
  return { isChanging, changeBody }
}

type Answer = {
  doc?: { body: LexicalDocument; proof?: Record<string, unknown> }
  errors?: { message: string }[]
}
