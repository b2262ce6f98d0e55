'use client'
import { Banner, useDocumentInfo, useField, useForm } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { PictureReading } from '../../endpoints/media/readPicture.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { cardSize, isSmallForCard } from '../../text/pictures/cardSize.ts'
import { SmallButton } from '../SmallButton.tsx'
import { Failed, useApi } from '../useApi.ts'
import { useSay, useTime } from '../useSay.ts'
import { AlikePictures } from './AlikePictures.tsx'
import styles from './PictureReport.module.css'

const labels = {
  title: { ja: '画像の記録', en: 'What the picture says' },
  reading: { ja: '画像を読み取っています…', en: 'Reading the picture…' },
  credit: { ja: 'クレジット', en: 'Credit' },
  filled: { ja: 'クレジット欄に入れました。', en: 'It was put into the credit.' },
  replace: { ja: 'クレジット欄をこれに替える', en: 'Put it into the credit' },
  noCredit: {
    ja: 'ファイルにクレジットがありません。下の欄に書いてください。',
    en: 'The file names nobody. Write the credit below.',
  },
  ai: { ja: 'AIで生成した画像と記録されています。', en: 'The file says that it was made by AI.' },
  provenance: {
    ja: '来歴情報（C2PA）があります。検証はしていません。',
    en: 'It has Content Credentials (C2PA). They were not verified.',
  },
  animated: {
    ja: '動く画像です。最初の一コマだけを使います。',
    en: 'It moves. Only its first frame is used.',
  },
  takenAt: { ja: '撮影', en: 'Taken' },
  description: { ja: '説明', en: 'Description' },
  useDescription: { ja: '代替テキストに使う', en: 'Use as alternative text' },
} satisfies Record<string, LocalizedText>

const small = (width: number, height: number): LocalizedText => ({
  ja: `大きさは${width}×${height}画素で、SNSのカード（${cardSize.width}×${cardSize.height}）に足りません。`,
  en: `It has ${width} × ${height} pixels; the card of social networks needs ${cardSize.width} × ${cardSize.height}.`,
})

type Alike = PictureReading['alike']

/**
 * Says what a chosen file says of itself before it is saved: its credit, which goes into the empty fields, whether it was
 * made by AI, whether it is large enough, and whether the newsroom has it already.
 */
export const PictureReport = () => {
  const say = useSay()
  const time = useTime()
  const ask = useApi()
  const { id } = useDocumentInfo()
  const { value: file } = useField<File | null>({ path: 'file' })
  const { dispatchFields, getField } = useForm()
  const [reading, setReading] = useState<PictureReading | null>(null)
  const [alike, setAlike] = useState<Alike>([])
  const [fault, setFault] = useState<string | null>(null)
  const [isFilled, setFilled] = useState(false)
  const [isReading, setIsReading] = useState(false)

  const set = (path: string, value: unknown): void =>
    dispatchFields({ type: 'UPDATE', path, value, initialValue: value, valid: true })
  const fill = (path: string, value: unknown): void => {
    if (value && !getField(path)?.value) set(path, value)
  }
  const takeCredit = ({ credit }: PictureReading): void => {
    for (const part of ['text', 'kind', 'url', 'licence'] as const)
      set(`credit.${part}`, credit[part])
    setFilled(true)
  }

  useEffect(() => {
    setReading(null)
    setFault(null)
    setAlike([])
    setFilled(false)
    let isCurrent = true
    const stop = (): void => {
      isCurrent = false
    }
    const hear = (error: unknown): void => {
      if (!(error instanceof Failed)) throw error
      if (isCurrent) setFault(error.message)
    }
    if (!(file instanceof File)) {
      if (id)
        ask<{ alike: Alike }>('GET', `/media/${id}/alike`)
          .then((found) => isCurrent && setAlike(found.alike))
          .catch(hear)
      return stop
    }
    const form = new FormData()
    form.set('file', file)
    setIsReading(true)
    ask<PictureReading>('POST', '/media/read', form)
      .then((found) => {
        if (!isCurrent) return
        setReading(found)
        setAlike(found.alike.filter((other) => other.id !== String(id)))
        const written = getField('credit.text')?.value
        // What the file before has said goes with it.
        if (!written || written === getField('says.credit')?.value) takeCredit(found)
        else if (found.ai) fill('credit.kind', found.credit.kind)
        if (found.ai) fill('ai', true)
      })
      .catch(hear)
      .finally(() => isCurrent && setIsReading(false))
    return stop
    // The form's functions change with every key; the file is what is read.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [file, id, ask])

  if (isReading) return <p className={styles.report}>{say(labels.reading)}</p>
  if (fault)
    return (
      <div role="alert">
        <Banner type="error">{fault}</Banner>
      </div>
    )
  if (!reading && alike.length === 0) return null
  return (
    <section className={styles.report} aria-label={say(labels.title)} aria-live="polite">
      {reading && (
        <ul>
          {reading.credit.text ? (
            <li>
              {say(labels.credit)}：{reading.credit.text}
              {isFilled ? (
                <> — {say(labels.filled)}</>
              ) : (
                <SmallButton onClick={() => takeCredit(reading)}>{say(labels.replace)}</SmallButton>
              )}
            </li>
          ) : (
            <li>{say(labels.noCredit)}</li>
          )}
          {reading.ai && <li>{say(labels.ai)}</li>}
          {reading.contentCredentials && <li>{say(labels.provenance)}</li>}
          {reading.animated && <li className={styles.warning}>{say(labels.animated)}</li>}
          {reading.takenAt && (
            <li>
              {say(labels.takenAt)}：{time(reading.takenAt)}
            </li>
          )}
          {isSmallForCard(reading.width, reading.height) && (
            <li className={styles.warning}>{say(small(reading.width, reading.height))}</li>
          )}
          {reading.description && (
            <li>
              {say(labels.description)}：{reading.description}
              <SmallButton onClick={() => fill('alt', reading.description)}>
                {say(labels.useDescription)}
              </SmallButton>
            </li>
          )}
        </ul>
      )}
      {alike.length > 0 && <AlikePictures alike={alike} />}
    </section>
  )
}
