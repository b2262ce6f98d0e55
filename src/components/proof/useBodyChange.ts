import { toast, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import type { LexicalDocument } from '../../text/manuscript/lexical.ts'
import { useBodyEditor } from '../bodyEditor/useBodyEditor.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { Failed, useApi } from '../useApi.ts'
import { useSay } from '../useSay.ts'
import type { Proof } from '../writing/saves.ts'
import { useSaves } from '../writing/useSaves.ts'
import { useAttempt } from '../useAttempt.ts'

type Answer = { doc: Record<string, unknown> & { revision?: number; proof?: Proof } }

const saveFirst: LocalizedText = {
  ja: '本文がまだ保存されていません。保存してから、もう一度押してください。',
  en: 'The text is not saved yet. Save it, and press again.',
}

/**
 * Asks the server to change the body as it stands in the form, and shows the answer there: the editor's own undo takes it
 * back too. `change` is the end of an address below the article.
 */
export const useBodyChange = (
  field = 'body',
): {
  isChanging: boolean
  changeBody: (change: string, data: Record<string, unknown>, done: string) => Promise<void>
} => {
  const { id, collectionSlug } = useDocumentInfo()
  const { getField } = useForm()
  const isModified = useFormModified()
  const say = useSay()
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
      const body = editor.read()
      // An editor without `BodyEditorFeature` cannot be reached: what is stored is changed, and shown anew.
      if (!body && isModified) throw new Failed(say(saveFirst))
      // In its turn: what is saved at the moment is of this form too, not somebody else's.
      const { doc } = await saves.follow(() =>
        ask<Answer>('POST', `/${collectionSlug}/${id}/${change}?draft=true`, {
          ...data,
          body,
          revision: saves.get().revision ?? getField('revision')?.value,
        }),
      )
      saves.acknowledge(doc)
      if (body) editor.write(doc[field] as LexicalDocument)
      else location.reload()
      toast.success(done)
    })
  }
  return { isChanging, changeBody }
}
