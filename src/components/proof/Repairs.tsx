'use client'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import type { StoredRepair } from '../../text/proof/storedRepairs.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useSay, useTime } from '../useSay.ts'
import styles from './Repairs.module.css'

export type RepairsProps = {
  repairs: StoredRepair[]
  isChanging: boolean
  onUndo: ((repair: string) => void) | null
}

const labels = {
  title: { ja: '取り除いたもの', en: 'Taken out' },
  undo: { ja: '元に戻す', en: 'Put back' },
  undone: { ja: '元に戻し済み', en: 'Put back' },
} satisfies Record<string, LocalizedText>

/** What was taken out of the article, the latest first, each with the button that puts it back. */
export const Repairs = ({ repairs, isChanging, onUndo }: RepairsProps) => {
  const say = useSay()
  const time = useTime()
  if (repairs.length === 0) return null
  return (
    <details className={styles.repairs}>
      <summary>{`${say(labels.title)} ${repairs.length}`}</summary>
      <ol>
        {repairs.toReversed().map(({ id, at, text, undone, nodes }) => (
          <li key={id}>
            <blockquote data-undone={undone ? '' : undefined}>{text}</blockquote>
            <time dateTime={at}>{time(at)}</time>
            {undone ? (
              <span>{`${say(labels.undone)} ${time(undone.at)}`}</span>
            ) : (
              onUndo &&
              nodes.length > 0 && (
                <SmallButton disabled={isChanging} onClick={() => onUndo(id)}>
                  {say(labels.undo)}
                </SmallButton>
              )
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
