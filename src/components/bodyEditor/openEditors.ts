import type { LexicalEditor } from '@payloadcms/richtext-lexical/lexical'

// By the path of their document: an article may be open in a drawer over another one.
const editors = new Map<string, LexicalEditor>()

/** Takes in the editor of a document's body. @returns what lets it go again */
export const takeIn = (path: string, editor: LexicalEditor): (() => void) => {
  editors.set(path, editor)
  return () => {
    if (editors.get(path) === editor) editors.delete(path)
  }
}

/** The editor in which the body of a document is open. */
export const editorAt = (path: string): LexicalEditor | undefined => editors.get(path)
