import type { Rule } from '../rule.ts'

export const missingCredit: Rule = {
  guide: { ja: '画像には作者・提供元を示す。', en: 'A picture names its maker or owner.' },
  severity: 'warning',
  *check({ manuscript: { eyecatch, eyecatchCredit } }) {
    if (eyecatch && !eyecatch.credit?.trim() && !eyecatchCredit)
      yield {
        place: 'eyecatch',
        message: {
          ja: 'アイキャッチ画像のクレジットがありません。撮影者・提供元・作成ツールのいずれかを書いてください。',
          en: 'The eyecatch has no credit. Name the photographer, the owner or the tool it was made with.',
        },
      }
  },
  examples: [
    {
      shows: 'the credit stands in the text',
      text: 'Microsoft Designerで作成\n【概要】\n港が再開した。',
      with: { eyecatch: { alt: '港', credit: null } },
      finds: [],
    },
    {
      shows: 'the credit stands with the picture',
      text: '港が再開した。',
      with: { eyecatch: { alt: '港', credit: '北浜日報' } },
      finds: [],
    },
    {
      shows: 'no credit anywhere',
      text: '港が再開した。',
      with: { eyecatch: { alt: '港', credit: null } },
      finds: ['eyecatch'],
    },
  ],
}
