'use client'
import { useForm } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useSay, useTime } from '../useSay.ts'
import { discard, keptFor, sayTheSame, writtenIn, type Found } from './keptText.ts'
import styles from './KeptText.module.css'
import { useSaves } from './useSaves.ts'
import { useSubmit } from './useSubmit.ts'

const labels = {
  back: { ja: '残っている文章を戻す', en: 'Put it back' },
  drop: { ja: '捨てる', en: 'Discard it' },
} satisfies Record<string, LocalizedText>

const left = (time: string, isOlder: boolean): LocalizedText => ({
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
  const [found, setFound] = useState<Found[]>([])

  // Once, when the form opens; what was found stays until somebody has decided.
  const now = useRef(getData)
  now.current = getData
  useEffect(() => {
    const texts = keptFor(document)
    const present = writtenIn(now.current() as Record<string, unknown>)
    const isSame = (one: Found): boolean => sayTheSame(one.text.fields, present)
    texts.filter(isSame).forEach(discard)
    setFound(texts.filter((one) => !isSame(one)))
  }, [document])

  const [kept, ...rest] = found
  if (!kept) return null
  const { revision } = getData() as { revision?: number | null }
  const isOlder = kept.text.revision !== null && (revision ?? 0) > kept.text.revision

  const putBack = async (): Promise<void> => {
    await reset({ ...getData(), ...kept.text.fields })
    setModified(true)
    saves.set({ problem: null })
    await submit({ asVersion: true })
    // Only what the server has may go from here.
    if (saves.get().problem === null) discard(kept)
    setFound(rest)
  }
  const drop = (): void => {
    discard(kept)
    setFound(rest)
  }
  return (
    <div className={styles.kept} role="alert">
      <p>{say(left(time(new Date(kept.text.at).toISOString()), isOlder))}</p>
      <div>
        <SmallButton buttonStyle="primary" onClick={() => void putBack()}>
          {say(labels.back)}
        </SmallButton>
        <SmallButton onClick={drop}>{say(labels.drop)}</SmallButton>
      </div>
    </div>
  )
}
