'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Queue, QueuedComment, Shelf } from '../../text/comments/queuedComment.ts'
import type { Moderation } from '../../endpoints/comments/moderateComments.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'

/** What was done last, and whether there is anything to take back. */
type Done = { said: LocalizedText; canUndo: boolean }

const done: Record<Moderation, LocalizedText> = {
  approve: { ja: '承認しました', en: 'approved' },
  reject: { ja: '却下しました', en: 'rejected' },
  spam: { ja: 'スパムにしました', en: 'put among the spam' },
  block: { ja: 'ブロックしました', en: 'blocked' },
  hold: { ja: '承認待ちに戻しました', en: 'put back to wait' },
}

const decided = (count: number, action: Moderation): LocalizedText => ({
  ja: `${count}件を${done[action].ja}。`,
  en: `${count} ${count === 1 ? 'comment' : 'comments'} ${done[action].en}.`,
})

const unchanged: LocalizedText = { ja: '状態はそのままです。', en: 'Nothing was changed.' }

const changedSince = (count: number): LocalizedText => ({
  ja: `${count}件は読み込んだあとに投稿者が書き直したので、そのままにしました。`,
  en: `${count} changed by their authors since were left alone.`,
})

const takenBack = (count: number): LocalizedText => ({
  ja: `${count}件は取り下げられたか、削除されています。`,
  en: `${count} were withdrawn or deleted.`,
})

/** The comments of one shelf, and what an editor does with them. */
export const useQueue = (shelf: Shelf, page: number) => {
  const ask = useApi()
  const { isTrying, attempt } = useAttempt()
  const [queue, setQueue] = useState<Queue | null>(null)
  const [isLost, setLost] = useState(false)
  const [last, setLast] = useState<Done | null>(null)
  const undos = useRef<(() => Promise<LocalizedText>)[]>([])
  // An answer that comes after a later question is not heard.
  const asked = useRef(0)

  const load = useCallback(async (): Promise<void> => {
    const request = ++asked.current
    const isRead = await attempt(async () => {
      const answer = await ask<Queue>('GET', `/comments/queue?shelf=${shelf}&page=${page}`)
      if (request === asked.current) setQueue(answer)
    })
    if (request === asked.current) setLost(!isRead)
  }, [ask, attempt, shelf, page])

  useEffect(() => {
    setQueue(null)
    setLost(false)
    void load()
  }, [load])

  /** Does something, says what was done, and remembers how it is taken back. */
  const act = (
    work: () => Promise<{ said: LocalizedText; undo?: () => Promise<LocalizedText> }>,
  ): Promise<boolean> =>
    attempt(async () => {
      const { said, undo: back } = await work()
      if (back) undos.current.push(back)
      // Said when the list shows it, so that the next key finds what it is meant for.
      await load()
      setLast({ said, canUndo: undos.current.length > 0 })
    })

  const decide = (ids: string[], action: Moderation): Promise<boolean> =>
    act(async () => {
      const { batch, changed, gone, stale } = await ask<{
        batch: string
        changed: number
        gone: string[]
        stale: string[]
      }>('POST', '/comments/moderate', { ids, action, seen: queue?.at })
      const outcome = [
        changed > 0 ? decided(changed, action) : unchanged,
        ...(stale.length > 0 ? [changedSince(stale.length)] : []),
        ...(gone.length > 0 ? [takenBack(gone.length)] : []),
      ]
      const undoBatch = async (): Promise<LocalizedText> => {
        const back = await ask<{ changed: number }>('POST', '/comments/moderate/undo', { batch })
        return {
          ja: `${back.changed}件を元に戻しました。`,
          en: `${back.changed} ${back.changed === 1 ? 'decision' : 'decisions'} undone.`,
        }
      }
      return {
        said: {
          ja: outcome.map(({ ja }) => ja).join(''),
          en: outcome.map(({ en }) => en).join(' '),
        },
        ...(changed > 0 && { undo: undoBatch }),
      }
    })

  const setLocked = async (id: string, locked: boolean): Promise<LocalizedText> => {
    await ask('POST', `/comments/${id}/lock`, { locked })
    return locked
      ? { ja: 'スレッドを締め切りました。', en: 'The thread is locked.' }
      : { ja: 'スレッドを再開しました。', en: 'The thread is open again.' }
  }

  const setClosed = async (article: string, closed: boolean): Promise<LocalizedText> => {
    await ask('POST', `/articles/${article}/comments/close`, { closed })
    return closed
      ? { ja: '記事のコメントを締め切りました。', en: 'The article takes no more comments.' }
      : { ja: '記事のコメントを再開しました。', en: 'The article takes comments again.' }
  }

  const lock = ({ id, locked }: QueuedComment): Promise<boolean> =>
    act(async () => ({ said: await setLocked(id, !locked), undo: () => setLocked(id, locked) }))

  const close = ({ article: { id, closed } }: QueuedComment): Promise<boolean> =>
    act(async () => ({ said: await setClosed(id, !closed), undo: () => setClosed(id, closed) }))

  const undo = (): Promise<boolean> =>
    act(async () => {
      const back = undos.current.pop()
      return { said: back ? await back() : { ja: '', en: '' } }
    })

  return { queue, isLost, load, last, isTrying, decide, undo, lock, close }
}
