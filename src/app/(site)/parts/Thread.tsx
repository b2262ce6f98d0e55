import type { PublicComment } from '../../../database/commentTree.ts'
import { commentSorts, isRefusal, refusalWords, type CommentSort } from 'midashi/text'
import { addresses } from './addresses.ts'
import { Comment } from './Comment.tsx'
import { CommentForm } from './CommentForm.tsx'
import { OwnComment } from './OwnComment.tsx'
import {
  formOf,
  heldOf,
  ownKeys,
  ownVotes,
  threadOf,
  type ShownArticle,
  type ThreadPage,
} from './rest.ts'

/** What the address of an article's page may ask of its comments. */
export type Asked = {
  sort?: string
  cursor?: string
  reply?: string
  said?: string
  own?: string
  /** The comment what is `said` is about. */
  at?: string
}

const sorts: Record<CommentSort, string> = {
  best: '評価順',
  newest: '新しい順',
  oldest: '古い順',
  discussed: '返信の多い順',
}

const words: Record<string, string> = {
  held: 'ありがとうございます。コメントは編集部の確認後に掲載されます。',
  posted: 'コメントを掲載しました。',
  changed: 'コメントを直しました。',
  withdrawn: 'コメントを取り下げました。',
  reported: '編集部に知らせました。ありがとうございます。',
  voted: '評価を受け付けました。',
}

const shut: Record<string, string> = {
  closed: 'この記事ではコメントを受け付けていません。',
  members: 'この記事にコメントできるのは会員だけです。',
}

const saidOf = (code: string | undefined): string | null => {
  if (code === undefined) return null
  if (Object.hasOwn(words, code)) return words[code]!
  return isRefusal(code) ? refusalWords(code).ja : null
}

const one = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The comments under an article. */
export const Thread = async ({ article, asked }: { article: ShownArticle; asked: Asked }) => {
  const { slug } = article
  const sort = commentSorts.find((name) => name === one(asked.sort))
  const cursor = one(asked.cursor)
  const found = await threadOf(article.id, {
    ...(cursor ? { cursor } : sort && { sort }),
  })
  if (!found.ok)
    return (
      <section className="thread" id="comments">
        <h2>コメント</h2>
        <p role="alert">{found.message}</p>
      </section>
    )
  const thread = found.data
  const isOpen = thread.policy === 'open' || thread.policy === 'moderated'
  const form = isOpen ? await formOf(article.id) : null
  const [keys, votes] = [await ownKeys(), await ownVotes()]
  const held = await heldOf([...keys].filter(([id]) => !findComment(thread.comments, id)))
  const said = saidOf(one(asked.said))
  const about = said === null ? null : findComment(thread.comments, one(asked.at) ?? '')
  const told = said && <p role={isRefusal(one(asked.said) ?? '') ? 'alert' : 'status'}>{said}</p>
  const reply = one(asked.reply)
  const answered = reply ? findComment(thread.comments, reply) : null
  const here: Record<string, string> = cursor ? { cursor } : sort ? { sort } : {}
  const place = (query: Record<string, string>, anchor: string): string =>
    `${addresses.article(slug)}?${new URLSearchParams({ ...here, ...query }).toString()}#${anchor}`
  const formFor = (parent?: PublicComment) =>
    form?.ok ? (
      <CommentForm
        key={parent?.id ?? 'new'}
        article={article.id}
        slug={slug}
        here={here}
        form={form.data.form}
        maxLength={form.data.maxLength}
        terms={thread.terms}
        {...(parent && { parent: { id: parent.id, authorName: parent.authorName ?? '' } })}
      />
    ) : null
  return (
    <section className="thread" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">コメント（{thread.count}）</h2>
      {about === null && told}
      {held.map((comment) => (
        <OwnComment key={comment.id} comment={comment} slug={slug} here={here} />
      ))}
      {isOpen && thread.comments.length > 3 && (
        <p className="to-form">
          <a href="#comment">コメントを書く</a>
        </p>
      )}
      {thread.comments.length > 0 && <Sorts thread={thread} slug={slug} />}
      {cursor && (
        <p>
          <a href={`${addresses.article(slug)}#comments`}>はじめから読む</a>
        </p>
      )}
      {thread.comments.length === 0 ? (
        <p className="empty">
          {isOpen ? '最初のコメントを書いてみませんか。' : 'コメントはありません。'}
        </p>
      ) : (
        <ol className="comments">
          {thread.comments.map((comment) => (
            <Comment
              key={comment.id}
              comment={comment}
              slug={slug}
              isOpen={isOpen}
              keys={keys}
              here={here}
              votes={votes}
              place={place}
              formFor={(parent) => (parent.id === answered?.id ? formFor(parent) : null)}
              toldOf={({ id }) => (id === about?.id ? told : null)}
            />
          ))}
        </ol>
      )}
      {thread.next && (
        <p className="more">
          <a href={place({ cursor: thread.next }, 'comments')}>続きのコメントを読む</a>
        </p>
      )}
      {isOpen ? !answered && formFor() : <p className="shut">{shut[thread.policy]}</p>}
    </section>
  )
}

const Sorts = ({ thread, slug }: { thread: ThreadPage; slug: string }) => (
  <nav className="sorts" aria-label="並べ替え">
    {commentSorts.map((name) => (
      <a
        key={name}
        href={`${addresses.article(slug)}?sort=${name}#comments`}
        aria-current={name === thread.sort ? 'true' : undefined}
      >
        {sorts[name]}
      </a>
    ))}
  </nav>
)

const findComment = (comments: PublicComment[], id: string): PublicComment | null => {
  for (const comment of comments) {
    if (comment.id === id) return comment
    const below = findComment(comment.comments, id)
    if (below) return below
  }
  return null
}
