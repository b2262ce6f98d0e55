'use client'
import { Drawer, toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Block, Words } from '../text/manuscript/manuscript.ts'
import type { SectionKind } from '../text/manuscript/sections.ts'
import { toLexical } from '../text/manuscript/toLexical.ts'
import { htmlToText } from '../text/readers/html.ts'
import { readPage } from '../text/readers/page.ts'
import type { ReadManuscript as Manuscript } from '../text/readers/readRaw.ts'
import { bodyInEditor, showBody } from './bodyEditor.ts'
import styles from './ProofPanel.module.css'
import { editor } from './showPlace.ts'
import { Failed, useApi } from './useApi.ts'
import { useManuscript, type FormValues } from './useManuscript.ts'

export type ReadManuscriptProps = {
  blocks: Block[]
  kinds: Record<string, SectionKind>
  say: (words: Words) => string
}

const labels = {
  open: { ja: '原稿を貼り付けて読み込む', en: 'Paste a manuscript' },
  about: {
    ja: 'タイトル・日時・見出し・箇条書き・出典・画像クレジットを読み取り、それぞれの欄に入れます。ブラウザーやWordからの貼り付け、Markdownも読み取れます。いまの内容は置き換わりますが、「元に戻す」で戻せます。',
    en: 'Title, time, sections, lists, sources and picture credit are read and put into their fields. Text from a browser, Word or Markdown will do. It replaces what is there now; “Undo” brings that back.',
  },
  field: { ja: '原稿', en: 'Manuscript' },
  read: { ja: '読み込む', en: 'Read' },
  reading: { ja: '読み込んでいます…', en: 'Reading …' },
  nothing: { ja: '読み取れる文章がありません。', en: 'There is no text to read.' },
  done: {
    ja: '原稿を読み込み、各欄に入れました。',
    en: 'The manuscript was read into its fields.',
  },
  short: { ja: '原稿を読み込みました。', en: 'Manuscript read.' },
  undo: { ja: '元に戻す', en: 'Undo' },
  undone: { ja: '読み込む前に戻しました。', en: 'It is as it was before.' },
  offer: {
    ja: '貼り付けた文章は、原稿として読み取れます。',
    en: 'What you pasted can be read as a manuscript.',
  },
  asManuscript: { ja: '原稿として読み込む', en: 'Read as a manuscript' },
  unread: { ja: 'どの欄にも入れなかった行', en: 'Lines that were put nowhere' },
  append: { ja: '本文の末尾に入れる', en: 'Put under the text' },
  others: { ja: 'ほかの記事', en: 'Other articles in the text' },
  draft: { ja: '下書きにする', en: 'Make a draft' },
  drafted: { ja: '下書きにしました。', en: 'It is a draft now.' },
  close: { ja: '閉じる', en: 'Close' },
} satisfies Record<string, Words>

type Done = { before: FormValues; unread: Manuscript['unread']; others: Manuscript[] }

/**
 * Reads a whole raw text into the article: from the drawer, or where somebody pastes one into the body. One step of undo
 * takes it back, by its button or, as long as nothing else was typed, by the keyboard.
 */
