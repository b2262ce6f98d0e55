'use client'
import { Button, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import type { Block, LocalizedText } from '../../text/manuscript/manuscript.ts'
import type { KnowsSections } from '../../text/manuscript/sections.ts'
import type { Finding, Mend } from '../../text/proof/rule.ts'
import { useShowPlace } from '../bodyEditor/useShowPlace.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useSay } from '../useSay.ts'
import { CitationActions } from './CitationActions.tsx'
import { CopyFound } from './CopyFound.tsx'
import styles from './FindingList.module.css'

type Head = Extract<Mend, { do: 'head' }>

export type FindingListProps = {
  findings: Finding[]
  blocks: Block[]
  house: KnowsSections
  isChanging: boolean
  /** Null where the article is not stored yet. */
  onMend: ((finding: Finding) => void) | null
  /** Makes the line a finding speaks of a heading. */
  onHead: (mend: Head) => void
}

const labels = {
  clean: { ja: '指摘はありません。公開できます。', en: 'Nothing found. Ready to publish.' },
  head: { ja: '見出しにする', en: 'Make it a heading' },
  other: { ja: 'その記事を開く', en: 'Open that article' },
  blocked: {
    ja: '要修正の項目があるため、まだ公開できません。下書きは保存されます。',
    en: 'Errors stop publishing. Drafts are saved.',
  },
  stays: {
    ja: '要修正の項目があるため、この変更はまだ公開できません。下書きは保存され、公開中の内容はそのままです。',
    en: 'Errors stop publishing this. Drafts are saved, and what is live stays as it is.',
  },
} satisfies Record<string, LocalizedText>

/** Which citation a place is: `citations.2`. */
const citationOf = (place: string): number => Number(place.slice('citations.'.length))

/** What proofreading found, each a way to its place; a repeat with both its places. */
export const FindingList = ({
  findings,
  blocks,
  house,
  isChanging,
  onMend,
  onHead,
}: FindingListProps) => {
  const { config } = useConfig()
  const { collectionSlug, hasPublishedDoc } = useDocumentInfo()
  const { showPlace } = useShowPlace()
  const say = useSay()
  const addressOf = (article: string | number): string =>
    formatAdminURL({
      adminRoute: config.routes.admin,
      path: `/collections/${collectionSlug}/${article}`,
    })
  return (
    <div role="status" aria-live="polite">
      {findings.length === 0 && <p className={styles.clean}>{say(labels.clean)}</p>}
      <ul className={styles.findings}>
        {findings.map((finding) => {
          const { rule, place, severity, message, copy, mend, article } = finding
          return (
            <li key={`${rule} ${place} ${message.ja}`} className={styles[severity]}>
              <Button
                buttonStyle="none"
                margin={false}
                className={styles.finding}
                onClick={() => showPlace(place, blocks)}
              >
                {say(message)}
              </Button>
              {mend?.do === 'head' && (
                <SmallButton disabled={isChanging} onClick={() => onHead(mend)}>
                  {say(labels.head)}
                </SmallButton>
              )}
              {rule === 'wrongCitation' && <CitationActions at={citationOf(place)} />}
              {article !== undefined && (
                <a href={addressOf(article)} target="_blank" rel="noreferrer">
                  {say(labels.other)}
                </a>
              )}
              {copy && (
                <CopyFound
                  copy={copy}
                  blocks={blocks}
                  house={house}
                  isChanging={isChanging}
                  onMend={onMend && mend ? () => onMend(finding) : null}
                />
              )}
            </li>
          )
        })}
      </ul>
      {findings.some(({ severity, safe }) => severity === 'error' && !safe) && (
        <p className={styles.note}>{say(hasPublishedDoc ? labels.stays : labels.blocked)}</p>
      )}
    </div>
  )
}
