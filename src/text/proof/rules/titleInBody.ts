import { fold } from '../../japanese/fold.ts'
import type { Rule } from '../rule.ts'

/** The least folded characters of a title that is not simply a word. */
const shortest = 8

// What stands before a title that is set as a heading.
const mark = /^[■□◆◇●○▼▽▶★☆#]+/

export const titleInBody: Rule = {
  guide: {
    ja: '本文の中で題名を繰り返さない。',
    en: 'The title does not stand in the body again.',
  },
  severity: 'warning',
  *check({ title, blocks }) {
    const key = fold(title)
    // A title of one word is a word of the text as well.
    if (key.length < shortest) return
    for (const [at, { kind, text }] of blocks.entries()) {
      if ((kind !== 'paragraph' && kind !== 'heading') || fold(text).replace(mark, '') !== key)
        continue
      yield {
        place: `body.${at}`,
        message: {
          ja: '本文に題名がそのまま繰り返されています。保存すると取り除かれます。',
          en: 'The title stands in the body once more. It is taken out on save.',
        },
        mend: { do: 'remove', cuts: [{ block: at, start: 0, end: text.length }] },
        safe: true,
      }
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