export const ReadManuscript = ({ blocks, kinds, say }: ReadManuscriptProps) => {
  const { id } = useDocumentInfo()
  const { openModal, closeModal } = useModal()
  const ask = useApi()
  const { read, put, fieldsOf, putBack } = useManuscript()
  const [text, setText] = useState('')
  const html = useRef<string | null>(null)
  const [isReading, setReading] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const isUntouched = useRef(true)
  const slug = `read-manuscript-${id ?? 'new'}`

  const attempt = useCallback(async (work: () => Promise<void>): Promise<void> => {
    setReading(true)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      toast.error(error.message)
    } finally {
      setReading(false)
    }
  }, [])

  const take = (raw: string, type: string): Promise<void> =>
    attempt(async () => {
      const [first, ...others] = await read(raw, type)
      if (!first) {
        toast.error(say(labels.nothing))
        return
      }
      const before = await put(first)
      isUntouched.current = true
      setDone({ before, others, unread: first.unread })
      setText('')
      html.current = null
      closeModal(slug)
      toast.success(say(labels.done))
    })

  const undo = useCallback(
    (): Promise<void> =>
      attempt(async () => {
        if (!done) return
        setDone(null)
        await putBack(done.before)
        toast.success(say(labels.undone))
      }),
    // `say` is made anew on every render.
    // eslint-disable-next-line
    [attempt, done, putBack],
  )

  // The keyboard's undo takes the whole step back until something else is typed.
  useEffect(() => {
    if (!done) return
    const touched = (): void => {
      isUntouched.current = false
    }
    const onKey = (event: KeyboardEvent): void => {
      const isUndo =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
      if (!isUndo || !isUntouched.current || event.isComposing) return
      event.preventDefault()
      event.stopImmediatePropagation()
      void undo()
    }
    // A button may change the text as well; the ones of this notice are the exception.
    const onClick = ({ target }: MouseEvent): void => {
      const button = (target as Element | null)?.closest('button')
      if (button && !button.closest(`.${styles.done}`)) touched()
    }
    document.addEventListener('click', onClick, true)
    document.addEventListener('keydown', onKey, true)
    document.addEventListener('beforeinput', touched, true)
    return () => {
      document.removeEventListener('click', onClick, true)
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('beforeinput', touched, true)
    }
  }, [done, undo])

  const isBlank = blocks.every(({ kind, text: own }) => kind === 'heading' || own.trim() === '')
  const taking = useRef(take)
  taking.current = take
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (!editor()?.contains(event.target as Node)) return
      const pasted = digestIn(event.clipboardData, kinds)
      if (!pasted) return
      const [raw, type] = pasted
      if (isBlank) {
        event.preventDefault()
        event.stopImmediatePropagation()
        void taking.current(raw, type)
      } else
        toast.info(say(labels.offer), {
          duration: 15_000,
          action: {
            label: say(labels.asManuscript),
            onClick: () => void taking.current(raw, type),
          },
        })
    }
    document.addEventListener('paste', onPaste, true)
    return () => document.removeEventListener('paste', onPaste, true)
    // `say` is made anew on every render.
    // eslint-disable-next-line
  }, [isBlank, kinds])

  const append = (line: Manuscript['unread'][number]): void => {
    const body = bodyInEditor()
    if (!body || !done) return
    const [node] = toLexical([{ kind: 'paragraph', text: line.text }]).root.children
    showBody({ ...body, root: { ...body.root, children: [...body.root.children, node!] } })
    setDone({ ...done, unread: done.unread.filter((other) => other !== line) })
  }

  const makeDraft = (other: Manuscript): Promise<void> =>
    attempt(async () => {
      const data = { ...(await fieldsOf(other)), _status: 'draft' }
      await ask('POST', '/articles?draft=true', data)
      toast.success(say(labels.drafted))
      setDone((now) => now && { ...now, others: now.others.filter((one) => one !== other) })
    })

  return (
    <div className={styles.manuscript}>
      <button
        type="button"
        className={styles.action}
        disabled={isReading}
        onClick={() => openModal(slug)}
      >
        {say(isReading ? labels.reading : labels.open)}
      </button>
      {done && (
        <div className={styles.done} role="status">
          <p>
            {say(labels.short)}{' '}
            <button type="button" disabled={isReading} onClick={() => void undo()}>
              {say(labels.undo)}
            </button>{' '}
            <button type="button" onClick={() => setDone(null)}>
              {say(labels.close)}
            </button>
          </p>
          {done.others.length > 0 && (
            <>
              <h4>{say(labels.others)}</h4>
              <ul>
                {done.others.map((other, at) => (
                  <li key={at}>
                    <span>{other.title}</span>
                    <button
                      type="button"
                      disabled={isReading}
                      onClick={() => void makeDraft(other)}
                    >
                      {say(labels.draft)}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
          {done.unread.length > 0 && (
            <>
              <h4>{`${say(labels.unread)} ${done.unread.length}`}</h4>
              <ul>
                {done.unread.map((line, at) => (
                  <li key={at}>
                    <mark>{line.text}</mark>
                    <button type="button" onClick={() => append(line)}>
                      {say(labels.append)}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      <Drawer slug={slug} title={say(labels.open)} className={styles.drawer}>
        <form
          className={styles.paste}
          onSubmit={(event) => {
            event.preventDefault()
            event.stopPropagation()
            void (html.current ? take(html.current, 'html') : take(text, 'text'))
          }}
        >
          <p>{say(labels.about)}</p>
          <label>
            {say(labels.field)}
            <textarea
              rows={18}
              value={text}
              autoFocus
              onChange={(event) => {
                setText(event.target.value)
                html.current = null
              }}
              onPaste={(event) => {
                const given = event.clipboardData.getData('text/html')
                if (!given || text !== '') return
                event.preventDefault()
                html.current = given
                setText(htmlToText(given))
              }}
            />
          </label>
          <button type="submit" className={styles.mend} disabled={isReading || !text.trim()}>
            {say(isReading ? labels.reading : labels.read)}
          </button>
        </form>
      </Drawer>
    </div>
  )
}

/** What is on the clipboard, where it reads as a digest: as HTML where that keeps the sections, else as text. */
const digestIn = (
  clipboard: DataTransfer | null,
  sections: Record<string, SectionKind>,
): [raw: string, type: string] | null => {
  const isDigest = (text: string): boolean =>
    readPage(text, { sections }).some(({ format }) => format === 'digest')
  const html = clipboard?.getData('text/html') ?? ''
  if (html && isDigest(htmlToText(html))) return [html, 'html']
  const text = clipboard?.getData('text/plain') ?? ''
  return text && isDigest(text) ? [text, 'text'] : null
}
