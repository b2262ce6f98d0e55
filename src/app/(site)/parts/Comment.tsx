import type { ReactNode } from 'react'
import type { PublicComment } from '../../../database/commentTree.ts'
import { reportWords, shownText } from 'midashi/text'
import { report, vote } from './actions.ts'
import { Day } from './Day.tsx'
import { EditForm, Here } from './EditForm.tsx'

type Props = {
  comment: PublicComment
  slug: string
  isOpen: boolean
  /** The keys of the reader's own comments. */
  keys: Map<string, string>
  here: Record<string, string>
  /** What the reader has voted, by comment. */
  votes: Map<string, number>
  place: (query: Record<string, string>, anchor: string) => string
  /** The form below the comment that is answered. */
  formFor: (comment: PublicComment) => ReactNode
  /** What became of what the reader has just done with a comment. */
  toldOf: (comment: PublicComment) => ReactNode
}

/** A button to vote with; pressed, it takes the vote back. */
const Vote = ({
  value,
  own,
  isOpen,
  label,
  children,
}: {
  value: 1 | -1
  own: number
  isOpen: boolean
  label: string
  children: ReactNode
}) => (
  <button
    name="value"
    value={own === value ? 0 : value}
    disabled={!isOpen}
    aria-label={label}
    aria-pressed={own === value}
  >
    {children}
  </button>
)

/** One comment with its replies. What readers wrote is shown as text, and cannot turn what stands around it. */
export const Comment = (props: Props) => {
  const { comment, slug, here, isOpen, keys, place, formFor, toldOf } = props
  const { id, votes } = comment
  const ownVote = props.votes.get(id) ?? 0
  const up = votes.up + Math.max(votes.imported ?? 0, 0)
  const own = <Here comment={id} slug={slug} here={here} />
  const name = shownText(comment.authorName ?? '')
  return (
    <li id={`c-${id}`} className="comment">
      {comment.deleted ? (
        <p className="deleted">このコメントは表示されていません。</p>
      ) : (
        <article aria-label={`${name}のコメント`}>
          <header>
            <bdi className="author">{name}</bdi>
            <a href={`#c-${id}`}>
              <Day at={comment.postedAt} exact />
            </a>
            {comment.editedAt && <span>（編集済み）</span>}
          </header>
          <p className="said" dir="auto">
            {shownText(comment.body ?? '')}
          </p>
          <div className="acts">
            <form action={vote}>
              {own}
              <Vote value={1} own={ownVote} isOpen={isOpen} label={`賛成 ${up}`}>
                ▲ {up}
              </Vote>
              <Vote value={-1} own={ownVote} isOpen={isOpen} label={`反対 ${votes.down}`}>
                ▼ {votes.down}
              </Vote>
            </form>
            {isOpen && !comment.locked && (
              <a href={place({ reply: id }, 'reply')} aria-label={`${name}に返信`}>
                返信
              </a>
            )}
            {isOpen && keys.has(id) ? (
              <EditForm id={id} body={comment.body ?? ''} slug={slug} here={here} />
            ) : (
              <details>
                <summary aria-label={`${name}のコメントを通報`}>通報</summary>
                <form action={report} className="comment-form">
                  {own}
                  <label>
                    理由
                    <select name="reason" defaultValue="abuse">
                      {Object.entries(reportWords).map(([value, { ja }]) => (
                        <option key={value} value={value}>
                          {ja}
                        </option>
                      ))}
                    </select>
                  </label>
                  <label>
                    補足（任意）
                    <input name="note" maxLength={500} />
                  </label>
                  <p className="send">
                    <button>編集部に知らせる</button>
                  </p>
                </form>
              </details>
            )}
          </div>
        </article>
      )}
      {toldOf(comment)}
      {formFor(comment)}
      {comment.comments.length > 0 && (
        <ol className="comments">
          {comment.comments.map((reply) => (
            <Comment key={reply.id} {...props} comment={reply} />
          ))}
        </ol>
      )}
      {comment.next && (
        <p className="more">
          <a href={place({ cursor: comment.next }, 'comments')}>
            返信をもっと読む（残り{comment.replies - comment.comments.length}件）
          </a>
        </p>
      )}
    </li>
  )
}
