'use client'
import type { ReactNode } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import type { ReadManuscript } from '../../text/article/readRaw.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useSay } from '../useSay.ts'
import styles from './ManuscriptNotice.module.css'

type Unread = ReadManuscript['unread'][number]

export type ManuscriptNoticeProps = {
  unread: Unread[]
  repeated: ReadManuscript['repairs']
  added: string[]
  others: OtherArticle[]
  isReading: boolean
  onUndo: () => void
  onClose: () => void
  onAppend: (line: Unread) => void
  onDraft: (others: OtherArticle[]) => void
}

/** Another article of the same text, and the address of the draft it has become. */
export type OtherArticle = { manuscript: ReadManuscript; draft: string | null }

const labels = {
  read: { ja: '原稿を読み込みました。', en: 'Manuscript read.' },
  undo: { ja: '元に戻す', en: 'Undo' },
  close: { ja: '閉じる', en: 'Close' },
  unread: { ja: 'どの欄にも入れなかった行', en: 'Lines that were put nowhere' },
  append: { ja: '本文の末尾に入れる', en: 'Put under the text' },
  repeated: {
    ja: '読み込むときに取り除いた文章（保存すると「取り除いたもの」に入り、元に戻せます）',
    en: 'Taken out while reading; once saved, it stands under “Taken out” and can be put back',
  },
  added: {
    ja: '繰り返しの片方にだけあった文（本文に残しました。場所を確かめてください）',
    en: 'Sentences only the copy had. They stay in the text: see where they belong',
  },
  others: { ja: 'ほかの記事', en: 'Other articles in the text' },
  draft: { ja: '下書きにする', en: 'Make a draft' },
  open: { ja: '下書きを開く', en: 'Open the draft' },
} satisfies Record<string, LocalizedText>

/** What became of a manuscript that was read: how to take it back, the other articles in it, the lines that were put nowhere. */
export const ManuscriptNotice = (given: ManuscriptNoticeProps) => {
  const { unread, repeated, added, others, isReading, onUndo, onClose, onAppend, onDraft } = given
  const say = useSay()
  const undrafted = others.filter(({ draft }) => draft === null)
  return (
    <div className={styles.notice} role="status">
      <p>
        {say(labels.read)}
        <SmallButton disabled={isReading} onClick={onUndo}>
          {say(labels.undo)}
        </SmallButton>
        <SmallButton onClick={onClose}>{say(labels.close)}</SmallButton>
      </p>
      <Lines
        label={labels.others}
        of={others}
        each={(other) => (
          <>
            <span>{other.manuscript.title}</span>
            {other.draft === null ? (
              <SmallButton disabled={isReading} onClick={() => onDraft([other])}>
                {say(labels.draft)}
              </SmallButton>
            ) : (
              <a href={other.draft} target="_blank" rel="noreferrer">
                {say(labels.open)}
              </a>
            )}
          </>
        )}
      />
      {undrafted.length > 1 && (
        <SmallButton disabled={isReading} onClick={() => onDraft(undrafted)}>
          {say({
            ja: `残り${undrafted.length}件をすべて下書きにする`,
            en: `Make drafts of all ${undrafted.length} that are left`,
          })}
        </SmallButton>
      )}
      <Lines
        label={labels.repeated}
        of={repeated}
        each={({ id, text }) => (
          <details key={id}>
            <summary>{`${text.slice(0, 60)}${text.length > 60 ? '…' : ''}`}</summary>
            <p className={styles.taken}>{text}</p>
          </details>
        )}
      />
      <Lines label={labels.added} of={added} each={(text) => <mark>{text}</mark>} />
      <Lines
        label={labels.unread}
        of={unread}
        each={(line) => (
          <>
            <mark>{line.text}</mark>
            <SmallButton onClick={() => onAppend(line)}>{say(labels.append)}</SmallButton>
          </>
        )}
      />
    </div>
  )
}

type LinesProps<One> = { label: LocalizedText; of: One[]; each: (one: One) => ReactNode }

/** A list under its heading; nothing where it is empty. */
const Lines = <One,>({ label, of, each }: LinesProps<One>) => {
  const say = useSay()
  if (of.length === 0) return null
  return (
    <>
      <h4>{say(label)}</h4>
      <ul>
        {of.map((one, at) => (
          <li key={at}>{each(one)}</li>
        ))}
      </ul>
    </>
  )
}
