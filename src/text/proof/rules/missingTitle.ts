import { fold } from '../../japanese/fold.ts'
import type { Rule } from '../rule.ts'

export const missingTitle: Rule = {
  guide: { ja: '記事には見出し（タイトル）を付ける。', en: 'Every article has a title.' },
  severity: 'error',
  *check({ manuscript: { title } }) {
    if (fold(title) === '')
      yield {
        place: 'title',
        message: {
          ja: 'タイトルがありません。記事の見出しを一行で書いてください。',
          en: 'There is no title. Write one line that names the article.',
        },
      }
  },
  examples: [
    { shows: 'a titled article is left alone', text: '# 港の再開\n本文です。', finds: [] },
    {
      shows: 'white space is no title',
      text: '本文です。',
      with: { title: '　' },
      finds: ['title'],
    },
  ],
}
