'use client'
import { useTranslation } from '@payloadcms/ui'
import { useCallback } from 'react'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import { useAddresses } from './useAddresses.ts'

/** What could not be done, in words for the editor. */
export class Failed extends Error {
  override name = 'Failed'
}

const unreachable: LocalizedText = {
  ja: 'サーバーに届きませんでした。接続を確かめて、もう一度押してください。',
  en: 'The server could not be reached. Check the connection and try again.',
}

type Ask = <T>(method: 'GET' | 'POST', path: string, data?: unknown) => Promise<T>

/**
 * Asks the newsroom's REST API as whoever is signed in; `path` stands below `/api`
 * and begins with a collection as we call it.
 * @throws {Failed} with the server's own message, or that it could not be reached
 */
export const useApi = (): Ask => {
  const { api } = useAddresses()
  const { i18n } = useTranslation()
  const { language } = i18n
  return useCallback<Ask>(
    async (method, path, data) => {
      const lost = (): Failed => new Failed(language === 'en' ? unreachable.en : unreachable.ja)
      const isRaw = data instanceof FormData || data instanceof Blob
      const response = await fetch(api(path), {
        method,
        credentials: 'include',
        headers: {
          'Accept-Language': language,
          ...(!isRaw && { 'Content-Type': 'application/json' }),
        },
        ...(data !== undefined && { body: isRaw ? data : JSON.stringify(data) }),
      }).catch(() => {
        throw lost()
      })
      const answer = await response.json().catch(() => null)
      if (response.ok && answer) return answer
      const messages = (answer?.errors as { message: string }[] | undefined)?.map(
        ({ message }) => message,
      )
      throw messages?.length ? new Failed(messages.join(' ')) : lost()
    },
    [api, language],
  )
}
