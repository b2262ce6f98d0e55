'use client'
import { useRef, useState } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay } from '../useSay.ts'
import { ImportProgress } from './ImportProgress.tsx'
import { sizeOf } from './sizeOf.ts'
import { useSending } from './useSending.ts'
import styles from './NewImport.module.css'

const labels = {
  title: { ja: '新しい取り込み', en: 'A new import' },
  drop: {
    ja: '書き出しファイルと画像のZIPを、ここにドロップするか選んでください',
    en: 'Drop the export and the ZIP of its pictures here, or choose them',
  },
  kinds: {
    ja: 'Movable Type 形式（goo・はてな・livedoor・FC2 など）、WordPress の XML、それらのZIP、Midashi の書き出し',
    en: 'Movable Type’s format, WordPress’s XML, ZIPs of them, exports of Midashi',
  },
  choose: { ja: 'ファイルを選ぶ', en: 'Choose files' },
  more: { ja: '詳しい指定', en: 'More' },
  addresses: {
    ja: '元の記事のアドレスの一覧（任意。サイトマップ、RSS、「アドレス・題名」の表）',
    en: 'A list of the old addresses (optional: a sitemap, a feed, lines of address and title)',
  },
  category: {
    ja: 'カテゴリーのない記事に付けるカテゴリー',
    en: 'Category of posts that name none',
  },
  fetch: {
    ja: 'ファイルにない画像を、元のブログのアドレスから取り寄せる',
    en: 'Fetch pictures that are in no file from the old blog',
  },
  zone: { ja: '時差の書かれていない日時', en: 'Times that state no zone' },
  begin: { ja: '送って内容を調べる', en: 'Send and look at it' },
  sending: { ja: 'ファイルを送っています', en: 'Sending the files' },
  take: { ja: '外す', en: 'Remove' },
} satisfies Record<string, LocalizedText>

const zones: { minutes: number; label: LocalizedText }[] = [
  { minutes: 540, label: { ja: '日本時間（+09:00）', en: 'Japan (+09:00)' } },
  { minutes: 0, label: { ja: '協定世界時（UTC）', en: 'UTC' } },
]

/** Takes the files of a new import and sends them; `onBegun` is told its id. */
export const NewImport = ({ onBegun }: { onBegun: (id: string) => void }) => {
  const say = useSay()
  const ask = useApi()
  const { isTrying, attempt } = useAttempt()
  const { sent, send } = useSending()
  const [files, setFiles] = useState<File[]>([])
  const [list, setList] = useState<File | null>(null)
  const [zone, setZone] = useState(540)
  const [category, setCategory] = useState('')
  const [fetches, setFetches] = useState(false)
  const [isOver, setOver] = useState(false)
  // An import that was opened before the network went.
  const [opened, setOpened] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)

  const add = (given: Iterable<File>): void => {
    setOpened(null)
    setFiles((known) => {
      const added = [...given].filter(
        ({ name, size }) => !known.some((one) => one.name === name && one.size === size),
      )
      return [...known, ...added]
    })
  }
  const begin = async (): Promise<void> => {
    await attempt(async () => {
      const named = (file: File, kind: string) => ({ name: file.name, size: file.size, kind })
      const id =
        opened ??
        (
          await ask<{ id: string }>('POST', '/blog-imports/open', {
            files: [
              ...files.map((file) => named(file, 'export')),
              ...(list ? [named(list, 'addresses')] : []),
            ],
            zone,
            category: category || null,
            fetch: fetches,
          })
        ).id
      setOpened(id)
      await send(id, list ? [...files, list] : files)
      await ask('POST', `/blog-imports/${id}/run`, { step: 'check' })
      setFiles([])
      setList(null)
      setOpened(null)
      onBegun(id)
    })
  }

  return (
    <section className={styles.new} aria-labelledby="new-import">
      <h2 id="new-import">{say(labels.title)}</h2>
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (!isTrying) add(event.dataTransfer.files)
        }}
      >
        <p>{say(labels.drop)}</p>
        <SmallButton size="medium" disabled={isTrying} onClick={() => input.current?.click()}>
          {say(labels.choose)}
        </SmallButton>
        <p className={styles.kinds}>{say(labels.kinds)}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={say(labels.choose)}
          onChange={({ target }) => {
            add(target.files ?? [])
            target.value = ''
          }}
        />
      </div>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={`${file.name}-${file.size}`}>
              <span>{file.name}</span>
              <span>{sizeOf(file.size)}</span>
              <SmallButton
                buttonStyle="transparent"
                disabled={isTrying}
                aria-label={say({ ja: `${file.name} を外す`, en: `Remove ${file.name}` })}
                onClick={() => setFiles(files.filter((one) => one !== file))}
              >
                {say(labels.take)}
              </SmallButton>
            </li>
          ))}
        </ul>
      )}
      <details className={styles.more}>
        <summary>{say(labels.more)}</summary>
        <label>
          {say(labels.addresses)}
          <input
            type="file"
            disabled={isTrying}
            onChange={({ target }) => {
              setOpened(null)
              setList(target.files?.[0] ?? null)
            }}
          />
        </label>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={fetches}
            disabled={isTrying}
            onChange={({ target }) => setFetches(target.checked)}
          />
          {say(labels.fetch)}
        </label>
        <label>
          {say(labels.category)}
          <input
            type="text"
            maxLength={100}
            value={category}
            disabled={isTrying}
            onChange={({ target }) => setCategory(target.value)}
          />
        </label>
        <label>
          {say(labels.zone)}
          <select
            value={zone}
            disabled={isTrying}
            onChange={({ target }) => setZone(Number(target.value))}
          >
            {zones.map(({ minutes, label }) => (
              <option key={minutes} value={minutes}>
                {say(label)}
              </option>
            ))}
          </select>
        </label>
      </details>
      {sent !== null && (
        <ImportProgress
          label={say(labels.sending)}
          done={sent}
          count={`${Math.floor(sent * 100)}%`}
        />
      )}
      <SmallButton
        size="medium"
        buttonStyle="primary"
        disabled={isTrying || files.length === 0}
        onClick={() => void begin()}
      >
        {say(labels.begin)}
      </SmallButton>
    </section>
  )
}
