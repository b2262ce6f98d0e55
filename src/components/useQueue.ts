'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Queue, QueuedComment, Shelf } from '../endpoints/commentQueue.ts'
import type { Moderation } from '../endpoints/moderateComments.ts'
import type { Words } from '../text/manuscript/manuscript.ts'
import { useApi } from './useApi.ts'
import { useAttempt } from './useAttempt.ts'

/** What was done last, and how it is taken back. */
type Done = { said: Words; batch: string | null }

const done: Record<Moderation, Words> = {
  approve: { ja: '承認しました', en: 'approved' },
  reject: { ja: '却下しました', en: 'rejected' },
  spam: { ja: 'スパムにしました', en: 'put among the spam' },
  block: { ja: 'ブロックしました', en: 'blocked' },
  hold: { ja: '承認待ちに戻しました', en: 'put back to wait' },
}

const changedSince = (count: number): Words => ({
  ja: `${count}件は読み込んだあとに投稿者が書き直したので、そのままにしました。`,
  en: `${count} changed by their authors since were left alone.`,
})

const takenBack = (count: number): Words => ({
  ja: `${count}件は取り下げられたか、削除されています。`,
  en: `${count} were withdrawn or deleted.`,
})

/** The comments of one shelf, and what an editor does with them. */
export const useQueue = (shelf: Shelf, page: number) => {
  const ask = useApi()
  const { isTrying, attempt } = useAttempt()
  const [queue, setQueue] = useState<Queue | null>(null)
  const [last, setLast] = useState<Done | null>(null)
  const batches = useRef<string[]>([])
  // An answer that comes after a later question is not heard.
  const asked = useRef(0)

  const load = useCallback(async (): Promise<void> => {
    const own = ++asked.current
    await attempt(async () => {
      const answer = await ask<Queue>('GET', `/comments/queue?shelf=${shelf}&page=${page}`)
      if (own === asked.current) setQueue(answer)
    })
    // `attempt` is another function each time and does the same.
  }, [ask, shelf, page])

  useEffect(() => {
    setQueue(null)
    void load()
  }, [load])

  const decide = (ids: string[], action: Moderation): Promise<boolean> =>
    attempt(async () => {
      if (ids.length === 0) return
      const { batch, changed, gone, stale } = await ask<{
        batch: string
        changed: number
        gone: string[]
        stale: string[]
      }>('POST', '/comments/moderate', { ids, action, seen: queue?.at })
      batches.current.push(batch)
      const left = [
        ...(stale.length > 0 ? [changedSince(stale.length)] : []),
        ...(gone.length > 0 ? [takenBack(gone.length)] : []),
      ]
      setLast({
        said: {
          ja: `${changed}件を${done[action].ja}。${left.map(({ ja }) => ja).join('')}`,
          en: `${changed} ${changed === 1 ? 'comment' : 'comments'} ${done[action].en}. ${left.map(({ en }) => en).join(' ')}`,
        },
        batch,
      })
      await load()
    })

  const undo = (): Promise<boolean> =>
    attempt(async () => {
      const batch = batches.current.pop()
      if (batch === undefined) return
      const { changed } = await ask<{ changed: number }>('POST', '/comments/moderate/undo', {
        batch,
      })
      setLast({
        said: { ja: `${changed}件を元に戻しました。`, en: `${changed} taken back.` },
        batch: batches.current.at(-1) ?? null,
      })
      await load()
    })

  const lock = ({ id, locked }: QueuedComment): Promise<boolean> =>
    attempt(async () => {
      await ask('POST', `/comments/${id}/lock`, { locked: !locked })
      setLast({
        said: locked
          ? { ja: 'スレッドを再開しました。', en: 'The thread is open again.' }
          : { ja: 'スレッドを締め切りました。', en: 'The thread is locked.' },
        batch: batches.current.at(-1) ?? null,
      })
      await load()
    })

  const close = ({ article }: QueuedComment): Promise<boolean> =>
    attempt(async () => {
      await ask('POST', `/articles/${article.id}/comments/close`, { closed: !article.closed })
      setLast({
        said: article.closed
          ? { ja: '記事のコメントを再開しました。', en: 'The article takes comments again.' }
          : { ja: '記事のコメントを締め切りました。', en: 'The article takes no more comments.' },
        batch: batches.current.at(-1) ?? null,
      })
      await load()
    })

  return { queue, last, isTrying, decide, undo, lock, close }
}
