import type { StoredRepair } from '../text/proof/storedRepairs.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import styles from './ProofPanel.module.css'

export type RepairsProps = {
  repairs: StoredRepair[]
  language: string
  say: (words: LocalizedText) => string
  isChanging: boolean
  onUndo: ((repair: string) => void) | null
}

const labels = {
  title: { ja: '取り除いたもの', en: 'Taken out' },
  undo: { ja: '元に戻す', en: 'Put back' },
  undone: { ja: '元に戻し済み', en: 'Put back' },
} satisfies Record<string, LocalizedText>

/** What was taken out of the article, the latest first, each with the button that puts it back. */
export const Repairs = ({ repairs, language, say, isChanging, onUndo }: RepairsProps) => {
  const time = (at: string): string =>
    new Date(at).toLocaleString(language === 'en' ? 'en' : 'ja', {
      dateStyle: 'short',
      timeStyle: 'short',
    })
  return (
    repairs.length > 0 && (
      <details className={styles.repairs}>
        <summary>{`${say(labels.title)} ${repairs.length}`}</summary>
        <ol>
          {repairs.toReversed().map(({ id, at, text, undone, nodes }) => (
            <li key={id}>
              <blockquote className={undone ? styles.undone : undefined}>{text}</blockquote>
              <div className={styles.places}>
                <time dateTime={at}>{time(at)}</time>
                {undone ? (
                  <span>{`${say(labels.undone)} ${time(undone.at)}`}</span>
                ) : (
                  onUndo &&
                  nodes.length > 0 && (
                    <button type="button" disabled={isChanging} onClick={() => onUndo(id)}>
                      {say(labels.undo)}
                    </button>
                  )
                )}
              </div>
            </li>
          ))}
        </ol>
      </details>
    )
  )
}
