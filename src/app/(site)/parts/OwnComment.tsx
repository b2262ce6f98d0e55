import { shownText } from 'midashi/text'
import { EditForm } from './EditForm.tsx'
import type { HeldComment } from './rest.ts'

type Props = { comment: HeldComment; slug: string; here: Record<string, string> }

/** A comment that waits for an editor, to its author alone. */
export const OwnComment = ({ comment: { id, authorName, body }, slug, here }: Props) => (
  <article className="own" id={`c-${id}`} aria-label="確認待ちのあなたのコメント">
    <p className="facts">
      <bdi className="author">{shownText(authorName)}</bdi>
      <span>確認待ち（あなたにだけ見えています）</span>
    </p>
    <p className="said" dir="auto">
      {shownText(body)}
    </p>
    <div className="acts">
      <EditForm id={id} body={body} slug={slug} here={here} />
    </div>
  </article>
)
