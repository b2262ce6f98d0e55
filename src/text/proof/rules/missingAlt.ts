import type { Rule } from '../rule.ts'

export const missingAlt: Rule = {
  guide: { ja: '画像には代替テキストを付ける。', en: 'A picture has an alternative text.' },
  severity: 'error',
  *check({ manuscript: { eyecatch } }) {
    if (eyecatch && !eyecatch.alt?.trim())
      yield {
        place: 'eyecatch',
        message: {
          ja: 'アイキャッチ画像に代替テキストがありません。画像に何が写っているかを一文で書いてください。',
          en: 'The eyecatch has no alternative text. Say in one sentence what the picture shows.',
        },
      }
  },
  examples: [
    { shows: 'no picture, nothing to describe', text: '港が再開した。', finds: [] },
    {
      shows: 'a described picture',
      text: '港が再開した。',
      with: { eyecatch: { alt: '船着き場に並ぶ人々', credit: '北浜日報' } },
      finds: [],
    },
    {
      shows: 'a picture without words',
      text: '港が再開した。',
      with: { eyecatch: { alt: null, credit: '北浜日報' } },
      finds: ['eyecatch'],
    },
  ],
}
