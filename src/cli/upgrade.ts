import { Command } from 'commander'
import { upgradedAtStart, type Upgraded } from '../database/upgrades/upgradeData.ts'
import { inWords, Plain, say } from '../newsroom/speak.ts'
import type { Desk } from './desk.ts'

const words: Record<keyof Upgraded, { ja: string; en: string }> = {
  publicFrom: { ja: '公開日時を補った件数', en: 'given the time they became public' },
  composed: { ja: '文字を合成済みの形にした件数', en: 'texts composed (NFC)' },
  sourceKeys: { ja: '出典のURLを束ね直した件数', en: 'sources whose address folds in another way' },
}

/** `midashi upgrade`: brings the data of an app up to its Midashi, as each start does, and says what was done. */
export const upgrade = (desk: Desk): Command =>
  new Command('upgrade')
    .description(
      inWords(
        '保存済みのデータを新しい Midashi に合わせます（起動のたびにも行います）。',
        'Brings stored data up to this Midashi, as every start does, and says what was done.',
      ),
    )
    .action(async () => {
      const { payload, close } = await desk.open()
      const done = upgradedAtStart(payload)
      await close()
      if (!done)
        throw new Plain(
          'データベースの表がまだ揃っていません。先に npx payload migrate を実行してください。',
          'The database lacks tables of this Midashi. Run npx payload migrate first.',
        )
      for (const [name, { ja, en }] of Object.entries(words))
        process.stdout.write(`${inWords(ja, en)}: ${done[name as keyof Upgraded]}\n`)
      say('データはこの Midashi に合っています。', 'The data are up to this Midashi.')
    })
