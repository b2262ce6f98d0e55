'use client'
import { lengthOf, shownTitle } from '../../text/article/lengthOf.ts'
import type { Manuscript } from '../../text/manuscript/manuscript.ts'
import { useSay } from '../useSay.ts'
import styles from './Counts.module.css'

/** How long the article is, how long it takes to read, and whether search engines show all of its title. */
export const Counts = ({ manuscript }: { manuscript: Manuscript }) => {
  const say = useSay()
  const { characters, minutes, title } = lengthOf(manuscript)
  const isLong = title > shownTitle
  return (
    <p className={styles.counts}>
      <span>
        {say({
          ja: `本文 ${characters.toLocaleString('ja')}字（約${minutes}分）`,
          en: `${characters.toLocaleString('en')} characters (${minutes} min)`,
        })}
      </span>
      <span data-long={isLong || undefined}>
        {say({
          ja: `題名 ${title}字（検索に出るのは${shownTitle}字ほど）`,
          en: `title ${title} (search shows about ${shownTitle})`,
        })}
      </span>
    </p>
  )
}
