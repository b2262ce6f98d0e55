'use client'
import { Banner, ConfirmationModal, useModal } from '@payloadcms/ui'
import type { ShownImport } from '../../endpoints/imports/readImport.ts'
import type { ImportStep } from '../../importer/imports/importRecord.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useAddresses } from '../useAddresses.ts'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay, useTime } from '../useSay.ts'
import { ImportProgress } from './ImportProgress.tsx'
import { ImportSamples } from './ImportSamples.tsx'
import { nameOfImport, stateOf } from './importWords.ts'
import styles from './ImportView.module.css'
import { useImport } from './useImport.ts'
import { useSending } from './useSending.ts'

const running: Record<ImportStep, LocalizedText> = {
  check: { ja: '内容を調べています', en: 'Looking at it' },
  write: { ja: '取り込んでいます', en: 'Importing' },
  undo: { ja: '取り込みを取り消しています', en: 'Taking it back' },
}

const again: Record<ImportStep, LocalizedText> = {
  check: { ja: 'もう一度調べる', en: 'Look again' },
  write: { ja: '続きから取り込む', en: 'Go on importing' },
  undo: { ja: '取り消しを続ける', en: 'Go on taking back' },
}

const labels = {
  waiting: { ja: '順番を待っています', en: 'Waiting for its turn' },
  stop: { ja: '止める', en: 'Stop' },
  write: { ja: '取り込む', en: 'Import' },
  rewrite: { ja: 'もう一度取り込む', en: 'Import again' },
  undo: { ja: '取り込みを取り消す', en: 'Take the import back' },
  discard: { ja: '片付ける', en: 'Put away' },
  undoTitle: { ja: '取り込みを取り消しますか？', en: 'Take the import back?' },
  undoBody: {
    ja: 'この取り込みで作られた記事とコメント、ほかで使われていない情報源と画像を削除します。取り込んだあとに編集した記事は残ります。',
    en: 'The articles and comments this import has made are deleted, with the sources and pictures nothing else uses. Articles that were edited since stay.',
  },
  discardTitle: { ja: 'この取り込みを片付けますか？', en: 'Put this import away?' },
  discardBody: {
    ja: '送ったファイルと報告を消します。取り込んだ記事は残りますが、この画面からは取り消せなくなります。',
    en: 'The files and the report are deleted. The articles stay, and can no longer be taken back from here.',
  },
  sending: { ja: 'ファイルを送っています', en: 'Sending the files' },
  incomplete: {
    ja: 'ファイルがまだ全部届いていません。同じファイルを選び直すと、続きから送ります。',
    en: 'Not all of the files have come. Choose the same files again, and they are sent from where they were cut off.',
  },
  noRunner: {
    ja: '順番を待ったままです。ジョブを実行するプロセスがあるか、管理者に確かめてください（キュー imports）。',
    en: 'It is still waiting for its turn. Ask an administrator whether anything runs jobs (queue imports).',
  },
  report: { ja: '詳しい報告（JSON）', en: 'The whole report (JSON)' },
  pictures: { ja: '見つからない画像の一覧', en: 'The pictures that were not found' },
  refused: { ja: '取り込めなかった記事', en: 'The posts that were refused' },
  lost: {
    ja: 'サーバーに届きません。つながり次第、続きを表示します。',
    en: 'The server cannot be reached. This goes on once it can.',
  },
} satisfies Record<string, LocalizedText>

