'use client'
import { useEffect, useRef } from 'react'

/**
 * Hears keys wherever the focus is: on opening a page nothing has it. Not while somebody types, nor with another key held down.
 * `onKey` says whether the key was one of its own.
 */
export const useKeys = (onKey: (event: KeyboardEvent) => boolean): void => {
  const hear = useRef(onKey)
  useEffect(() => {
    hear.current = onKey
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isTyping = (event.target as HTMLElement).matches(
        'input:not([type=checkbox]), textarea, select',
      )
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (hear.current(event)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
