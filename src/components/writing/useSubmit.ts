'use client'
import { useForm, useLocale } from '@payloadcms/ui'
import { useCallback } from 'react'

/** How the form is saved: like Payload's autosave, or as a version of its own, which leaves the one before as it is. */
export type SubmitOptions = { asVersion?: boolean; overrideLock?: boolean }

/** Saves what is in the form as a draft, without waiting for a key. `path` is the address of the document. */
export const useSubmit = (path: string): ((options?: SubmitOptions) => Promise<void>) => {
  const { submit } = useForm()
  const { code: locale } = useLocale()
  return useCallback(
    async ({ asVersion = false, overrideLock = false } = {}) => {
      const query = new URLSearchParams({
        depth: '0',
        draft: 'true',
        'fallback-locale': 'null',
        ...(locale && { locale }),
        ...(!asVersion && { autosave: 'true' }),
        ...(overrideLock && { overrideLock: 'true' }),
      })
      await submit({
        acceptValues: { overrideLocalChanges: false },
        action: `${path}?${query}`,
        context: { getDocPermissions: false, incrementVersionCount: asVersion },
        disableFormWhileProcessing: false,
        disableSuccessStatus: true,
        method: 'PATCH',
        overrides: { _status: 'draft' },
        skipValidation: true,
      } as never)
    },
    [submit, locale, path],
  )
}
