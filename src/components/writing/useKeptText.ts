'use client'
import { useForm } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useBodyEditor } from '../bodyEditor/useBodyEditor.ts'
import { forget, keep, writtenIn } from './keptText.ts'
import type { SaveState } from './saves.ts'

/** How long typing rests before it is kept, in milliseconds. */
const rest = 300

/**
 * Keeps what is typed in this browser until the server has it. The body is taken from the editor itself: the form gets it a
 * moment later.
 */
export const useKeptText = (
  document: string,
  { savedAt, revision, problem, isSaving }: SaveState,
  isModified: boolean,
): { saveNow: () => void; isTyped: boolean; hasRoom: boolean } => {
  const { getData } = useForm()
  const editor = useBodyEditor()
  const typedAt = useRef(0)
  const [isTyped, setTyped] = useState(false)
  const [hasRoom, setRoom] = useState(true)
  const keptAt = useRef(0)
  const sentAt = useRef(0)
  const latest = useRef({ getData, revision })
  latest.current = { getData, revision }

  const saveNow = useCallback((): void => {
    const values = latest.current.getData() as Record<string, unknown>
    const body = editor.read()
    const kept = {
      at: Date.now(),
      revision: latest.current.revision ?? ((values.revision as number | undefined) || null),
      fields: writtenIn({ ...values, ...(body && { body }) }),
    }
    setRoom(keep(document, kept))
    keptAt.current = kept.at
  }, [document, editor])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const isInForm = (target: EventTarget | null): boolean =>
      target instanceof Element &&
      target.closest('.collection-edit__form, .document-fields') !== null
    const typed = (event: Event): void => {
      if (!isInForm(event.target)) return
      typedAt.current = Date.now()
      setTyped(true)
      clearTimeout(timer)
      timer = setTimeout(saveNow, rest)
    }
    // What is clicked, closed or reloaded may take the form away at once.
    const leave = (): void => {
      if (typedAt.current > keptAt.current) saveNow()
    }
    window.document.addEventListener('input', typed, true)
    window.document.addEventListener('click', leave, true)
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', leave)
    return () => {
      clearTimeout(timer)
      leave()
      window.document.removeEventListener('input', typed, true)
      window.document.removeEventListener('click', leave, true)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', leave)
    }
  }, [saveNow])

  // Changes that no key has made: a manuscript that was read, a picture that was chosen.
  useEffect(() => {
    if (!isModified) return
    const timer = setTimeout(saveNow, rest)
    return () => clearTimeout(timer)
  }, [isModified, saveNow])

  useEffect(() => {
    if (isSaving) sentAt.current = Date.now()
  }, [isSaving])

  // What was typed after a save went off is not in it.
  useEffect(() => {
    if (savedAt === null || problem !== null || isModified || typedAt.current > sentAt.current)
      return
    forget(document)
    setTyped(false)
  }, [savedAt, problem, isModified, document])

  // What was typed and taken back changes nothing, and is never saved.
  useEffect(() => {
    if (!isTyped || isModified || isSaving) return
    const timer = setTimeout(() => setTyped(false), 2000)
    return () => clearTimeout(timer)
  }, [isTyped, isModified, isSaving])

  return { saveNow, isTyped, hasRoom }
}
