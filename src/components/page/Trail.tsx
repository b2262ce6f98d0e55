'use client'
import { getTranslation } from '@payloadcms/translations'
import { SetStepNav, useConfig, useTranslation } from '@payloadcms/ui'
import type { Slugs } from '../../slugs.ts'
import { useAddresses } from '../useAddresses.ts'

export type TrailProps = {
  /** The collection the page belongs to, whose list is the way back; as the app calls it. */
  of?: keyof Slugs
  /** What follows, from there to here; the last leads nowhere. */
  to: { label: string; url?: string }[]
}

/** The way to a page of ours, in the line above it. */
export const Trail = ({ of, to }: TrailProps) => {
  const { admin, slugs } = useAddresses()
  const { getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  const plural = of && getEntityConfig({ collectionSlug: slugs[of] })?.labels.plural
  const list = plural ? [{ label: getTranslation(plural, i18n), url: admin(`/${of}`) }] : []
  return <SetStepNav nav={[...list, ...to]} />
}
