'use client'
import { TextareaInput, toast, useForm } from '@payloadcms/ui'
import { useState } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import styles from './CiteLines.module.css'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay } from '../useSay.ts'

const labels = {
  field: { ja: '出典の行を貼り付けて加える', en: 'Add sources by pasting their lines' },
  hint: {
    ja: '北浜港、三年ぶり再開 北浜日報 2025.03.20\nhttps://…',
    en: 'Harbour ferry resumes Kitahama Times 2025.03.20\nhttps://…',
  },
  add: { ja: '出典に加える', en: 'Add' },
  again: {
    ja: 'すでに出典にあるものは加えませんでした。',
    en: 'What is cited already was not added again.',
  },
  unread: {
    ja: '媒体・日付・URLのいずれもない行は、出典にしませんでした。',
    en: 'Lines without a publisher, a date or an address were not added.',
  },
} satisfies Record<string, LocalizedText>

type Row = Record<string, string | number | null>

/** Reads pasted citation lines into rows of the article's sources; a source the archive holds is found, another is made. */
export const CiteLines = () => {
  const ask = useApi()
  const say = useSay()
  const { addFieldRow, getFields } = useForm()
  const [text, setText] = useState('')
  const { isTrying: isAdding, attempt } = useAttempt()

  const add = (): Promise<boolean> =>
    attempt(async () => {
      const { citations: cited, unread } = await ask<{ citations: Row[]; unread: string[] }>(
        'POST',
        '/sources/cite',
        { text },
      )
      const fields = getFields()
      const first = Number(fields.citations?.value ?? 0)
      const has = ({ source, role }: Row): boolean =>
        Array.from({ length: first }, (_, n) => n).some(
          (n) =>
            fields[`citations.${n}.source`]?.value === source &&
            fields[`citations.${n}.role`]?.value === role,
        )
      const citations = cited.filter((row) => !has(row))
      if (citations.length < cited.length) toast.info(say(labels.again))
      if (unread.length > 0) toast.warning(say(labels.unread))
      citations.forEach((row, at) =>
        addFieldRow({
          path: 'citations',
          schemaPath: 'citations',
          rowIndex: first + at,
          subFieldState: Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              { value, initialValue: value, valid: true },
            ]),
          ),
        }),
      )
      setText(unread.join('\n'))
    })

  return (
    <div className={styles.cite}>
      <TextareaInput
        path="citeLines"
        label={say(labels.field)}
        rows={2}
        value={text}
        placeholder={say(labels.hint)}
        onChange={(event) => setText(event.target.value)}
      />
      <SmallButton disabled={isAdding || text.trim() === ''} onClick={() => void add()}>
        {say(labels.add)}
      </SmallButton>
    </div>
  )
}
