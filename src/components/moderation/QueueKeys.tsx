'use client'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { useSay } from '../useSay.ts'
import { moves } from './moves.ts'
import styles from './QueueKeys.module.css'

const keys: [string, LocalizedText][] = [
  ['J / K', { ja: '次・前のコメントへ', en: 'next, previous comment' }],
  ...moves.map(({ key, label }): [string, LocalizedText] => [key.toUpperCase(), label]),
  ['X', { ja: '選ぶ・外す', en: 'select' }],
  ['U', { ja: '直前の操作を元に戻す', en: 'undo' }],
  ['?', { ja: 'この一覧を開く・閉じる', en: 'open and close this list' }],
]

/** What the keys of the queue do. */
export const QueueKeys = ({ id }: { id: string }) => {
  const say = useSay()
  return (
    <dl id={id} className={styles.keys}>
      {keys.map(([key, words]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{say(words)}</dd>
        </div>
      ))}
    </dl>
  )
}
