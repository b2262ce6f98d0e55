'use client'
import { useCallback, useEffect, useState } from 'react'
import type { ShownImport } from '../../endpoints/imports/readImport.ts'
import { Failed, useApi } from '../useApi.ts'

/** How often one that is under way is asked for, in milliseconds. */
const often = 1000

/** An import as it is now, asked for again while it is under way; null until it is there, and where there is none. */
export const useImport = (
  id: string,
): { shown: ShownImport | null; isLost: boolean; load: () => Promise<void> } => {
  const ask = useApi()
  const [shown, setShown] = useState<ShownImport | null>(null)
  const [isLost, setLost] = useState(false)
  const load = useCallback(async (): Promise<void> => {
    try {
      setShown(await ask<ShownImport>('GET', `/blog-imports/${id}/state`))
      setLost(false)
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      setLost(true)
    }
  }, [ask, id])
  useEffect(() => {
    setShown(null)
    void load()
  }, [load])
  useEffect(() => {
    if (!shown?.isUnderWay && !isLost) return
    const waiting = setTimeout(() => void load(), isLost ? 5 * often : often)
    return () => clearTimeout(waiting)
  }, [shown, isLost, load])
  return { shown, isLost, load }
}
