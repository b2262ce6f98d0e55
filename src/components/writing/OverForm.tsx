'use client'
import { useEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import styles from './OverForm.module.css'

export type OverFormProps = { title: string; onClose: () => void; children: ReactNode }

/** A dialog over the form, which stays as it is below. It stands outside of the form: a form in a form would send both. */
export const OverForm = ({ title, onClose, children }: OverFormProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // Where somebody has to write; the browser itself would take the first field.
    const empty = [...(dialog.current?.querySelectorAll('input') ?? [])].find(
      ({ value }) => value === '',
    )
    empty?.focus()
  }, [])
  return createPortal(
    <dialog ref={dialog} className={styles.dialog} aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>,
    document.body,
  )
}
