'use client'
import { useDocumentTitle, useFormFields } from '@payloadcms/ui'
import { useEffect } from 'react'
import { useSay } from '../useSay.ts'

/** Calls an article without a title so, above its form and in the tab, where Payload shows its id. */
export const UntitledArticle = () => {
  const { title: shown, setDocumentTitle } = useDocumentTitle()
  const title = useFormFields(([fields]) => fields.title?.value)
  const say = useSay()
  const untitled = say({ ja: '無題の記事', en: 'Untitled article' })
  useEffect(() => {
    if (title || shown === untitled) return
    // Behind Payload's own effect, which would put the id back.
    const timer = setTimeout(() => setDocumentTitle(untitled))
    return () => clearTimeout(timer)
  }, [setDocumentTitle, shown, title, untitled])
  return null
}
