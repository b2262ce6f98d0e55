import { change } from './actions.ts'

type Props = { id: string; body: string; slug: string; here: Record<string, string> }

/** Changes a comment of one's own, or takes it back. */
export const EditForm = ({ id, body, slug, here }: Props) => (
  <details>
    <summary>編集</summary>
    <form action={change} className="comment-form">
      <Here comment={id} slug={slug} here={here} />
      <label>
        コメント
        <textarea name="body" rows={4} defaultValue={body} required />
      </label>
      <p className="send">
        <button>書き直す</button>
        <button name="withdraw" value="true" formNoValidate className="quiet">
          取り下げる
        </button>
      </p>
    </form>
  </details>
)

/** Which comment a form is about, and where to come back to. */
export const Here = ({
  comment,
  slug,
  here,
}: {
  comment: string
  slug: string
  here: Record<string, string>
}) => (
  <>
    {Object.entries({ slug, comment, ...here }).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
)
