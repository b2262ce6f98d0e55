'use client'
import { usePayloadAPI } from '@payloadcms/ui'
import { useAddresses } from './useAddresses.ts'

/**
 * What the REST API answers to whoever is signed in; `path` stands below `/api`, null asks nothing. The answer is null until it
 * is there, and where there is none; `isLost` says which.
 */
export const useAnswer = <T>(path: string | null): { answer: T | null; isLost: boolean } => {
  const { api } = useAddresses()
  const [{ data, isError, isLoading }] = usePayloadAPI(path === null ? '' : api(path))
  const isThere = path !== null && !isLoading && !isError
  return { answer: isThere ? (data as T) : null, isLost: isError }
}
