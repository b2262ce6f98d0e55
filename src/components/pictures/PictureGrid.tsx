'use client'
import { useListDrawerContext } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { Page } from '../page/Page.tsx'
import { Unread } from '../page/Unread.tsx'
import { SmallButton } from '../SmallButton.tsx'
import { TextBox } from '../TextBox.tsx'
import { useAddresses } from '../useAddresses.ts'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay } from '../useSay.ts'
import {
  addressOf,
  everything,
  lacks,
  maxPages,
  named,
  questionOf,
  readAddress,
  type Asked,
  type Lack,
} from './askedPictures.ts'
import styles from './PictureGrid.module.css'

const labels = {
  title: { ja: '画像を並べて見る', en: 'Pictures' },
  add: { ja: '画像を追加', en: 'Add a picture' },
  find: { ja: 'ファイル名・代替テキスト・クレジットを探す', en: 'Find by name, text or credit' },
  none: { ja: '画像はありません。', en: 'There are no pictures.' },
  more: { ja: 'さらに表示', en: 'More' },
  untitled: { ja: '無題の記事', en: 'Untitled' },
  unused: { ja: 'どの記事にも使われていません', en: 'In no article' },
} satisfies Record<string, LocalizedText>

type Picture = {
  id: string | number
  filename: string
  alt?: string | null
  thumbnailURL?: string | null
  url?: string | null
  credit?: { text?: string | null } | null
  usedBy?: { docs: { id: string | number; title?: string | null }[]; totalDocs: number }
}

/** Pictures side by side, each with its credit and the articles that show it. */
export const PictureGrid = () => {
  const { admin, slugs } = useAddresses()
  const ask = useApi()
  const say = useSay()
  const { attempt, isTrying, hasFailed } = useAttempt()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [tries, setTries] = useState(0)
  const [pictures, setPictures] = useState<Picture[] | null>(null)
  const [total, setTotal] = useState(0)
  const { text, lack, pages } = asked ?? everything

  useEffect(() => setAsked(readAddress(location.search)), [])
  useEffect(() => {
    if (!asked) return
    let isOver = false
    const read = async (): Promise<void> => {
      const { docs, totalDocs } = await ask<{ docs: Picture[]; totalDocs: number }>(
        'GET',
        `/media?${questionOf(asked, slugs.articles)}`,
      )
      if (isOver) return
      setPictures(docs)
      setTotal(totalDocs)
    }
    // While somebody types, what they have typed so far is not looked for.
    const timer = setTimeout(() => {
      history.replaceState(history.state, '', addressOf(asked))
      void attempt(read)
    }, 250)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [ask, asked, attempt, slugs.articles, tries])

  return (
    <Page
      title={labels.title}
      of="media"
      aside={
        <SmallButton el="link" to={admin('/media/create')}>
          {say(labels.add)}
        </SmallButton>
      }
    >
      <section className={styles.pictures} aria-label={say(labels.title)}>
        <div className={styles.ways}>
          <TextBox
            type="search"
            aria-label={say(labels.find)}
            placeholder={say(labels.find)}
            value={text}
            onChange={({ target }) => setAsked({ text: target.value, lack, pages: 1 })}
          />
          {(Object.keys(lacks) as Lack[]).map((name) => (
            <SmallButton
              key={name}
              extraButtonProps={{ 'aria-pressed': name === lack }}
              buttonStyle={name === lack ? 'primary' : 'secondary'}
              onClick={() => setAsked({ text, lack: name, pages: 1 })}
            >
              {say(lacks[name].label)}
            </SmallButton>
          ))}
        </div>
        {pictures === null && (
          <Unread isLost={hasFailed} onRetry={() => setTries((count) => count + 1)} />
        )}
        {pictures?.length === 0 && <p role="status">{say(labels.none)}</p>}
        <ul>
          {pictures?.map(({ id, filename, alt, thumbnailURL, url, credit, usedBy }) => (
            <li key={id}>
              <a href={admin(`/media/${id}`)}>
                <img
                  src={thumbnailURL ?? url ?? ''}
                  alt={alt ?? ''}
                  loading="lazy"
                  width={300}
                  height={200}
                />
                <span>{filename}</span>
              </a>
              <p data-lacks={!credit?.text || undefined}>
                {credit?.text || say(lacks.credit.label)}
              </p>
              {!alt && <p data-lacks>{say(lacks.alt.label)}</p>}
              {usedBy?.totalDocs === 0 && <p>{say(labels.unused)}</p>}
              {usedBy?.docs.map((article) => (
                <p key={article.id}>
                  <a href={admin(`/articles/${article.id}`)}>
                    {article.title || say(labels.untitled)}
                  </a>
                </p>
              ))}
              {usedBy && usedBy.totalDocs > named && <p>{say(others(usedBy.totalDocs - named))}</p>}
            </li>
          ))}
        </ul>
        {pictures && pictures.length < total && pages < maxPages && (
          <SmallButton
            disabled={isTrying}
            onClick={() => setAsked({ text, lack, pages: pages + 1 })}
          >
            {say(labels.more)}
          </SmallButton>
        )}
      </section>
    </Page>
  )
}

const others = (count: number): LocalizedText => ({
  ja: `ほか${count}件`,
  en: `and ${count} more`,
})

/** The way to the pictures side by side, from their list. */
export const PictureGridLink = () => {
  const { admin } = useAddresses()
  const say = useSay()
  const { isInDrawer } = useListDrawerContext()
  // Whoever chooses one for an article stays with the article.
  if (isInDrawer) return null
  return (
    <SmallButton el="link" to={admin('/media/grid')}>
      {say(labels.title)}
    </SmallButton>
  )
}
