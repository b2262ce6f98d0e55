'use client'
import type { ComponentProps } from 'react'
import styles from './TextBox.module.css'

/** Where a line is typed on a page of ours, outside a form of Payload's. */
export const TextBox = (given: ComponentProps<'input'>) => (
  <input className={styles.box} {...given} />
)
