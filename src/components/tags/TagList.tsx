'use client'
import { ConfirmationModal, toast, useAuth, useModal } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { hasRole } from '../../access/hasRole.ts'
import type { UsedTag } from '../../database/tags.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { searchFold } from '../../text/search/searchFold.ts'
import { Page } from '../page/Page.tsx'
import { Unread } from '../page/Unread.tsx'
import { SmallButton } from '../SmallButton.tsx'
import { TextBox } from '../TextBox.tsx'
import { useAddresses } from '../useAddresses.ts'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay } from '../useSay.ts'
import styles from './TagList.module.css'
import { typedTags } from './typedTags.ts'

const labels = {
  title: { ja: 'タグの整理', en: 'Tags' },
  about: {
    ja: '名前を書き換えると、公開中の記事・下書き・過去の版のタグがまとめて変わります。ほかのタグと同じ名前にすると、一つになります。',
    en: 'A tag that is written anew changes in every article, draft and version. Called as another one, the two are one.',
  },
  find: { ja: 'タグを探す', en: 'Find a tag' },
  none: { ja: 'タグはまだありません。', en: 'There are no tags yet.' },
  notFound: { ja: '見つかりません。', en: 'None found.' },
  save: { ja: '変更する', en: 'Change' },
  remove: { ja: '取り除く', en: 'Take away' },
  merge: { ja: '一つにする', en: 'Make them one' },
} satisfies Record<string, LocalizedText>

const modal = 'change-tag'

/** What is to become of a tag; null takes it away. */
type Wish = UsedTag & { to: string | null }

