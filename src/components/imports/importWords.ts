import type { ImportRecord, ImportStep } from '../../importer/imports/importRecord.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'

const done: Record<ImportStep, LocalizedText> = {
  check: { ja: '確認待ち', en: 'Looked at' },
  write: { ja: '取り込み済み', en: 'Imported' },
  undo: { ja: '取り消し済み', en: 'Taken back' },
}

/** How far an import is, in a word. */
export const stateOf = ({
  state,
  step,
  isUnderWay,
}: Pick<ImportRecord, 'state' | 'step'> & { isUnderWay?: boolean }): LocalizedText => {
  if (state === 'done' && step) return done[step]
  if (state === 'failed') return { ja: '失敗', en: 'Failed' }
  if (isUnderWay) return { ja: '実行中', en: 'Under way' }
  return state === 'ready' ? { ja: '送信中', en: 'Being sent' } : { ja: '中断', en: 'Stopped' }
}

/** An import by its files. */
export const nameOfImport = ({ files }: Pick<ImportRecord, 'files'>): string =>
  files
    .filter(({ kind }) => kind === 'export')
    .map(({ name }) => name)
    .join('、')
