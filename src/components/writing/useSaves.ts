'use client'
import { useConfig, useDocumentInfo, useLocale } from '@payloadcms/ui'
import { useSyncExternalStore } from 'react'
import { savesAt, type Saves, type SaveState } from './saves.ts'

/** The path of the address of the document in the form, and the name it is kept under in this browser. */
export const useDocumentPath = (): { path: string; document: string } => {
  const { config } = useConfig()
  const { id, collectionSlug } = useDocumentInfo()
  const { code: locale } = useLocale()
  return {
    path: `${config.routes.api}/${collectionSlug}/${id}`,
    document: [collectionSlug, id, locale].filter(Boolean).join('.'),
  }
}

/** How the saves of the document in the form go. */
export const useSaves = (): { saves: Saves; state: SaveState; document: string; path: string } => {
  const { path, document } = useDocumentPath()
  const saves = savesAt(path)
  const state = useSyncExternalStore(saves.subscribe, saves.get, saves.get)
  return { saves, state, document, path }
}
