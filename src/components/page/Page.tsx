'use client'
import { Gutter } from '@payloadcms/ui'
import { useLayoutEffect, type ReactNode } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { useSay } from '../useSay.ts'
import { Trail, type TrailProps } from './Trail.tsx'
import styles from './Page.module.css'

export type PageProps = {
  title: LocalizedText
  of?: TrailProps['of']
  about?: LocalizedText
  /** What stands beside the title. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A page of ours in the admin: its name in the tab and above, the way back, a title, and what it is for. */
export const Page = ({ title, of, about, aside, className = '', children }: PageProps) => {
  const say = useSay()
  const label = say(title)
  // Payload names the tab of a collection's own view as it would name a document, at any moment. Let go before the next page is named.
  useLayoutEffect(() => {
    const name = (): void => {
      if (document.title !== label) document.title = label
    }
    name()
    const renamed = new MutationObserver(name)
    renamed.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => renamed.disconnect()
  }, [label])
  return (
    <Gutter className={`${styles.page} ${className}`}>
      <Trail of={of} to={[{ label }]} />
      <header className={styles.head}>
        <h1>{label}</h1>
        {aside}
      </header>
      {about && <p>{say(about)}</p>}
      {children}
    </Gutter>
  )
}
