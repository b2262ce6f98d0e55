import type { LexicalDocument } from '../text/manuscript/lexical.ts'
import { editor } from './showPlace.ts'

/** What the panel needs of Lexical's editor, which hangs on the element it edits in. */
type Editor = {
  getEditorState: () => { toJSON: () => LexicalDocument }
  parseEditorState: (state: string) => unknown
  setEditorState: (state: unknown, options: { tag: string }) => void
}

const lexical = (): Editor | undefined =>
  (editor() as (Element & { __lexicalEditor?: Editor }) | null)?.__lexicalEditor

/** The body as it stands in the editor; undefined where there is no editor. */
export const bodyInEditor = (): LexicalDocument | undefined => lexical()?.getEditorState().toJSON()

/** Puts another body into the editor, as one step of its own undo. */
export const showBody = (body: LexicalDocument): void => {
  const editing = lexical()
  editing?.setEditorState(editing.parseEditorState(JSON.stringify(body)), { tag: 'history-push' })
}
