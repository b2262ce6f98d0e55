'use client'
import { Gutter, SetStepNav, useConfig, useTranslation } from '@payloadcms/ui'
import { getTranslation } from '@payloadcms/translations'
import { useEffect, type ReactNode } from 'react'
import type { Slugs } from '../../slugs.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { useAddresses } from '../useAddresses.ts'
import { useSay } from '../useSay.ts'
import styles from './Page.module.css'

export type PageProps = {
  title: LocalizedText
  /** The collection it belongs to: the way back to its list stands above the title. */
  of?: keyof Slugs
  about?: LocalizedText
  /** What stands beside the title. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A page of ours in the admin: its name in the tab and above, the way back, a title, and what it is for. */
export const Page = ({ title, of, about, aside, className = '', children }: PageProps) => {
  const { admin, slugs } = useAddresses()
  const { getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  const say = useSay()
  const label = say(title)
  // Payload names the tab of a collection's own view as it would name a document, and may do so late.
  useEffect(() => {
    document.title = label
  })
  const plural = of && getEntityConfig({ collectionSlug: slugs[of] })?.labels.plural
  return (
    <Gutter className={`${styles.page} ${className}`}>
      <SetStepNav
        nav={[
          ...(of && plural ? [{ label: getTranslation(plural, i18n), url: admin(`/${of}`) }] : []),
          { label },
        ]}
      />
      <header className={styles.head}>
        <h1>{label}</h1>
        {aside}
      </header>
      {about && <p>{say(about)}</p>}
      {children}
    </Gutter>
  )
}
