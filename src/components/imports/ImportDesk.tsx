'use client'
import { useCallback, useEffect, useState } from 'react'
import type { ShownImport } from '../../endpoints/imports/readImport.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { Page } from '../page/Page.tsx'
import { Unread } from '../page/Unread.tsx'
import { SmallButton } from '../SmallButton.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay, useTime } from '../useSay.ts'
import { nameOfImport, stateOf } from './importWords.ts'
import { ImportView } from './ImportView.tsx'
import { NewImport } from './NewImport.tsx'
import styles from './ImportDesk.module.css'

const labels = {
  title: { ja: 'ブログの取り込み', en: 'Moving a blog in' },
  about: {
    ja: 'ブログの書き出しデータから、記事・下書き・画像・コメント・元のアドレスを取り込みます。まず内容を調べ、見本を確かめてから取り込みます。公開されていなかったものは公開されません。',
    en: 'Articles, drafts, pictures, comments and old addresses, from the export of a blog. It is looked at first, with samples; nothing that was not public becomes public.',
  },
} satisfies Record<string, LocalizedText>

/** Blogs that move in: a new one, and those there were; the one that is open stands in the address as `?import=`. */
export const ImportDesk = () => {
  const say = useSay()
  const time = useTime()
  const ask = useApi()
  const { attempt, hasFailed } = useAttempt()
  const [open, setOpen] = useState<string | null>(null)
  const [imports, setImports] = useState<ShownImport[] | null>(null)
  useEffect(() => setOpen(new URLSearchParams(location.search).get('import')), [])
  const load = useCallback(async (): Promise<void> => {
    await attempt(async () => {
      const { docs } = await ask<{ docs: ShownImport[] }>(
        'GET',
        '/blog-imports?limit=50&sort=-createdAt&select[files]=true&select[state]=true&select[step]=true&select[createdAt]=true&select[updatedAt]=true&select[isUnderWay]=true',
      )
      setImports(docs)
    })
  }, [ask, attempt])
  useEffect(() => void load(), [load, open])
  const show = (id: string | null): void => {
    history.replaceState(null, '', id ? `?import=${id}` : location.pathname)
    setOpen(id)
  }

  return (
    <Page title={labels.title} about={labels.about} className={styles.desk}>
      {open ? (
        <>
          <SmallButton buttonStyle="transparent" onClick={() => show(null)}>
            {say({ ja: '← 取り込みの一覧', en: '← All imports' })}
          </SmallButton>
          <ImportView key={open} id={open} onGone={() => show(null)} />
        </>
      ) : (
        <>
          <NewImport onBegun={show} />
          {imports === null && hasFailed && <Unread isLost onRetry={() => void load()} />}
          {imports !== null && imports.length > 0 && (
            <section aria-labelledby="imports-before">
              <h2 id="imports-before">{say({ ja: 'これまでの取り込み', en: 'Imports so far' })}</h2>
              <ul className={styles.imports}>
                {imports.map((one) => (
                  <li key={one.id}>
                    <SmallButton buttonStyle="transparent" onClick={() => show(String(one.id))}>
                      {nameOfImport(one)}
                    </SmallButton>
                    <span>{time(one.createdAt)}</span>
                    <span>{say(stateOf(one))}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Page>
  )
}
