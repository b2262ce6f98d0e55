'use client'
import { PublishButton, useDocumentInfo } from '@payloadcms/ui'
import { useSay } from '../useSay.ts'

/** Payload's button, which says what it does: publishes, or brings up to date what readers see already. */
export const PublishArticle = () => {
  const say = useSay()
  const { hasPublishedDoc } = useDocumentInfo()
  return (
    <PublishButton
      label={say(
        hasPublishedDoc ? { ja: '更新する', en: 'Update' } : { ja: '公開する', en: 'Publish' },
      )}
    />
  )
}
