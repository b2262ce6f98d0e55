'use client'
import { useBulkUpload, useDocumentDrawerContext, useDocumentInfo, useModal } from '@payloadcms/ui'
import type { PictureReading } from '../../endpoints/media/readPicture.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay } from '../useSay.ts'
import styles from './AlikePictures.module.css'
import { useAddresses } from '../useAddresses.ts'

const labels = {
  same: { ja: '同じ画像が登録されています。', en: 'The newsroom has this picture.' },
  alike: { ja: 'よく似た画像が登録されています。', en: 'The newsroom has a picture like this.' },
  like: { ja: '似ている', en: 'alike' },
  use: { ja: 'この画像を使う', en: 'Use this one' },
  open: { ja: '開く', en: 'Open' },
} satisfies Record<string, LocalizedText>

/** The pictures the newsroom has already, each to be used instead. */
export const AlikePictures = ({ alike }: { alike: PictureReading['alike'] }) => {
  const say = useSay()
  const ask = useApi()
  const { onSuccess, drawerSlug } = useBulkUpload()
  const { isModalOpen, closeModal } = useModal()
  const { attempt } = useAttempt()
  const { admin, slugs } = useAddresses()
  const { id: current } = useDocumentInfo()
  const { onSave } = useDocumentDrawerContext()
  // Where an article asked for a picture, one that is there already is an answer to it.
  const isBulk = Boolean(drawerSlug) && isModalOpen(drawerSlug)
  const isAsked = isBulk || (onSave !== undefined && !current)
  const use = (id: string): Promise<boolean> =>
    attempt(async () => {
      const doc = await ask<{ id: string }>('GET', `/media/${id}?depth=0&joins=false`)
      if (isBulk) {
        onSuccess([{ collectionSlug: slugs.media, doc: doc as never, formID: '' }], 0)
        closeModal(drawerSlug)
      } else await onSave?.({ doc, operation: 'update', result: { doc } })
    })
  return (
    <div role="status" className={styles.alike}>
      <p>{say(alike.some(({ how }) => how === 'same') ? labels.same : labels.alike)}</p>
      <ul>
        {alike.map(({ id, filename, alt, thumbnail, how }) => (
          <li key={id}>
            <img src={thumbnail} alt="" width={96} height={64} />
            <span>
              {alt || filename}
              {how === 'alike' && alike.some((one) => one.how === 'same') && (
                <>（{say(labels.like)}）</>
              )}
            </span>
            {isAsked && <SmallButton onClick={() => void use(id)}>{say(labels.use)}</SmallButton>}
            <SmallButton el="anchor" newTab url={admin(`/media/${id}`)}>
              {say(labels.open)}
            </SmallButton>
          </li>
        ))}
      </ul>
    </div>
  )
}
