import sharp from 'sharp'
import { expect } from 'vitest'
import { digest } from './digest.ts'
import { openNewsroom, type Newsroom } from './newsroom.ts'

/** A newsroom with something of everything that is public, and of everything that is not. */
export let newsroom: Newsroom
export const ids: Record<string, string> = {}
export const files: Record<string, string> = {}
export const upload = async (name: string): Promise<string> => {
  const data = new FormData()
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2f6f8f' } })
    .png()
    .toBuffer()
  data.append('file', new Blob([new Uint8Array(png)], { type: 'image/png' }), name)
  data.append(
    '_payload',
    JSON.stringify({ alt: '青い四角', credit: { text: '筆者撮影', kind: 'own' } }),
  )
  const { status, body } = await newsroom.editor('POST', '/media', data)
  expect(status, JSON.stringify(body)).toBe(201)
  files[name] = body.doc.filename
  return body.doc.id
}
export const SECRET = '極秘の下書き'
export const openPublished = async (): Promise<void> => {
  newsroom = await openNewsroom()
  const { editor } = newsroom
  const picture = await upload('public.png')
  const hidden = await upload('hidden.png')
  const open = await digest(newsroom, {
    title: '公開の記事',
    eyecatch: picture,
    _status: 'published',
  })
  const first = await editor('POST', '/articles', open)
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  ids.open = first.body.doc.id
  const draft = await digest(newsroom, { title: SECRET, eyecatch: hidden, _status: 'draft' })
  ids.draft = (await editor('POST', '/articles?draft=true', draft)).body.doc.id
  ids.draftSource = (draft.citations as { source: string }[])[0]!.source
  ids.openSource = (open.citations as { source: string }[])[0]!.source
  ids.hidden = hidden
  ids.picture = picture
  // A published article with a newer draft: readers keep the published one.
  await editor('PATCH', `/articles/${ids.open}?draft=true`, {
    title: `${SECRET} 改題`,
    _status: 'draft',
  })
  ids.trashed = (
    await editor(
      'POST',
      '/articles',
      await digest(newsroom, { title: `${SECRET} ごみ箱`, _status: 'published' }),
    )
  ).body.doc.id
  const trashed = await editor('PATCH', `/articles/${ids.trashed}`, {
    deletedAt: new Date().toISOString(),
  })
  expect(trashed.status).toBe(200)
  const comment = (article: string, change: Record<string, unknown>) =>
    editor('POST', '/comments', {
      article,
      authorName: '読者',
      email: 'reader@example.jp',
      ...change,
    })
  ids.approved = (
    await comment(ids.open!, { body: '良い記事です', status: 'approved' })
  ).body.doc.id
  ids.pending = (
    await comment(ids.open!, { body: `${SECRET} 承認待ち`, status: 'pending' })
  ).body.doc.id
  ids.onDraft = (
    await comment(ids.draft!, { body: `${SECRET} 下書きへ`, status: 'approved' })
  ).body.doc.id
}
