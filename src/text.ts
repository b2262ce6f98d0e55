// The pure library's door, `midashi/text`: no Payload, no Node; it runs in a browser.
export { commentSorts, type CommentSort } from './text/comments/commentSort.ts'
export { isRefusal, refusalWords, type RefusalCode } from './text/comments/refusals.ts'
export { reportWords, type ReportReason } from './text/comments/reportReason.ts'
export { shownText } from './text/comments/shownText.ts'
