import type { LocalizedText } from '../manuscript/manuscript.ts'

/** Why a reader's request is refused: a status, and what to do about it. */
const refusals = {
  badRequest: [
    400,
    '送られた内容を読み取れません。Content-Type を application/json にして、JSONで送ってください。',
    'The request cannot be read. Send JSON with `Content-Type: application/json`.',
  ],
  tooLarge: [413, '送られた内容が大きすぎます。', 'The request is too large.'],
  noArticle: [404, '記事が見つかりません。', 'There is no such article.'],
  noComment: [404, 'コメントが見つかりません。', 'There is no such comment.'],
  noParent: [404, '返信先のコメントが見つかりません。', 'The comment replied to cannot be found.'],
  closed: [
    403,
    'この記事ではコメントを受け付けていません。',
    'Comments are closed under this article.',
  ],
  locked: [403, 'このスレッドへの返信は締め切られました。', 'This thread takes no more replies.'],
  membersOnly: [401, 'コメントするにはログインしてください。', 'Sign in to comment.'],
  badName: [400, '名前を1〜60文字で入力してください。', 'Give a name of 1 to 60 characters.'],
  badBody: [400, 'コメントを入力してください。', 'Write a comment.'],
  longBody: [
    400,
    'コメントが長すぎます。短くしてください。',
    'The comment is too long. Shorten it.',
  ],
  badEmail: [
    400,
    'メールアドレスの形が正しくありません。',
    'The e-mail address is not well-formed.',
  ],
  badVote: [
    400,
    'value には 1、-1、0 のいずれかを指定してください。',
    'Give 1, -1 or 0 as `value`.',
  ],
  badReport: [
    400,
    '通報の理由を spam、abuse、privacy、other から選んでください。',
    'Give one of spam, abuse, privacy and other as `reason`.',
  ],
  badSort: [
    400,
    'sort には best、newest、oldest、discussed のいずれかを指定してください。',
    'Give one of best, newest, oldest and discussed as `sort`.',
  ],
  badTotals: [
    400,
    'articles に1〜100件の記事のIDをカンマ区切りで指定してください。',
    'Give the ids of 1 to 100 articles as `articles`, parted by commas.',
  ],
  badCursor: [400, 'cursor が正しくありません。', 'The cursor is none of ours.'],
  terms: [400, '利用規約に同意してください。', 'Agree to the terms first.'],
  formExpired: [
    400,
    'フォームの有効期限が切れました。もう一度送信してください。',
    'The form has expired. Send it again.',
  ],
  proofOfWork: [
    400,
    '送信の確認ができませんでした。もう一度送信してください。',
    'The proof of work is missing or wrong. Send it again.',
  ],
  repeated: [409, '同じコメントがすでに投稿されています。', 'You have posted the same already.'],
  blocked: [403, 'このコメントは投稿できません。', 'This comment cannot be posted.'],
  notYours: [403, '編集キーが違います。', 'The edit key is wrong.'],
  tooLate: [403, '編集できる時間を過ぎました。', 'The time to edit it has passed.'],
  collided: [
    409,
    'ほかの操作と重なりました。もう一度送信してください。',
    'Somebody else was at the same. Send it again.',
  ],
  tooMany: [
    429,
    '操作が続いています。少し待ってからもう一度お試しください。',
    'Too many at once. Wait a little and try again.',
  ],
} satisfies Record<string, [number, string, string]>

export type RefusalCode = keyof typeof refusals

/**
 * Whether a word is the code of a refusal.
 * @example
 * isRefusal('tooMany') // → true
 */
export const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(refusals, code)

/**
 * What a refusal says, in both languages.
 * @example
 * refusalWords('tooMany').en // → "Too many at once. Wait a little and try again."
 */
export const refusalWords = (code: RefusalCode): LocalizedText => {
  const [, ja, en] = refusals[code]
  return { ja, en }
}

/** The HTTP status of a refusal. */
export const refusalStatus = (code: RefusalCode): number => refusals[code][0]
