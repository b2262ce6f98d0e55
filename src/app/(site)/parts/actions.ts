'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { ask, formOf, ownVotes, segment } from './rest.ts'

/** What was written and could not be sent: it stays in the form, with the reason. */
export type Unsent = {
  message: string
  authorName: string
  email: string
  body: string
  /** Another form to send it in, where the one it was in has expired. */
  form: string | null
} | null

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Back to the article; only what the page itself put into the form can be named here. */
const pageOf = (form: FormData, query: Record<string, string>, anchor: string): string =>
  `/articles/${segment(text(form, 'slug'))}?${new URLSearchParams([
    // Sorted as it was, on the page it was.
    ...(['sort', 'cursor'] as const).flatMap((name) =>
      text(form, name) ? [[name, text(form, name)]] : [],
    ),
    ...Object.entries(query),
  ]).toString()}#${encodeURIComponent(anchor)}`

const waitWords = (retryAfter: number | null): string =>
  retryAfter === null ? '' : `（${retryAfter}秒後に送信できます）`

/** Posts a comment. Without JavaScript the page comes back with what was written in it. */
export const post = async (_: Unsent, form: FormData): Promise<Unsent> => {
  const [authorName, email, body] = [
    text(form, 'authorName'),
    text(form, 'email'),
    text(form, 'body'),
  ]
  const answer = await ask<{
    comment: { id: string }
    held: boolean
    key: string
    editUntil: string
  }>('POST', '/comments', {
    article: text(form, 'article'),
    parent: text(form, 'parent') || undefined,
    authorName,
    email: email || undefined,
    body,
    form: text(form, 'form') || undefined,
    website: text(form, 'website') || undefined,
    terms: text(form, 'terms') || undefined,
  })
  if (!answer.ok) {
    const fresh = answer.code === 'formExpired' ? await formOf(text(form, 'article')) : null
    return {
      message: `${answer.message}${waitWords(answer.retryAfter)}`,
      authorName,
      email,
      body,
      form: fresh?.ok ? fresh.data.form : null,
    }
  }
  const { comment, held, key, editUntil } = answer.data
  ;(await cookies()).set(`comment-${comment.id}`, key, {
    httpOnly: true,
    sameSite: 'lax',
    expires: new Date(editUntil),
  })
  redirect(
    pageOf(
      form,
      { said: held ? 'held' : 'posted', own: comment.id, at: comment.id },
      held ? 'comments' : `c-${comment.id}`,
    ),
  )
}

/** Votes for or against a comment, or takes a vote back. */
export const vote = async (form: FormData): Promise<void> => {
  const id = text(form, 'comment')
  const answer = await ask<{ own: number }>('POST', `/comments/${segment(id)}/votes`, {
    value: Number(text(form, 'value')),
  })
  if (answer.ok) await rememberVote(id, answer.data.own)
  redirect(pageOf(form, { said: answer.ok ? 'voted' : answer.code, at: id }, `c-${id}`))
}

/** How many votes a reader's browser remembers. */
const maxVotes = 50

const rememberVote = async (id: string, value: number): Promise<void> => {
  const votes = await ownVotes()
  votes.delete(id)
  if (value !== 0) votes.set(id, value)
  const last = [...votes].slice(-maxVotes).map(([id, given]) => `${id}:${given}`)
  ;(await cookies()).set('votes', last.join(' '), {
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 90 * 86_400,
  })
}

/** Reports a comment to the editors. */
export const report = async (form: FormData): Promise<void> => {
  const id = text(form, 'comment')
  const answer = await ask('POST', `/comments/${segment(id)}/reports`, {
    reason: text(form, 'reason'),
    note: text(form, 'note'),
  })
  redirect(pageOf(form, { said: answer.ok ? 'reported' : answer.code, at: id }, `c-${id}`))
}

/** Changes a comment of one's own, or takes it back. */
export const change = async (form: FormData): Promise<void> => {
  const id = text(form, 'comment')
  const key = (await cookies()).get(`comment-${id}`)?.value ?? ''
  const withdraw = form.has('withdraw')
  const answer = await ask<{ held: boolean }>(
    'PATCH',
    `/comments/${segment(id)}`,
    withdraw ? { withdraw } : { body: text(form, 'body') },
    { 'X-Edit-Key': key },
  )
  const outcome = !answer.ok
    ? answer.code
    : withdraw
      ? 'withdrawn'
      : answer.data.held
        ? 'held'
        : 'changed'
  redirect(pageOf(form, { said: outcome, at: id }, answer.ok && withdraw ? 'comments' : `c-${id}`))
}
