'use client'
import { useAllFormFields, useConfig } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useMemo, useState } from 'react'
import { excerptOf } from '../../text/article/excerptOf.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { readBody } from '../../text/article/readBody.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import type { KnowsSections } from '../../text/manuscript/sections.ts'
import { cardOf, type CardPicture } from '../../text/pictures/cardOf.ts'
import styles from './SharePreview.module.css'
import { useAnswer } from '../useAnswer.ts'
import { useSay } from '../useSay.ts'
import { networks, shareCards, type Network, type ShareCardProps } from './shareCards.tsx'
import { useAddresses } from '../useAddresses.ts'

export type SharePreviewProps = KnowsSections & {
  masthead: string | null
  /** Whether an article without a picture has a title card. */
  hasCards: boolean
}

/** How long typing must rest before a card is asked for, in milliseconds. */
const rest = 700

const labels = {
  title: { ja: 'SNSでの見え方', en: 'On social networks' },
  network: { ja: '表示先', en: 'Network' },
  untitled: { ja: '（無題）', en: '(untitled)' },
  noExcerpt: { ja: '抜粋は概要から作られます。', en: 'The excerpt is made from the summary.' },
  drawn: {
    ja: '画像がないため、見出しカードを使います。',
    en: 'Without a picture, its title card is shown.',
  },
} satisfies Record<string, LocalizedText>

type Shared = {
  title: string
  excerpt: string
  picture: string | null
  category: string | null
  publishedAt: string | null
}

/** Shows how X, Facebook, LINE and はてなブックマーク will show the article, as it stands in the form. */
export const SharePreview = ({ sections, masthead, hasCards }: SharePreviewProps) => {
  const say = useSay()
  const house = useMemo(() => ({ sections }), [sections])
  const { config } = useConfig()
  const { api } = useAddresses()
  const [fields] = useAllFormFields()
  const [network, setNetwork] = useState<Network>('x')
  const [shared, setShared] = useState<Shared | null>(null)

  useEffect(() => {
    const waiting = setTimeout(() => {
      const values = reduceFieldsToValues(fields, true)
      setShared({
        title: String(values.title ?? '').trim(),
        excerpt: String(values.excerpt || excerptOf(readBody(values.body, house), house) || ''),
        picture: relationId(values.eyecatch),
        category: relationId(values.category),
        publishedAt: values.publishedAt ? String(values.publishedAt) : null,
      })
    }, rest)
    return () => clearTimeout(waiting)
  }, [fields, house])

  const picture = useCardOf(shared?.picture ?? null)
  if (!shared) return null
  const asked = new URLSearchParams(
    Object.entries({
      title: shared.title,
      category: shared.category ?? '',
      publishedAt: shared.publishedAt ?? '',
    }).filter(([, value]) => value),
  )
  const image = shared.picture
    ? picture
    : hasCards
      ? { url: api(`/articles/card?${asked}`), alt: shared.title }
      : null
  const card: ShareCardProps = {
    title: shared.title || say(labels.untitled),
    excerpt: shared.excerpt || say(labels.noExcerpt),
    host: new URL(config.serverURL || location.origin).host,
    masthead,
    image,
  }
  return (
    <section className={styles.preview} aria-label={say(labels.title)}>
      <h3>{say(labels.title)}</h3>
      <fieldset>
        <legend>{say(labels.network)}</legend>
        {Object.entries(networks).map(([name, label]) => (
          <label key={name}>
            <input
              type="radio"
              name="share-preview"
              checked={network === name}
              onChange={() => setNetwork(name as Network)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {shareCards[network](card)}
      {!shared.picture && hasCards && <p className={styles.note}>{say(labels.drawn)}</p>}
    </section>
  )
}

/** Where the card of a stored picture is; null until it is known, and where it cannot be had. */
const useCardOf = (id: string | null): ShareCardProps['image'] => {
  const { answer } = useAnswer<CardPicture>(id && `/media/${id}?depth=0&joins=false`)
  const url = answer && cardOf(answer)?.url
  return url ? { url, alt: answer.alt ?? '' } : null
}
