'use client'
import {
  ConfirmationModal,
  useAuth,
  useDocumentInfo,
  useListDrawer,
  useModal,
} from '@payloadcms/ui'
import type { CollectionSlug } from 'payload'
import { useMemo, useState } from 'react'
import { hasRole } from '../../access/hasRole.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay } from '../useSay.ts'
import { useAddresses } from '../useAddresses.ts'

const slug = 'merge-source'
// Generated types name the collections of one app.
const labels = {
  open: { ja: '別の情報源に統合する', en: 'Merge into another source' },
  title: { ja: '情報源を統合しますか？', en: 'Merge the sources?' },
  confirm: { ja: '統合する', en: 'Merge' },
} satisfies Record<string, LocalizedText>

/** Merges the source into another one, which an editor chooses from the list: its citations move there. */
export const MergeSource = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const { admin, slugs } = useAddresses()
  // The same list each time: `useListDrawer` reads anew whenever it gets another.
  const collectionSlugs = useMemo(() => [slugs.sources] as unknown as CollectionSlug[], [slugs])
  const { openModal } = useModal()
  const ask = useApi()
  const { attempt } = useAttempt()
  const say = useSay()
  const [into, setInto] = useState<{ id: string; label: string } | null>(null)
  // The drawer reads its list again whenever these are others.
  const filterOptions = useMemo(() => ({ sources: { id: { not_equals: id } } }), [id])
  const [ListDrawer, , { openDrawer, closeDrawer }] = useListDrawer({
    collectionSlugs,
    selectedCollection: slugs.sources,
    filterOptions,
  })
  if (id === undefined || !hasRole(user, 'admin', 'editor')) return null

  const merge = async (): Promise<void> => {
    await attempt(async () => {
      await ask('POST', `/sources/${id}/merge`, { into: into?.id })
      location.assign(admin(`/sources/${into?.id}`))
    })
  }

  return (
    <>
      <SmallButton onClick={openDrawer}>{say(labels.open)}</SmallButton>
      <ListDrawer
        allowCreate={false}
        onSelect={({ doc, docID }) => {
          const { label, title, url } = (doc ?? {}) as Record<string, string | undefined>
          setInto({ id: String(docID), label: label || title || url || String(docID) })
          closeDrawer()
          openModal(slug)
        }}
      />
      <ConfirmationModal
        modalSlug={slug}
        heading={say(labels.title)}
        body={say({
          ja: `この情報源を引用しているすべての記事が「${into?.label ?? ''}」を引用するようになります。ここのURLは別のURLとして残り、この情報源は削除されます。元には戻せません。`,
          en: `Every article that cites this source will cite “${into?.label ?? ''}”. Its address stays as an alias, and this source is deleted. This cannot be undone.`,
        })}
        confirmLabel={say(labels.confirm)}
        onConfirm={merge}
      />
    </>
  )
}
