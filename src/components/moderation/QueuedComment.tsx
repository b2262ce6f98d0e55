'use client'
import { CheckboxInput, Pill } from '@payloadcms/ui'
import type { ComponentProps } from 'react'
import type { QueuedComment as Comment } from '../../text/comments/queuedComment.ts'
import type { Moderation } from '../../endpoints/comments/moderateComments.ts'
import { statusWords, type CommentStatus } from '../../text/comments/commentStatus.ts'
import { reportWords } from '../../text/comments/reportReason.ts'
import { holdWords } from '../../text/comments/screen.ts'
import { shownText } from '../../text/comments/shownText.ts'
import { SmallButton } from '../SmallButton.tsx'
import { movesFor } from './moves.ts'
import styles from './QueuedComment.module.css'
import { useSay, useTime } from '../useSay.ts'
import { useAddresses } from '../useAddresses.ts'

const pillStyles = {
  pending: 'warning',
  approved: 'success',
  rejected: 'light-gray',
  withdrawn: 'light-gray',
  spam: 'error',
} satisfies Record<CommentStatus, ComponentProps<typeof Pill>['pillStyle']>

type Props = {
  comment: Comment
  isBusy: boolean
  isSelected: boolean
  isCurrent: boolean
  onSelect: () => void
  onFocus: () => void
  onDecide: (action: Moderation) => void
  onLock: () => void
  onClose: () => void
}

/** One comment of the queue: what it answers, why it was held, what became of others from there, and what to do. */
export const QueuedComment = ({
  comment,
  isBusy,
  isSelected,
  isCurrent,
  onSelect,
  onFocus,
  onDecide,
  onLock,
  onClose,
}: Props) => {
  const { admin } = useAddresses()
  const say = useSay()
  const time = useTime()
  const { article, authorName } = comment
  const heading = `comment-${comment.id}`
  return (
    <li>
      <article
        className={styles.comment}
        aria-labelledby={heading}
        data-comment={comment.id}
        data-current={isCurrent || undefined}
        tabIndex={isCurrent ? 0 : -1}
        onFocus={onFocus}
      >
        <header className={styles.head}>
          <CheckboxInput
            id={`select-${comment.id}`}
            checked={isSelected}
            onToggle={onSelect}
            Label={
              <label className={styles.hidden} htmlFor={`select-${comment.id}`}>
                {say({
                  ja: `${authorName}のコメントを選ぶ`,
                  en: `Select the comment of ${authorName}`,
                })}
              </label>
            }
          />
          <h3 id={heading}>
            <bdi>{shownText(authorName)}</bdi>
          </h3>
          <time dateTime={comment.postedAt}>{time(comment.postedAt)}</time>
          <Pill pillStyle={pillStyles[comment.status]} size="small">
            {say(statusWords[comment.status])}
          </Pill>
          {comment.locked && <Pill size="small">{say({ ja: '返信締切', en: 'Locked' })}</Pill>}
          <a className={styles.article} href={admin(`/articles/${article.id}`)}>
            {article.title || say({ ja: '（無題）', en: '(untitled)' })}
          </a>
        </header>
        {comment.above.length > 0 && (
          <ol className={styles.above} aria-label={say({ ja: '返信先', en: 'In reply to' })}>
            {comment.above.map((one) => (
              <li key={one.id}>
                <strong>
                  <bdi>{shownText(one.authorName)}</bdi>
                </strong>
                {one.status !== 'approved' && <> ({say(statusWords[one.status])})</>}
                <p dir="auto">{shownText(one.body)}</p>
              </li>
            ))}
          </ol>
        )}
        <p className={styles.body} dir="auto">
          {shownText(comment.body)}
        </p>
        {comment.holds.length + comment.reports.length > 0 && (
          <ul
            className={styles.reasons}
            aria-label={say({ ja: '保留の理由', en: 'Why it was held' })}
          >
            {comment.holds.map(({ reason, detail }, at) => (
              <li key={at}>
                {say(holdWords[reason])}
                {detail !== undefined && (
                  <>
                    {say({ ja: '：', en: ': ' })}
                    <bdi>{shownText(detail)}</bdi>
                  </>
                )}
              </li>
            ))}
            {comment.reports.map(({ reason, note }, at) => (
              <li key={`report-${at}`}>
                {say({ ja: '通報：', en: 'Report: ' })}
                {say(reportWords[reason])}
                {note && <bdi> — {shownText(note)}</bdi>}
              </li>
            ))}
          </ul>
        )}
        <CommentFacts comment={comment} />
        <div className={styles.moves}>
          {movesFor(comment.status).map(({ action, key, label }) => (
            <SmallButton
              key={action}
              buttonStyle={action === 'approve' ? 'primary' : 'secondary'}
              disabled={isBusy}
              extraButtonProps={{ 'aria-keyshortcuts': key, 'data-action': action }}
              onClick={() => onDecide(action)}
            >
              {say(label)} <kbd>{key.toUpperCase()}</kbd>
            </SmallButton>
          ))}
          <span className={styles.spread} />
          <SmallButton buttonStyle="transparent" disabled={isBusy} onClick={onLock}>
            {say(
              comment.locked
                ? { ja: 'スレッドを再開', en: 'Unlock the thread' }
                : { ja: 'スレッドを締め切る', en: 'Lock the thread' },
            )}
          </SmallButton>
          <SmallButton buttonStyle="transparent" disabled={isBusy} onClick={onClose}>
            {say(
              article.closed
                ? { ja: '記事のコメントを再開', en: 'Reopen comments on the article' }
                : { ja: '記事のコメントを締め切る', en: 'Close comments on the article' },
            )}
          </SmallButton>
        </div>
      </article>
    </li>
  )
}

/** What is known of a comment beside its text. */
const CommentFacts = ({ comment }: { comment: Comment }) => {
  const say = useSay()
  const time = useTime()
  const { history, votes } = comment
  const up = votes.up + Math.max(votes.imported ?? 0, 0)
  return (
    <p className={styles.facts}>
      {comment.email && <span>{shownText(comment.email)}</span>}
      {comment.editedAt && (
        <span>
          {say({
            ja: `編集 ${time(comment.editedAt)}`,
            en: `edited ${time(comment.editedAt)}`,
          })}
        </span>
      )}
      {comment.replies > 0 && (
        <span>{say({ ja: `返信 ${comment.replies}`, en: `${comment.replies} replies` })}</span>
      )}
      {up + votes.down > 0 && (
        <span>
          {say({
            ja: `賛成 ${up}・反対 ${votes.down}`,
            en: `${up} for, ${votes.down} against`,
          })}
        </span>
      )}
      {history && history.approved + history.rejected + history.spam > 0 && (
        <span>
          {say({
            ja: `同じ送信元から 承認${history.approved}・却下${history.rejected}・スパム${history.spam}`,
            en: `from the same address: ${history.approved} approved, ${history.rejected} rejected, ${history.spam} spam`,
          })}
        </span>
      )}
    </p>
  )
}
