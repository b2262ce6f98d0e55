import type { Moderation } from '../../endpoints/comments/moderateComments.ts'
import type { CommentStatus } from '../../text/comments/commentStatus.ts'
import type { Shelf } from '../../text/comments/queuedComment.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'

/** What can be done with a comment, with its key. */
export const moves: { action: Moderation; key: string; label: LocalizedText }[] = [
  { action: 'approve', key: 'a', label: { ja: '承認', en: 'Approve' } },
  { action: 'reject', key: 'r', label: { ja: '却下', en: 'Reject' } },
  { action: 'spam', key: 's', label: { ja: 'スパム', en: 'Spam' } },
  { action: 'block', key: 'b', label: { ja: 'ブロック', en: 'Block' } },
  { action: 'hold', key: 'h', label: { ja: '承認待ちへ', en: 'Hold' } },
]

/** What can be done with comments by their status or shelf: what waits need not wait, what was taken back stays so. */
export const movesFor = (status: CommentStatus | Shelf) =>
  status === 'withdrawn'
    ? []
    : moves.filter(({ action }) => action !== 'hold' || status !== 'pending')
