'use client'
import { toast } from '@payloadcms/ui'
import { useState } from 'react'
import { Failed } from './useApi.ts'

/** Does work that may fail, and says what stopped it; resolves to whether it was done. */
export const useAttempt = (): {
  isTrying: boolean
  attempt: (work: () => Promise<void>) => Promise<boolean>
} => {
  const [isTrying, setTrying] = useState(false)
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    setTrying(true)
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      toast.error(error.message)
      return false
    } finally {
      setTrying(false)
    }
  }
  return { isTrying, attempt }
}
