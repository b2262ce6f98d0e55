import type { Rule } from '../rule.ts'

export const missingCitation: Rule = {
  guide: {
    ja: '記事のもとになった情報源を一つ以上示す。',
    en: 'An article names at least one source.',
  },
  severity: 'error',
  *check({ manuscript: { citations, format }, house: { formats } }) {
    if (citations.length === 0)
      yield {
        place: 'citations',
        severity: formats[format]?.missingCitation ?? 'warning',
        message: {
          ja: '引用・参照・底本がありません。もとにした記事の題名とURLを加えてください。',
          en: 'No source is cited. Add the title and address of the reporting this is based on.',
        },
      }
  },
  examples: [
    {
      shows: 'a citation in its section',
      text: '【引用・参照・底本】\n北浜港、三年ぶり再開 北浜日報 2025.03.01\nhttps://example.jp/kitahama',
      finds: [],
    },
    { shows: 'no source at all', text: '【概要】\n港が再開した。', finds: ['citations'] },
  ],
}
