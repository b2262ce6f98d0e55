'use client'
import {
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  $parseSerializedNode,
  COMMAND_PRIORITY_HIGH,
  PASTE_COMMAND,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { toLexical } from '../../text/manuscript/toLexical.ts'
import { pastedBlocks } from '../../text/parsers/pastedHtml.ts'

/** Takes over a paste whose HTML Lexical would garble: 瞬間しゅんかん for a word with its reading, a table as a heap of words. */
export const PasteHtml = () => {
  const [editor] = useLexicalComposerContext()
  // The cells of a table that stands as text are parted by tabs.
  useEffect(
    () => editor.registerRootListener((root) => void (root && (root.style.tabSize = '6'))),
    [editor],
  )
  useEffect(
    () =>
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const data = 'clipboardData' in event ? event.clipboardData : null
          // What was copied in an editor comes as its own nodes.
          if (!data || data.types.includes('application/x-lexical-editor')) return false
          const blocks = pastedBlocks(data.getData('text/html'))
          if (!blocks || blocks.length === 0 || !$isRangeSelection($getSelection())) return false
          const { children } = toLexical(blocks).root
          // An app's own editor may know no tables.
          if (!children.every(({ type }) => editor._nodes.has(type))) return false
          event.preventDefault()
          // One paragraph joins the one it is put into.
          const [only] = children
          const nodes =
            children.length === 1 && only?.type === 'paragraph' ? (only.children ?? []) : children
          $insertNodes(
            nodes.map((node) => $parseSerializedNode(node as unknown as SerializedLexicalNode)),
          )
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor],
  )
  return null
}
