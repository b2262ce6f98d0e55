'use client'
import { Button, useForm } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Words } from '../../text/manuscript/manuscript.ts'
import { useSay, useTime } from '../useSay.ts'
import { forget, keptFor, sayTheSame, writtenIn, type KeptText as Kept } from './keptText.ts'
import styles from './SaveState.module.css'
import { useSaves } from './useSaves.ts'
import { useSubmit } from './useSubmit.ts'

const labels = {
  back: { ja: '残っている文章を戻す', en: 'Put it back' },
  drop: { ja: '捨てる', en: 'Discard it' },
} satisfies Record<string, Words>

const found = (time: string, isOlder: boolean): Words => ({
  ja: `サーバーに保存されていない文章が、このブラウザーに残っています（${time}）。${isOlder ? 'そのあとに保存された文章があります。戻しても、いまの文章は「バージョン」から開けます。' : ''}`,
  en: `This browser has a text that was not saved (${time}).${isOlder ? ' The article has been saved since; if you put yours back, the present one is among the versions.' : ''}`,
})

/** Offers what was typed and never reached the server, when the form opens again. */
export const KeptText = () => {
  const { saves, document, path } = useSaves()
  const { getData, reset, setModified } = useForm()
  const submit = useSubmit(path)
  const say = useSay()
  const time = useTime()
  const [kept, setKept] = useState<Kept | null>(null)

  useEffect(() => {
    const text = keptFor(document)
    if (!text) return
    if (sayTheSame(text.fields, writtenIn(getData() as Record<string, unknown>))) forget(document)
    else setKept(text)
    // Once, when the form opens: what is typed from now on is kept over it only after a decision.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [document])

  if (!kept) return null
  const { revision } = getData() as { revision?: number | null }
  const isOlder = kept.revision !== null && (revision ?? 0) > kept.revision

  const putBack = async (): Promise<void> => {
    await reset({ ...getData(), ...kept.fields })
    setModified(true)
    setKept(null)
    saves.set({ problem: null })
    await submit({ asVersion: true })
  }
  const drop = (): void => {
    forget(document)
    setKept(null)
  }
  return (
    <div className={styles.kept} role="alert">
      <p>{say(found(time(new Date(kept.at).toISOString()), isOlder))}</p>
      <div className={styles.actions}>
        <Button type="button" size="small" onClick={() => void putBack()}>
          {say(labels.back)}
        </Button>
        <Button type="button" size="small" buttonStyle="secondary" onClick={drop}>
          {say(labels.drop)}
        </Button>
      </div>
    </div>
  )
}
