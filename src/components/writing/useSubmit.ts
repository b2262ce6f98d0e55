'use client'
import { useForm, useLocale } from '@payloadcms/ui'
import { useCallback } from 'react'

/** How the form is saved: like Payload's autosave, or as a version of its own, which leaves the one before as it is. */
export type SubmitOptions = {
  asVersion?: boolean
  overrideLock?: boolean
  /** What of the document is written beside what is in the form. */
  beside?: Record<string, unknown>
}

/** Saves what is in the form as a draft, without waiting for a key; resolves to whether it was saved. `path` is the address of the document. */
export const useSubmit = (path: string): ((options?: SubmitOptions) => Promise<boolean>) => {
  const { submit } = useForm()
  const { code: locale } = useLocale()
  return useCallback(
    async ({ asVersion = false, overrideLock = false, beside } = {}) => {
      const query = new URLSearchParams({
        depth: '0',
        draft: 'true',
        'fallback-locale': 'null',
        ...(locale && { locale }),
        ...(!asVersion && { autosave: 'true' }),
        ...(overrideLock && { overrideLock: 'true' }),
      })
      const answer = await submit({
        acceptValues: { overrideLocalChanges: false },
        action: `${path}?${query}`,
        context: { getDocPermissions: false, incrementVersionCount: asVersion },
        disableFormWhileProcessing: false,
        disableSuccessStatus: true,
        method: 'PATCH',
        overrides: { _status: 'draft', ...beside },
        skipValidation: true,
      } as never)
      return Boolean((answer as { res?: Response } | undefined)?.res?.ok)
    },
    [submit, locale, path],
  )
}
