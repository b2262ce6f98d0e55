import { useMemo } from 'react'
import type { Block, LocalizedText } from '../text/manuscript/manuscript.ts'
import type { KnowsSections } from '../text/manuscript/sections.ts'
import { blocksText } from '../text/manuscript/blockText.ts'
import type { Finding } from '../text/proof/rule.ts'
import { blockNumbers } from '../text/proof/rules/repeatedText.ts'
import { differences } from '../text/repeats/differences.ts'
import styles from './ProofPanel.module.css'
import { showBlocks } from './showPlace.ts'

export type CopyFoundProps = {
  finding: Finding & { copy: NonNullable<Finding['copy']> }
  blocks: Block[]
  house: KnowsSections
  say: (words: LocalizedText) => string
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
export const CopyFound = ({ finding, blocks, house, say, isChanging, onMend }: CopyFoundProps) => {
  const { of, at } = finding.copy
  const [first, copy] = [of, at].map(([from, to]) => blocksText(blocks.slice(from, to + 1), house))
  const pieces = useMemo(() => differences(first!, copy!), [first, copy])
  const differs = pieces.some((piece) => piece.in !== 'both')
  return (
    <div className={styles.copy}>
      <div className={styles.places}>
        <button type="button" onClick={() => showBlocks(of, blocks)}>
          {`${say(labels.first)}（${blockNumbers(of)}）`}
        </button>
        <button type="button" onClick={() => showBlocks(at, blocks)}>
          {`${say(labels.again)}（${blockNumbers(at)}）`}
        </button>
      </div>
      {differs ? (
        <details className={styles.differences}>
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
        <p className={styles.note}>{say(labels.same)}</p>
      )}
      {onMend && (
        <button type="button" className={styles.mend} disabled={isChanging} onClick={onMend}>
          {say(labels.remove)}
        </button>
      )}
    </div>
  )
}

/** The ends of a long stretch that is the same: only what differs is read. */
const shortened = (text: string): string =>
  text.length > 40 ? `${text.slice(0, 16)}…${text.slice(-16)}` : text
