'use client'
import { Gutter } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useAddresses } from '../useAddresses.ts'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay } from '../useSay.ts'
import styles from './PictureGrid.module.css'

const labels = {
  title: { ja: '画像を並べて見る', en: 'Pictures' },
  back: { ja: '画像の一覧へ', en: 'To the list' },
  add: { ja: '画像を追加', en: 'Add a picture' },
  find: { ja: 'ファイル名・代替テキスト・クレジットを探す', en: 'Find by name, text or credit' },
  loading: { ja: '読み込んでいます…', en: 'Loading …' },
  none: { ja: '画像はありません。', en: 'There are no pictures.' },
  more: { ja: 'さらに表示', en: 'More' },
  noCredit: { ja: 'クレジットなし', en: 'No credit' },
  noAlt: { ja: '代替テキストなし', en: 'No alternative text' },
  untitled: { ja: '無題の記事', en: 'Untitled' },
  unused: { ja: 'どの記事にも使われていません', en: 'In no article' },
} satisfies Record<string, LocalizedText>

/** What is shown alone: what a picture lacks. */
const lacks = {
  all: { label: { ja: 'すべて', en: 'All' }, field: null },
  credit: { label: labels.noCredit, field: 'credit.text' },
  alt: { label: labels.noAlt, field: 'alt' },
} satisfies Record<string, { label: LocalizedText; field: string | null }>
type Lack = keyof typeof lacks

type Picture = {
  id: string | number
  filename: string
  alt?: string | null
  thumbnailURL?: string | null
  url?: string | null
  credit?: { text?: string | null } | null
  usedBy?: { docs: { id: string | number; title?: string | null }[]; totalDocs: number }
}

/** How many come at once. */
const perPage = 24

/** How many articles are named under a picture. */
const named = 2

const questionOf = (text: string, lack: Lack, articles: string): string => {
  const asked = new URLSearchParams({
    depth: '1',
    // As the articles were saved last.
    draft: 'true',
    limit: String(perPage),
    sort: '-updatedAt',
    'joins[usedBy][limit]': String(named),
    'joins[usedBy][count]': 'true',
    [`populate[${articles}][title]`]: 'true',
  })
  const { field } = lacks[lack]
  if (field) asked.set(`where[and][0][${field}][exists]`, 'false')
  for (const [n, name] of ['filename', 'alt', 'credit.text'].entries())
    if (text) asked.set(`where[and][1][or][${n}][${name}][like]`, text)
  return asked.toString()
}

/** Pictures side by side, each with its credit and the articles that show it. */
export const PictureGrid = () => {
  const { admin, slugs } = useAddresses()
  const ask = useApi()
  const say = useSay()
  const { attempt, isTrying } = useAttempt()
  const [text, setText] = useState('')
  const [lack, setLack] = useState<Lack>('all')
  const [page, setPage] = useState(1)
  const [pictures, setPictures] = useState<Picture[] | null>(null)
  const [total, setTotal] = useState(0)
  const question = questionOf(text.trim(), lack, slugs.articles)

  useEffect(() => {
    let isOver = false
    const read = async (): Promise<void> => {
      const { docs, totalDocs } = await ask<{ docs: Picture[]; totalDocs: number }>(
        'GET',
        `/media?${question}&page=${page}`,
      )
      if (isOver) return
      setPictures((known) => (page > 1 ? [...(known ?? []), ...docs] : docs))
      setTotal(totalDocs)
    }
    // While somebody types, what they have typed so far is not looked for.
    const timer = setTimeout(() => void attempt(read), 250)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
    // `attempt` is another one each time.
    // eslint-disable-next-line
  }, [ask, page, question])

  return (
    <Gutter>
      <section className={styles.pictures} aria-labelledby="pictures-title">
        <h1 id="pictures-title">{say(labels.title)}</h1>
        <div className={styles.ways}>
          <SmallButton el="link" to={admin('/media')}>
            {say(labels.back)}
          </SmallButton>
          <SmallButton el="link" to={admin('/media/create')}>
            {say(labels.add)}
          </SmallButton>
          <input
            type="search"
            aria-label={say(labels.find)}
            placeholder={say(labels.find)}
            value={text}
            onChange={({ target }) => {
              setText(target.value)
              setPage(1)
            }}
          />
          {(Object.keys(lacks) as Lack[]).map((name) => (
            <SmallButton
              key={name}
              aria-pressed={name === lack}
              buttonStyle={name === lack ? 'primary' : 'secondary'}
              onClick={() => {
                setLack(name)
                setPage(1)
              }}
            >
              {say(lacks[name].label)}
            </SmallButton>
          ))}
        </div>
        {pictures === null && <p role="status">{say(labels.loading)}</p>}
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
              <p data-lacks={!credit?.text || undefined}>{credit?.text || say(labels.noCredit)}</p>
              {!alt && <p data-lacks>{say(labels.noAlt)}</p>}
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
        {pictures && pictures.length < total && (
          <SmallButton disabled={isTrying} onClick={() => setPage(page + 1)}>
            {say(labels.more)}
          </SmallButton>
        )}
      </section>
    </Gutter>
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
  return (
    <SmallButton el="link" to={admin('/media/grid')}>
      {say(labels.title)}
    </SmallButton>
  )
}
