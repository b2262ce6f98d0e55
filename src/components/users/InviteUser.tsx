'use client'
import { toast, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { hasRole } from '../../access/hasRole.ts'
import type { Invitation } from '../../endpoints/users/inviteUser.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay } from '../useSay.ts'
import styles from './InviteUser.module.css'

const labels = {
  invite: { ja: '招待する', en: 'Invite' },
  help: {
    ja: '本人がパスワードを決めるためのリンクを送ります。',
    en: 'Sends a link by which they choose their own password.',
  },
  hand: {
    ja: 'メールが設定されていません。このリンクを本人に渡してください（7日間有効、一度だけ使えます）。',
    en: 'No mail is set up. Hand them this link; it is good for seven days, and once.',
  },
  copy: { ja: 'コピー', en: 'Copy' },
  copied: { ja: 'コピーしました。', en: 'Copied.' },
} satisfies Record<string, LocalizedText>

/** Invites a member of the staff: by mail, or by a link to be handed over where no mail is set up. For admins. */
export const InviteUser = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const say = useSay()
  const ask = useApi()
  const { isTrying, attempt } = useAttempt()
  const [link, setLink] = useState<string | null>(null)
  if (id === undefined || String(user?.id) === String(id) || !hasRole(user, 'admin')) return null
  const invite = (): Promise<boolean> =>
    attempt(async () => {
      const invitation = await ask<Invitation>('POST', `/users/${id}/invite`)
      setLink(invitation.link)
      if (invitation.sentTo)
        toast.success(
          say({
            ja: `${invitation.sentTo} に招待を送りました。`,
            en: `Sent to ${invitation.sentTo}.`,
          }),
        )
    })
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link ?? '')
    toast.success(say(labels.copied))
  }
  return (
    <div className={styles.invite}>
      <SmallButton disabled={isTrying} onClick={() => void invite()}>
        {say(labels.invite)}
      </SmallButton>
      <p>{say(link ? labels.hand : labels.help)}</p>
      {link && (
        <p className={styles.link}>
          <code>{link}</code>
          <SmallButton onClick={() => void copy()}>{say(labels.copy)}</SmallButton>
        </p>
      )}
    </div>
  )
}