/** One import: what is done with it, how far it is, what became of it, and what can be done next. */
export const ImportView = ({ id, onGone }: { id: string; onGone: () => void }) => {
  const say = useSay()
  const time = useTime()
  const ask = useApi()
  const { api } = useAddresses()
  const { isTrying, attempt } = useAttempt()
  const { openModal } = useModal()
  const { shown, isLost, load } = useImport(id)
  const { sent, send } = useSending()
  if (!shown) return isLost ? <Banner type="error">{say(labels.lost)}</Banner> : null

  const { step, isUnderWay, files, received } = shown
  const isWhole = files.every(({ size }, n) => received[n] === size)
  const done = (path: string, data?: unknown): Promise<boolean> =>
    attempt(async () => {
      await ask('POST', `/blog-imports/${id}/${path}`, data ?? {})
      await load()
    })
  const run = (next: ImportStep): Promise<boolean> => done('run', { step: next })
  const resend = (given: FileList | null): Promise<boolean> =>
    attempt(async () => {
      await send(id, [...(given ?? [])])
      await load()
    })
  const isDone = shown.state === 'done'
  const hasWritten = step === 'write' || (step === 'undo' && !isDone)

  return (
    <section className={styles.import} aria-labelledby="import-name">
      <h2 id="import-name">{nameOfImport(shown)}</h2>
      <p className={styles.facts}>
        <span>{time(shown.createdAt)}</span>
        <strong>{say(stateOf(shown))}</strong>
      </p>
      {isLost && <Banner type="error">{say(labels.lost)}</Banner>}
      {!isWhole && (
        <Banner type="info">
          <label className={styles.resend}>
            {say(labels.incomplete)}
            <input
              type="file"
              multiple
              disabled={isTrying}
              onChange={({ target }) => void resend(target.files)}
            />
          </label>
        </Banner>
      )}
      {sent !== null && (
        <ImportProgress
          label={say(labels.sending)}
          done={sent}
          count={`${Math.floor(sent * 100)}%`}
        />
      )}
      {isUnderWay && step && (
        <ImportProgress
          label={say(shown.state === 'waiting' ? labels.waiting : running[step])}
          done={shown.total ? (shown.done ?? 0) / shown.total : null}
          count={shown.total ? say(countOf(shown)) : undefined}
        />
      )}
      {shown.state === 'waiting' && !isUnderWay && (
        <Banner type="error">{say(labels.noRunner)}</Banner>
      )}
      {shown.problem && !isUnderWay && <Banner type="error">{say(shown.problem)}</Banner>}
      {!isUnderWay && (shown.lines ?? []).length > 0 && (
        <ul className={styles.lines}>
          {shown.lines!.map((line, n) => (
            <li key={n} data-below={line.ja.startsWith('  ') || undefined}>
              {say(line).trim()}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {isUnderWay ? (
          <SmallButton
            size="medium"
            disabled={isTrying || shown.isStopping === true}
            onClick={() => void done('stop')}
          >
            {say(labels.stop)}
          </SmallButton>
        ) : (
          <>
            {step && !isDone && isWhole && (
              <SmallButton
                size="medium"
                buttonStyle="primary"
                disabled={isTrying}
                onClick={() => void run(step)}
              >
                {say(again[step])}
              </SmallButton>
            )}
            {!step && isWhole && (
              <SmallButton
                size="medium"
                buttonStyle="primary"
                disabled={isTrying}
                onClick={() => void run('check')}
              >
                {say({ ja: '内容を調べる', en: 'Look at it' })}
              </SmallButton>
            )}
            {isDone && (
              <SmallButton
                size="medium"
                buttonStyle={step === 'check' ? 'primary' : 'secondary'}
                disabled={isTrying}
                onClick={() => void run('write')}
              >
                {say(step === 'check' ? labels.write : labels.rewrite)}
              </SmallButton>
            )}
            {hasWritten && step === 'write' && (
              <SmallButton
                size="medium"
                disabled={isTrying}
                onClick={() => openModal('undo-import')}
              >
                {say(labels.undo)}
              </SmallButton>
            )}
            <SmallButton
              size="medium"
              buttonStyle="transparent"
              disabled={isTrying}
              onClick={() => openModal('discard-import')}
            >
              {say(labels.discard)}
            </SmallButton>
          </>
        )}
      </div>
      {!isUnderWay && step !== 'undo' && (
        <p className={styles.files}>
          {shown.results.map((name) => (
            <a key={name} href={api(`/blog-imports/${id}/${name}`)}>
              {say(labels[name])}
            </a>
          ))}
        </p>
      )}
      {!isUnderWay && step === 'check' && <ImportSamples samples={shown.samples ?? []} />}
      <ConfirmationModal
        modalSlug="undo-import"
        heading={say(labels.undoTitle)}
        body={say(labels.undoBody)}
        confirmLabel={say(labels.undo)}
        onConfirm={async () => void (await run('undo'))}
      />
      <ConfirmationModal
        modalSlug="discard-import"
        heading={say(labels.discardTitle)}
        body={say(labels.discardBody)}
        confirmLabel={say(labels.discard)}
        onConfirm={async () => {
          await attempt(async () => {
            await ask('POST', `/blog-imports/${id}/discard`, {})
            onGone()
          })
        }}
      />
    </section>
  )
}

const countOf = ({ done, total }: ShownImport): LocalizedText => ({
  ja: `${(done ?? 0).toLocaleString()} / ${total?.toLocaleString()}件`,
  en: `${(done ?? 0).toLocaleString()} of ${total?.toLocaleString()}`,
})
