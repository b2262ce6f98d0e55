'use client'
import { toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { fromLexical } from '../../text/manuscript/fromLexical.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import type { ParserHouse } from '../../text/parsers/page.ts'
import { toLexical } from '../../text/manuscript/toLexical.ts'
import type { ReadManuscript as Manuscript } from '../../text/article/readRaw.ts'
import { useBodyEditor } from '../bodyEditor/useBodyEditor.ts'
import { SmallButton } from '../SmallButton.tsx'
import { ManuscriptDrawer } from './ManuscriptDrawer.tsx'
import { ManuscriptNotice, type OtherArticle } from './ManuscriptNotice.tsx'
import { Failed, useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useDigestPaste, type ClipboardFormat } from './useDigestPaste.ts'
import { useManuscript, type FormValues, type Put } from './useManuscript.ts'
import { useSay } from '../useSay.ts'
import styles from './ReadManuscript.module.css'
import { useUndoKey } from './useUndoKey.ts'
import { useAddresses } from '../useAddresses.ts'

export type ReadManuscriptProps = {
  house: ParserHouse
}

const labels = {
  open: { ja: '原稿を貼り付けて読み込む', en: 'Paste a manuscript' },
  reading: { ja: '読み込んでいます…', en: 'Reading …' },
  nothing: { ja: '読み取れる文章がありません。', en: 'There is no text to read.' },
  done: {
    ja: '原稿を読み込み、各欄に入れました。',
    en: 'The manuscript was read into its fields.',
  },
  undone: { ja: '読み込む前に戻しました。', en: 'It is as it was before.' },
  kept: {
    ja: '読み込む前に戻しました。そのあとで変えた欄はそのままです。',
    en: 'It is as it was before, but for the fields that were changed since.',
  },
  offer: {
    ja: '貼り付けた文章は、原稿として読み取れます。いまの内容は置き換わりますが、元に戻せます。',
    en: 'What you pasted can be read as a manuscript. It replaces what is there, and can be undone.',
  },
  asManuscript: { ja: '原稿として読み込む', en: 'Read as a manuscript' },
  leave: { ja: 'このままにする', en: 'Leave it' },
  drafted: { ja: '下書きにしました。', en: 'It is a draft now.' },
} satisfies Record<string, LocalizedText>

/** A text that was pasted as text, and what stood there before: it can be read as a manuscript still. */
type Offer = { raw: string; type: ClipboardFormat; before: FormValues; toast: string | number }

type Done = {
  put: Put
  unread: Manuscript['unread']
  repeated: Manuscript['repairs']
  added: string[]
  others: OtherArticle[]
}

/**
 * Reads a whole raw text into the article: from the drawer, or where somebody pastes one into the body. One step of undo
 * takes it back, by its button or, as long as nothing else was done, by the keyboard.
 */
export const ReadManuscript = ({ house }: ReadManuscriptProps) => {
  const say = useSay()
  const editor = useBodyEditor()
  const { id } = useDocumentInfo()
  const { openModal, closeModal } = useModal()
  const ask = useApi()
  const { read, put, takeOut, fieldsOf, values } = useManuscript()
  const { admin } = useAddresses()
  const { isTrying: isReading, attempt } = useAttempt()
  const [done, setDone] = useState<Done | null>(null)
  const [offer, setOffer] = useState<Offer | null>(null)
  const slug = `read-manuscript-${id ?? 'new'}`

  const take = (raw: string, type: ClipboardFormat, before?: FormValues): Promise<boolean> =>
    attempt(async () => {
      const [first, ...others] = await read(raw, type)
      if (!first) throw new Failed(say(labels.nothing))
      setDone({
        put: await put(first, before),
        others: others.map((manuscript) => ({ manuscript, draft: null })),
        unread: first.unread,
        repeated: first.repairs,
        added: first.added,
      })
      if (offer) toast.dismiss(offer.toast)
      setOffer(null)
      closeModal(slug)
      toast.success(say(labels.done))
    })

  const undo = (): void =>
    void attempt(async () => {
      if (!done) return
      setDone(null)
      const hasKept = await takeOut(done.put)
      toast.success(say(hasKept ? labels.kept : labels.undone))
    })
  useUndoKey(done?.put ?? null, undo)

  useDigestPaste(house, (raw, type) => {
    // What stands there before the editor pastes: the place to go back to.
    const before = values()
    const isBlank = saysNothing(before, raw)
    if (isBlank) void take(raw, type)
    else {
      // What a toast offers is gone with it; the panel offers it until it is taken or left.
      const shown = toast.info(say(labels.offer), {
        duration: 15_000,
        action: { label: say(labels.asManuscript), onClick: () => void take(raw, type, before) },
      })
      setOffer({ raw, type, before, toast: shown })
    }
    return isBlank
  })

  const append = (line: Manuscript['unread'][number]): void => {
    const body = editor.read()
    if (!body || !done) return
    const [node] = toLexical([{ kind: 'paragraph', text: line.text }]).root.children
    editor.write({ ...body, root: { ...body.root, children: [...body.root.children, node!] } })
    setDone({ ...done, unread: done.unread.filter((other) => other !== line) })
  }

  const makeDrafts = (others: OtherArticle[]): void =>
    void attempt(async () => {
      for (const other of others) await makeDraft(other)
      toast.success(
        others.length === 1
          ? say(labels.drafted)
          : say({
              ja: `${others.length}件を下書きにしました。`,
              en: `${others.length} drafts were made.`,
            }),
      )
    })

  const makeDraft = async (other: OtherArticle): Promise<void> => {
    const data = { ...(await fieldsOf(other.manuscript)).fields, _status: 'draft' }
    const { doc } = await ask<{ doc: { id: string } }>('POST', '/articles?draft=true', data)
    const draft = admin(`/articles/${doc.id}`)
    setDone(
      (now) =>
        now && {
          ...now,
          others: now.others.map((one) =>
            one.manuscript === other.manuscript ? { ...one, draft } : one,
          ),
        },
    )
  }

  return (
    <div className={styles.manuscript}>
      <SmallButton disabled={isReading} onClick={() => openModal(slug)}>
        {say(isReading ? labels.reading : labels.open)}
      </SmallButton>
      {offer && !done && (
        <p className={styles.offer} role="status">
          {say(labels.offer)}
          <SmallButton
            disabled={isReading}
            onClick={() => void take(offer.raw, offer.type, offer.before)}
          >
            {say(labels.asManuscript)}
          </SmallButton>
          <SmallButton buttonStyle="transparent" onClick={() => setOffer(null)}>
            {say(labels.leave)}
          </SmallButton>
        </p>
      )}
      {done && (
        <ManuscriptNotice
          unread={done.unread}
          repeated={done.repeated}
          added={done.added}
          others={done.others}
          isReading={isReading}
          onUndo={undo}
          onClose={() => setDone(null)}
          onAppend={append}
          onDraft={makeDrafts}
        />
      )}
      <ManuscriptDrawer slug={slug} title={say(labels.open)} isReading={isReading} onRead={take} />
    </div>
  )
}

/** Whether nothing stands in the form that a text which is read would put out: as it is now, not as it was proofread last. */
const saysNothing = ({ title, body }: FormValues, raw: string): boolean =>
  raw.includes(String(title ?? '').trim()) &&
  fromLexical(body).every(({ kind, text }) => kind === 'heading' || text.trim() === '')
