'use client'
import { useConfig, useDocumentInfo, useLocale } from '@payloadcms/ui'
import { useSyncExternalStore } from 'react'
import { savesAt, type Saves, type SaveState } from './saves.ts'

/** How the saves of the document in the form go, and the name it is kept under. */
export const useSaves = (): { saves: Saves; state: SaveState; document: string; path: string } => {
  const { config } = useConfig()
  const { id, collectionSlug } = useDocumentInfo()
  const { code: locale } = useLocale()
  const document = [collectionSlug, id, locale].filter(Boolean).join('.')
  const path = `${config.routes.api}/${collectionSlug}/${id}`
  const saves = savesAt(path)
  const state = useSyncExternalStore(saves.subscribe, saves.get, saves.get)
  return { saves, state, document, path }
}
