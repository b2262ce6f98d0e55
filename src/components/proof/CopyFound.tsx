'use client'
import { useMemo } from 'react'
import { blocksText } from '../../text/manuscript/blockText.ts'
import type { Block, LocalizedText } from '../../text/manuscript/manuscript.ts'
import type { KnowsSections } from '../../text/manuscript/sections.ts'
import type { Finding } from '../../text/proof/rule.ts'
import { blockNumbers } from '../../text/proof/rules/repeatedText.ts'
import { differences } from '../../text/repeats/differences.ts'
import { useShowPlace } from '../bodyEditor/useShowPlace.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useSay } from '../useSay.ts'
import styles from './CopyFound.module.css'

export type CopyFoundProps = {
  copy: NonNullable<Finding['copy']>
  blocks: Block[]
  house: KnowsSections
  isChanging: boolean
  onMend: (() => void) | null
}

const labels = {
  first: { ja: '元の文章', en: 'First' },
  again: { ja: '繰り返し', en: 'Copy' },
  same: { ja: '一字一句同じ文章です。', en: 'The same, word for word.' },
  differs: { ja: '違い', en: 'Differences' },
  remove: { ja: '重複を取り除く', en: 'Take out the copy' },
} satisfies Record<string, LocalizedText>

/** Both places of a repeat, what the copy says otherwise, and the button that takes it out. */
export const CopyFound = ({
  copy: { of, at },
  blocks,
  house,
  isChanging,
  onMend,
}: CopyFoundProps) => {
  const say = useSay()
  const { showBlocks } = useShowPlace()
  const [first, copy] = [of, at].map(([from, to]) => blocksText(blocks.slice(from, to + 1), house))
  const pieces = useMemo(() => differences(first!, copy!), [first, copy])
  return (
    <div className={styles.copy}>
      <SmallButton onClick={() => showBlocks(of, blocks)}>
        {`${say(labels.first)}（${blockNumbers(of)}）`}
      </SmallButton>
      <SmallButton onClick={() => showBlocks(at, blocks)}>
        {`${say(labels.again)}（${blockNumbers(at)}）`}
      </SmallButton>
      {pieces.some((piece) => piece.in !== 'both') ? (
        <details>
          <summary>{say(labels.differs)}</summary>
          <p>
            {pieces.map((piece, n) =>
              piece.in === 'copy' ? (
                <ins key={n}>{piece.text}</ins>
              ) : piece.in === 'first' ? (
                <del key={n}>{piece.text}</del>
              ) : (
                <span key={n}>{shortened(piece.text)}</span>
              ),
            )}
          </p>
        </details>
      ) : (
        <p>{say(labels.same)}</p>
      )}
      {onMend && (
        <SmallButton buttonStyle="primary" disabled={isChanging} onClick={onMend}>
          {say(labels.remove)}
        </SmallButton>
      )}
    </div>
  )
}

/** The ends of a long stretch that is the same: only what differs is read. */
const shortened = (text: string): string =>
  text.length > 40 ? `${text.slice(0, 16)}…${text.slice(-16)}` : text
