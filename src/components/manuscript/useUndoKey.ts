'use client'
import { useEffect, useRef } from 'react'

/**
 * Lets the keyboard's undo take back a change of the whole form, as long as nothing else was typed or pressed since. `change` is
 * what was changed, null where there is nothing to take back.
 */
export const useUndoKey = (change: unknown, onUndo: () => void): void => {
  const undo = useRef(onUndo)
  undo.current = onUndo
  useEffect(() => {
    if (!change) return
    let isUntouched = true
    const touched = (): void => {
      isUntouched = false
    }
    const onClick = ({ target }: MouseEvent): void => {
      if ((target as Element | null)?.closest('button')) touched()
    }
    const onKey = (event: KeyboardEvent): void => {
      const isUndo =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
      if (!isUndo || !isUntouched || event.isComposing) return
      event.preventDefault()
      event.stopImmediatePropagation()
      undo.current()
    }
    document.addEventListener('click', onClick, true)
    document.addEventListener('keydown', onKey, true)
    document.addEventListener('beforeinput', touched, true)
    return () => {
      document.removeEventListener('click', onClick, true)
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('beforeinput', touched, true)
    }
  }, [change])
}
