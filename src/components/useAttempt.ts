'use client'
import { toast } from '@payloadcms/ui'
import { useCallback, useState } from 'react'
import { Failed } from './useApi.ts'

/** Does work that may fail, and says what stopped it; resolves to whether it was done. `hasFailed` says it of the last one. */
export const useAttempt = (): {
  isTrying: boolean
  hasFailed: boolean
  attempt: (work: () => Promise<void>) => Promise<boolean>
} => {
  const [isTrying, setTrying] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const attempt = useCallback(async (work: () => Promise<void>): Promise<boolean> => {
    setTrying(true)
    setFailed(false)
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      setFailed(true)
      toast.error(error.message)
      return false
    } finally {
      setTrying(false)
    }
  }, [])
  return { isTrying, hasFailed, attempt }
}
