'use client'
import { useEffect, useState } from 'react'

/** Copies an address; it is not there without a script. */
export const CopyLink = ({ url }: { url: string }) => {
  const [state, setState] = useState<'absent' | 'ready' | 'copied'>('absent')
  useEffect(() => setState('clipboard' in navigator ? 'ready' : 'absent'), [])
  if (state === 'absent') return null
  const copy = (): void =>
    void navigator.clipboard.writeText(url).then(
      () => setState('copied'),
      () => {},
    )
  return (
    <button type="button" onClick={copy} aria-live="polite">
      {state === 'copied' ? 'コピーしました' : 'リンクをコピー'}
    </button>
  )
}
