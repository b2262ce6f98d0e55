'use client'
import { Banner, Button, useAuth, useConfig, useTranslation } from '@payloadcms/ui'
import { useState, type FormEvent } from 'react'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { TextBox } from '../TextBox.tsx'
import { useSay } from '../useSay.ts'
import { OverForm } from './OverForm.tsx'

export type SignInAgainProps = { onDone: () => void; onClose: () => void }

const labels = {
  title: { ja: 'もう一度ログインしてください', en: 'Sign in again' },
  why: {
    ja: 'ログインの期限が切れました。書いた内容はこの画面に残っています。ログインすると保存を続けます。',
    en: 'Your session has ended. What you wrote is still here; it is saved once you have signed in.',
  },
  email: { ja: 'メールアドレス', en: 'E-mail' },
  password: { ja: 'パスワード', en: 'Password' },
  send: { ja: 'ログインして保存', en: 'Sign in and save' },
  later: { ja: 'あとで', en: 'Later' },
  lost: {
    ja: 'サーバーに届きませんでした。接続を確かめてください。',
    en: 'The server could not be reached. Check the connection.',
  },
} satisfies Record<string, LocalizedText>

/** Signs in again over the form. */
export const SignInAgain = ({ onDone, onClose }: SignInAgainProps) => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const { user, setUser } = useAuth()
  const say = useSay()
  const [error, setError] = useState('')
  const [isTrying, setTrying] = useState(false)

  const signIn = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const { email, password } = Object.fromEntries(new FormData(event.currentTarget))
    setTrying(true)
    try {
      const response = await fetch(`${config.routes.api}/${config.admin.user}/login`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json', 'Accept-Language': i18n.language },
        body: JSON.stringify({ email, password }),
      })
      const answer = await response.json()
      if (!response.ok) return setError(answer.errors?.[0]?.message ?? say(labels.lost))
      setUser(answer)
      onDone()
    } catch {
      setError(say(labels.lost))
    } finally {
      setTrying(false)
    }
  }

  return (
    <OverForm title={say(labels.title)} onClose={onClose}>
      <form onSubmit={signIn}>
        <p>{say(labels.why)}</p>
        <label>
          {say(labels.email)}
          <TextBox
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={user?.email ?? ''}
            required
          />
        </label>
        <label>
          {say(labels.password)}
          <TextBox name="password" type="password" autoComplete="current-password" required />
        </label>
        {error !== '' && (
          <div role="alert">
            <Banner type="error">{error}</Banner>
          </div>
        )}
        <footer>
          <Button type="submit" margin={false} disabled={isTrying}>
            {say(labels.send)}
          </Button>
          <Button buttonStyle="secondary" margin={false} onClick={onClose}>
            {say(labels.later)}
          </Button>
        </footer>
      </form>
    </OverForm>
  )
}
