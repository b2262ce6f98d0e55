'use client'
import { useActionState } from 'react'
import { shownText } from 'midashi/text'
import { addresses } from './addresses.ts'
import { post, type Unsent } from './actions.ts'

type Props = {
  article: string
  slug: string
  /** Where in the thread the reader is: its order and page. */
  here: Record<string, string>
  form: string
  maxLength: number
  terms: { version: string; url: string | null } | null
  /** The comment that is answered: its id, and whose it is. */
  parent?: { id: string; authorName: string }
}

/** A form to comment with; it works without JavaScript, and keeps what was written where it could not be sent. */
export const CommentForm = ({ article, slug, here, form, maxLength, terms, parent }: Props) => {
  const [unsent, action, isSending] = useActionState<Unsent, FormData>(post, null)
  const id = parent ? 'reply' : 'comment'
  const name = [...shownText(parent?.authorName ?? '').replace(/さん$/, '')].slice(0, 20).join('')
  return (
    <form action={action} className="comment-form" id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{parent ? `${name}さんへの返信` : 'コメントを書く'}</h3>
      {/* Without JavaScript the page comes back at its top: the browser goes where the focus is. */}
      {unsent && (
        <p role="alert" tabIndex={-1} autoFocus>
          {unsent.message}
        </p>
      )}
      <input type="hidden" name="article" value={article} />
      <input type="hidden" name="slug" value={slug} />
      {Object.entries(here).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="form" value={unsent?.form ?? form} />
      {parent && <input type="hidden" name="parent" value={parent.id} />}
      <p className="trap" aria-hidden="true">
        <label>
          この欄は空のままにしてください
          <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
      <label>
        名前
        <input
          name="authorName"
          required
          maxLength={60}
          autoComplete="nickname"
          defaultValue={unsent?.authorName}
          key={`name ${unsent?.authorName}`}
        />
      </label>
      <label>
        メールアドレス（任意・公開されません）
        <input
          name="email"
          type="email"
          autoComplete="email"
          defaultValue={unsent?.email}
          key={`email ${unsent?.email}`}
        />
      </label>
      <label>
        コメント
        <textarea
          name="body"
          required
          rows={5}
          maxLength={maxLength}
          defaultValue={unsent?.body}
          key={`body ${unsent?.body}`}
        />
      </label>
      {terms && (
        <label className="agree">
          <input type="checkbox" name="terms" value={terms.version} required />
          <span>{terms.url ? <a href={terms.url}>利用規約</a> : '利用規約'}に同意する</span>
        </label>
      )}
      <p className="send">
        <button disabled={isSending}>{isSending ? '送信しています…' : '投稿する'}</button>
        {parent && <a href={`${addresses.article(slug)}#c-${parent.id}`}>やめる</a>}
      </p>
    </form>
  )
}
