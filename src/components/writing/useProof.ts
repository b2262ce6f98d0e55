'use client'
import { useEffect } from 'react'
import type { Proof } from './saves.ts'
import { useSaves } from './useSaves.ts'

/** What the server has found and taken out on the last save: read once when the form opens, then out of each save's answer. */
export const useProof = (): Proof => {
  const { saves, state, path } = useSaves()
  const isKnown = state.proof !== null
  useEffect(() => {
    if (isKnown) return
    const stop = new AbortController()
    const read = async (): Promise<void> => {
      const response = await fetch(`${path}?draft=true&depth=0&select[proof]=true&trash=true`, {
        credentials: 'include',
        signal: stop.signal,
      })
      const { proof } = response.ok ? ((await response.json()) as { proof?: Proof }) : {}
      // A save may have answered meanwhile.
      if (saves.get().proof === null) saves.set({ proof: proof ?? {} })
    }
    read().catch(() => {})
    return () => stop.abort()
  }, [saves, path, isKnown])
  return state.proof ?? {}
}