/** The tags in use: renamed, made one, taken away. For editors. */
export const TagList = () => {
  const { user } = useAuth()
  const { admin } = useAddresses()
  const { openModal } = useModal()
  const ask = useApi()
  const say = useSay()
  const { attempt, isTrying, hasFailed } = useAttempt()
  const [tags, setTags] = useState<UsedTag[] | null>(null)
  const [written, setWritten] = useState<Record<string, string>>({})
  const [wanted, setWanted] = useState('')
  const [lately, setChanged] = useState<string | null>(null)
  const [wish, setWish] = useState<Wish | null>(null)
  const isEditor = hasRole(user, 'admin', 'editor')

  const read = useCallback(async (): Promise<void> => {
    const { docs } = await ask<{ docs: UsedTag[] }>('GET', '/articles/tags')
    setTags(docs)
  }, [ask])
  useEffect(() => void attempt(read), [attempt, read])

  /** What was typed for a tag is not to be. */
  const forget = (tag: string): void => setWritten(({ [tag]: _gone, ...rest }) => rest)
  const change = async ({ tag, to }: Wish): Promise<void> => {
    await attempt(async () => {
      const { articles } = await ask<{ articles: number }>('POST', '/articles/tags', {
        from: tag,
        to,
      })
      toast.success(say(changed(tag, to, articles, isKnown(to))))
      forget(tag)
      await read()
      setChanged(to)
    })
  }
  const isKnown = (name: string | null): boolean => tags?.some(({ tag }) => tag === name) ?? false
  const start = (given: UsedTag, to: string | null): void => {
    const next = { ...given, to }
    // A name alone can be changed back; two that were made one cannot be told apart again.
    if (to !== null && !isKnown(to)) return void change(next)
    setWish(next)
    openModal(modal)
  }

  const shown = (tags ?? []).filter(({ tag }) =>
    searchFold(tag).includes(searchFold(wanted.trim())),
  )
  return (
    <Page title={labels.title} of="articles" about={labels.about}>
      <section className={styles.tags} aria-label={say(labels.title)}>
        {tags === null ? (
          <Unread isLost={hasFailed} onRetry={() => void attempt(read)} />
        ) : tags.length === 0 ? (
          <p>{say(labels.none)}</p>
        ) : (
          <TextBox
            type="search"
            aria-label={say(labels.find)}
            placeholder={say(labels.find)}
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
        )}
        {tags !== null && tags.length > 0 && shown.length === 0 && <p>{say(labels.notFound)}</p>}
        <ul>
          {shown.map((given) => {
            const { tag, articles, latest } = given
            const name = written[tag] ?? tag
            return (
              <li key={tag}>
                <form
                  onSubmit={(event) => {
                    event.preventDefault()
                    const [wish] = typedTags(name)
                    if (wish && wish !== tag) start(given, wish)
                  }}
                >
                  <TextBox
                    aria-label={say({ ja: `タグ「${tag}」の名前`, en: `Name of “${tag}”` })}
                    value={name}
                    // Whoever has renamed it goes on from there.
                    autoFocus={tag === lately}
                    readOnly={!isEditor || isTrying}
                    onChange={({ target }) => setWritten({ ...written, [tag]: target.value })}
                  />
                  <a
                    href={`${admin('/articles')}?where[or][0][and][0][tags][equals]=${encodeURIComponent(tag)}`}
                  >
                    {say({ ja: `${latest}件`, en: `${latest}` })}
                  </a>
                  {articles > latest && (
                    <small>
                      {say({
                        ja: `ほかに、下書きで外したものが公開中に${articles - latest}件`,
                        en: `and ${articles - latest} live ones whose draft has it no more`,
                      })}
                    </small>
                  )}
                  {isEditor && (
                    <>
                      <SmallButton type="submit" disabled={!name.trim() || name.trim() === tag}>
                        {say(labels.save)}
                      </SmallButton>
                      <SmallButton
                        aria-label={say({
                          ja: `タグ「${tag}」を取り除く`,
                          en: `Take “${tag}” away`,
                        })}
                        onClick={() => start(given, null)}
                      >
                        {say(labels.remove)}
                      </SmallButton>
                    </>
                  )}
                </form>
              </li>
            )
          })}
        </ul>
        <ConfirmationModal
          modalSlug={modal}
          heading={wish ? say(question(wish)) : ''}
          body={wish ? say(outcome(wish)) : ''}
          confirmLabel={say(wish?.to === null ? labels.remove : labels.merge)}
          onConfirm={() => (wish ? change(wish) : undefined)}
          onCancel={() => wish && forget(wish.tag)}
        />
      </section>
    </Page>
  )
}

const question = ({ tag, to }: Wish): LocalizedText =>
  to === null
    ? { ja: `タグ「${tag}」を取り除きますか？`, en: `Take “${tag}” away?` }
    : {
        ja: `「${tag}」と「${to}」を一つにしますか？`,
        en: `Make “${tag}” and “${to}” one?`,
      }

const outcome = ({ tag, to, articles }: Wish): LocalizedText =>
  to === null
    ? {
        ja: `${articles}件の記事から取り除きます。記事は残ります。元には戻せません。`,
        en: `It goes from ${articles} articles, which stay. This cannot be undone.`,
      }
    : {
        ja: `「${tag}」の付いた${articles}件の記事は「${to}」になります。あとから二つに分けることはできません。`,
        en: `The ${articles} articles with “${tag}” have “${to}” from then on. The two cannot be told apart again.`,
      }

const changed = (
  tag: string,
  to: string | null,
  articles: number,
  isMerged: boolean,
): LocalizedText => {
  if (to === null)
    return {
      ja: `タグ「${tag}」を${articles}件の記事から取り除きました。`,
      en: `“${tag}” was taken from ${articles} articles.`,
    }
  return isMerged
    ? {
        ja: `「${tag}」を「${to}」と一つにしました（${articles}件の記事）。`,
        en: `“${tag}” and “${to}” are one (${articles} articles).`,
      }
    : {
        ja: `${articles}件の記事のタグを「${tag}」から「${to}」に変えました。`,
        en: `${articles} articles have “${to}” instead of “${tag}”.`,
      }
}
