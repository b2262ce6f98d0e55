'use client'
import { isDocumentEvent, ready } from '@payloadcms/live-preview'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Shows a draft anew whenever the form beside it has been saved. */
export const FollowDraft = () => {
  const router = useRouter()
  useEffect(() => {
    // The form stands on the same server.
    const serverURL = window.location.origin
    const follow = (event: MessageEvent): void => {
      if (isDocumentEvent(event, serverURL)) router.refresh()
    }
    window.addEventListener('message', follow)
    ready({ serverURL })
    return () => window.removeEventListener('message', follow)
  }, [router])
  return null
}
