'use client'
import { useCallback, useState } from 'react'
import type { ShownImport } from '../../endpoints/imports/readImport.ts'
import { useApi } from '../useApi.ts'

/** The longest piece that is sent at once, in bytes; what the server takes. */
const piece = 8 * 2 ** 20

/** Sends the files of an import in pieces, from where each was cut off; `sent` is how much of all of them is there, 0 to 1. */
export const useSending = (): {
  sent: number | null
  send: (id: string, files: File[]) => Promise<void>
} => {
  const ask = useApi()
  const [sent, setSent] = useState<number | null>(null)
  const send = useCallback(
    async (id: string, files: File[]): Promise<void> => {
      const { files: wanted, received } = await ask<ShownImport>('GET', `/blog-imports/${id}/state`)
      const all = wanted.reduce((sum, { size }) => sum + size, 0)
      const there = [...received]
      setSent(0)
      try {
        for (const [n, { name, size }] of wanted.entries()) {
          const file = files.find((one) => one.name === name && one.size === size)
          if (!file) continue
          while (there[n]! < size) {
            const start = there[n]!
            const bytes = file.slice(start, start + piece)
            const answer = await ask<{ received: number }>(
              'POST',
              `/blog-imports/${id}/files/${n}?start=${start}`,
              bytes,
            )
            there[n] = answer.received
            setSent(there.reduce((sum, one) => sum + one, 0) / all)
          }
        }
      } finally {
        setSent(null)
      }
    },
    [ask],
  )
  return { sent, send }
}
