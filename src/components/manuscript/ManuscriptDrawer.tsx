'use client'
import { Button, Drawer, TextareaInput, useModal } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { htmlToText } from '../../text/parsers/html.ts'
import { useSay } from '../useSay.ts'
import styles from './ManuscriptDrawer.module.css'
import type { ClipboardFormat } from './useDigestPaste.ts'

export type ManuscriptDrawerProps = {
  slug: string
  title: string
  isReading: boolean
  /** Resolves to whether it was read: then the field is emptied. */
  onRead: (raw: string, type: ClipboardFormat) => Promise<boolean>
}

const labels = {
  about: {
    ja: 'タイトル・日時・見出し・箇条書き・出典・画像クレジットを読み取り、それぞれの欄に入れます。ブラウザーやWordからの貼り付け、Markdownも読み取れます。いまの内容は置き換わりますが、「元に戻す」で戻せます。',
    en: 'Title, time, sections, lists, sources and picture credit are read and put into their fields. Text from a browser, Word or Markdown will do. It replaces what is there now; “Undo” brings that back.',
  },
  field: { ja: '原稿', en: 'Manuscript' },
  read: { ja: '読み込む', en: 'Read' },
  reading: { ja: '読み込んでいます…', en: 'Reading …' },
} satisfies Record<string, LocalizedText>

/** Where a raw text is pasted that is to become the article. */
export const ManuscriptDrawer = ({ slug, title, isReading, onRead }: ManuscriptDrawerProps) => {
  const say = useSay()
  const [text, setText] = useState('')
  // What was pasted as HTML, until its text is edited.
  const [html, setHtml] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const { modalState } = useModal()
  const isOpen = Boolean(modalState[slug]?.isOpen)
  // The drawer takes the focus itself while it slides in.
  useEffect(() => {
    if (!isOpen) return
    const timer = setTimeout(() => form.current?.querySelector('textarea')?.focus(), 300)
    return () => clearTimeout(timer)
  }, [isOpen])
  const change = (text: string, from: string | null): void => {
    setText(text)
    setHtml(from)
  }
  return (
    <Drawer slug={slug} title={title}>
      <form
        ref={form}
        className={styles.form}
        onPaste={(event) => {
          const given = event.clipboardData.getData('text/html')
          if (!given || text !== '') return
          event.preventDefault()
          change(htmlToText(given), given)
        }}
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          void (html ? onRead(html, 'html') : onRead(text, 'text')).then(
            (isRead) => isRead && change('', null),
          )
        }}
      >
        <p>{say(labels.about)}</p>
        <TextareaInput
          path={`${slug}-text`}
          label={say(labels.field)}
          rows={18}
          value={text}
          onChange={(event) => change(event.target.value, null)}
        />
        <Button type="submit" margin={false} disabled={isReading || !text.trim()}>
          {say(isReading ? labels.reading : labels.read)}
        </Button>
      </form>
    </Drawer>
  )
}
