'use client'
import { Banner, useFormFields } from '@payloadcms/ui'
import { useSay, useTime } from '../useSay.ts'

/** What an editor has written to a draft that was given back. */
export const DeskNote = () => {
  const say = useSay()
  const time = useTime()
  const [state, note, by, at] = useFormFields(([fields]) =>
    ['state', 'note', 'by', 'at'].map((name) => fields?.[`review.${name}`]?.value),
  )
  if (state !== 'returned') return null
  const who = [by, at ? time(String(at)) : null].filter(Boolean).join('、')
  return (
    <Banner type="default">
      <strong>{say({ ja: '差し戻し', en: 'Returned' })}</strong>
      {who && <> （{who}）</>}
      {note ? <p>{String(note)}</p> : null}
    </Banner>
  )
}
