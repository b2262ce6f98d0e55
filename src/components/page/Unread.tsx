'use client'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useSay } from '../useSay.ts'

export type UnreadProps = {
  /** Whether reading it has failed. */
  isLost: boolean
  onRetry: () => void
  className?: string
}

const labels = {
  loading: { ja: '読み込んでいます…', en: 'Loading …' },
  lost: { ja: '読み込めませんでした。', en: 'It could not be read.' },
  again: { ja: 'もう一度読む', en: 'Try again' },
} satisfies Record<string, LocalizedText>

/** In the place of what has not been read: that it is being read, or that it could not be, and the way to try again. */
export const Unread = ({ isLost, onRetry, className }: UnreadProps) => {
  const say = useSay()
  return (
    <p role="status" className={className}>
      {say(isLost ? labels.lost : labels.loading)}
      {isLost && (
        <>
          {' '}
          <SmallButton onClick={onRetry}>{say(labels.again)}</SmallButton>
        </>
      )}
    </p>
  )
}
