import type { ServerResponse } from 'node:http'
import type { CountedRequest } from './CountedRequest.ts'

/** What the server says itself, before the app is asked. */
const answers = {
  badAddress: [
    400,
    'アドレスの % の書き方が正しくありません。',
    'The address has a % that stands for nothing.',
  ],
  unreadable: [400, '送られた内容を読み取れません。', 'The request cannot be read.'],
  foreign: [403, 'ほかのサイトからは送信できません。', 'Other sites cannot send this.'],
  tooLarge: [
    413,
    '送られた内容が大きすぎるため、保存していません。本文や画像を小さくしてください。',
    'The request is too large; nothing was saved. Make the text or the picture smaller.',
  ],
  busy: [
    503,
    '混み合っています。少し待ってからもう一度お試しください。',
    'The server is busy. Wait a little and try again.',
  ],
  leaving: [
    503,
    'サーバーを終了しています。少し待ってからもう一度お試しください。',
    'The server is being stopped. Wait a little and try again.',
  ],
} satisfies Record<string, [number, string, string]>

export type AnswerName = keyof typeof answers

/** Answers a request with a sentence: as JSON under `/api`, in the language the browser asks for. */
export const answer = (
  request: CountedRequest,
  response: ServerResponse,
  name: AnswerName,
): void => {
  const { url, headers } = request
  request.refuse()
  if (response.headersSent) return void response.destroy()
  const [status, ja, en] = answers[name]
  const message = /^en\b/i.test(headers['accept-language'] ?? '') ? en : ja
  const isApi = url?.startsWith('/api/')
  response.writeHead(status, {
    'Content-Type': isApi ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(status === 503 && { 'Retry-After': '3' }),
    ...(name === 'leaving' && { Connection: 'close' }),
  })
  response.end(isApi ? JSON.stringify({ errors: [{ name, message }] }) : `${message}\n`)
}
