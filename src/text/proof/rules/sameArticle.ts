import type { Rule } from '../rule.ts'

export const sameArticle: Rule = {
  guide: {
    ja: '同じ記事を二度載せない。',
    en: 'No article is published twice.',
  },
  severity: 'warning',
  asks: 'archive',
  *check({ alike }) {
    for (const { id, title, containment } of alike) {
      const percent = Math.round(containment * 100)
      yield {
        place: 'body',
        article: id,
        message: {
          ja: `本文の${percent}％が記事「${title}」と同じです。二重に載せていないか確かめてください。`,
          en: `${percent} % of the text is the same as in the article “${title}”. Check that it is not published twice.`,
        },
      }
    }
  },
  examples: [
    {
      shows: 'an article whose text stands in another',
      text: '北浜港の定期航路が三年ぶりに再開した。',
      with: { alike: [{ id: '1', title: '北浜港、三年ぶり再開', containment: 0.93 }] },
      finds: ['body'],
    },
    {
      shows: 'an article like no other',
      text: '北浜港の定期航路が三年ぶりに再開した。',
      finds: [],
    },
  ],
}
