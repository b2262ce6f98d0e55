import { titleAgain } from '../../repeats/titleAgain.ts'
import type { Rule } from '../rule.ts'

export const titleInBody: Rule = {
  guide: {
    ja: '本文の中で題名を繰り返さない。',
    en: 'The title does not stand in the body again.',
  },
  severity: 'warning',
  *check({ manuscript: { title, blocks } }) {
    for (const at of titleAgain(blocks, title))
      yield {
        place: `body.${at}`,
        message: {
          ja: '本文に題名がそのまま繰り返されています。保存すると取り除かれます。',
          en: 'The title stands in the body once more. It is taken out on save.',
        },
        mend: { do: 'remove', cuts: [{ block: at, start: 0, end: blocks[at]!.text.length }] },
        safe: true,
      }
  },
  examples: [
    {
      shows: 'the title as a caption in the text',
      text: '# 北浜港、三年ぶり再開\n定期航路が戻った。\n北浜港、三年ぶり再開 \n初日は満席だった。',
      finds: ['body.1'],
      mended: '定期航路が戻った。\n初日は満席だった。',
    },
    {
      shows: 'a sentence that holds the title',
      text: '# 北浜港、三年ぶり再開\n「北浜港、三年ぶり再開」と各紙が報じた。',
      finds: [],
    },
  ],
}
