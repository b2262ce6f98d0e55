'use client'
import { Button } from '@payloadcms/ui'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { useSay } from '../useSay.ts'
import { OverForm } from './OverForm.tsx'

export type TwoTextsProps = {
  /** Who was first; null where nobody is known by name. */
  by: string | null
  /** Whether somebody else is writing, rather than has saved. */
  isLocked: boolean
  onMine: () => void
  onTheirs: () => void
  onClose: () => void
}

const labels = {
  saved: { ja: 'ほかの人が先に保存しました', en: 'Somebody has saved this article' },
  locked: { ja: 'ほかの人が編集しています', en: 'Somebody is editing this article' },
  mine: { ja: '自分の文章で保存', en: 'Save mine' },
  takeOver: { ja: '編集を引き継いで保存', en: 'Take over and save' },
  theirs: { ja: '相手の文章を開く', en: 'Open theirs' },
  later: { ja: 'あとで決める', en: 'Decide later' },
} satisfies Record<string, LocalizedText>

const why = (by: string | null): LocalizedText => ({
  ja: `あなたが書いているあいだに、${by ? `${by}さん` : 'ほかの人'}がこの記事を保存しました。どちらの文章も残っています。自分の文章で保存しても、相手の文章は「バージョン」から開けます。相手の文章を開いても、自分の文章はこのブラウザーに残ります。`,
  en: `While you were writing, ${by ?? 'somebody'} saved this article. Both texts are kept: if you save yours, theirs is among the versions; if you open theirs, yours stays in this browser.`,
})

const whyLocked: LocalizedText = {
  ja: 'ほかの人がこの記事を編集しているため、保存できません。引き継ぐと、その人の画面は読み取り専用になります。あなたの文章はこのブラウザーに残っています。',
  en: 'Somebody else is editing this article, so that yours is not saved. If you take over, they can only read. Your text is kept in this browser.',
}

/** Lets an editor decide between two texts of one article. Neither is lost, whatever is chosen. */
export const TwoTexts = ({ by, isLocked, onMine, onTheirs, onClose }: TwoTextsProps) => {
  const say = useSay()
  return (
    <OverForm title={say(isLocked ? labels.locked : labels.saved)} onClose={onClose}>
      <p>{say(isLocked ? whyLocked : why(by))}</p>
      <footer>
        <Button margin={false} onClick={onMine}>
          {say(isLocked ? labels.takeOver : labels.mine)}
        </Button>
        <Button margin={false} buttonStyle="secondary" onClick={onTheirs}>
          {say(labels.theirs)}
        </Button>
        <Button margin={false} buttonStyle="secondary" onClick={onClose}>
          {say(labels.later)}
        </Button>
      </footer>
    </OverForm>
  )
}
