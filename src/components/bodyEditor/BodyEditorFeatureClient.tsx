'use client'
import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { useDocumentPath } from '../writing/useSaves.ts'
import { takeIn } from './openEditors.ts'
import { PasteHtml } from './PasteHtml.tsx'

const TakeIn = () => {
  const [editor] = useLexicalComposerContext()
  const { path } = useDocumentPath()
  useEffect(() => takeIn(path, editor), [path, editor])
  return null
}

/** Lets the panels reach the editor of the body, and mends what is pasted: a feature of Lexical that adds no node and no button. */
export const BodyEditorFeatureClient = createClientFeature({
  plugins: [
    { Component: TakeIn, position: 'normal' },
    { Component: PasteHtml, position: 'normal' },
  ],
})
