'use client'
import {
  $getRoot,
  $isElementNode,
  HISTORY_PUSH_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { useMemo } from 'react'
import type { LexicalDocument } from '../../text/manuscript/lexical.ts'
import type { Block } from '../../text/manuscript/manuscript.ts'
import { useDocumentPath } from '../writing/useSaves.ts'
import { editorAt } from './openEditors.ts'

/** The body of a document as it stands in its editor. All of it does nothing where an app edits the body otherwise. */
export type BodyEditor = {
  read: () => LexicalDocument | undefined
  /** Puts another body in, as one step of the editor's own undo. */
  write: (body: LexicalDocument) => void
  /** The element a person edits in. */
  root: () => HTMLElement | null
  elementOf: (block: Block) => HTMLElement | null
  /** Puts the caret behind the text of a block, or where it was. */
  focus: (block?: Block) => void
}

/** The editor of the body in the form around, to be asked when something happens. */
export const useBodyEditor = (): BodyEditor => {
  const { path } = useDocumentPath()
  return useMemo(() => bodyEditorOf(() => editorAt(path)), [path])
}

const bodyEditorOf = (editor: () => LexicalEditor | undefined): BodyEditor => ({
  read: () => editor()?.getEditorState().toJSON() as LexicalDocument | undefined,
  write: (body) => {
    const open = editor()
    open?.setEditorState(open.parseEditorState(JSON.stringify(body)), { tag: HISTORY_PUSH_TAG })
  },
  root: () => editor()?.getRootElement() ?? null,
  elementOf: (block) => {
    const open = editor()
    return open?.read(() => open.getElementByKey($nodeAt(block).getKey())) ?? null
  },
  focus: (block) => {
    const open = editor()
    open?.getRootElement()?.focus({ preventScroll: true })
    open?.update(
      () => {
        const node = block && $nodeAt(block)
        if ($isElementNode(node)) node.selectEnd()
      },
      { tag: SKIP_SCROLL_INTO_VIEW_TAG },
    )
  },
})

/** Where a block stands; as near as there is, where the text has changed since. */
const $nodeAt = ({ path = [] }: Block): LexicalNode =>
  path.reduce<LexicalNode>(
    (node, index) => ($isElementNode(node) && node.getChildAtIndex(index)) || node,
    $getRoot(),
  )
