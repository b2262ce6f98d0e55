'use client'
import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { useDocumentPath } from '../writing/useSaves.ts'
import { takeIn } from './openEditors.ts'

const TakeIn = () => {
  const [editor] = useLexicalComposerContext()
  const { path } = useDocumentPath()
  useEffect(() => takeIn(path, editor), [path, editor])
  return null
}

/** Lets the panels reach the editor of the body: a feature of Lexical that adds no node and no button. */
export const BodyEditorFeatureClient = createClientFeature({
  plugins: [{ Component: TakeIn, position: 'normal' }],
})
