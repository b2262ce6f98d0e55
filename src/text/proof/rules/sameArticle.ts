import type { ArchiveRule } from '../rule.ts'

export const sameArticle: ArchiveRule = {
  guide: {
    ja: '同じ記事を二度載せない。',
    en: 'No article is published twice.',
  },
  severity: 'warning',
  asks: 'archive',
  *check({ archive: { alike } }) {
    for (const { id, title, containment, isShorter } of alike) {
      const percent = Math.round(containment * 100)
      yield {
        place: 'body',
        article: id,
        message: isShorter
          ? {
              ja: `記事「${title}」の本文の${percent}％がこの記事にもあります。二重に掲載していないか確かめてください。`,
              en: `${percent} % of the article “${title}” stands in this one too. Check that it is not published twice.`,
            }
          : {
              ja: `本文の${percent}％が記事「${title}」にもあります。二重に掲載していないか確かめてください。`,
              en: `${percent} % of this text stands in the article “${title}” too. Check that it is not published twice.`,
            },
      }
    }
  },
  examples: [
    {
      shows: 'an article whose text stands in another',
      text: '北浜港の定期航路が三年ぶりに再開した。',
      archive: {
        alike: [{ id: '1', title: '北浜港、三年ぶり再開', containment: 0.93, isShorter: false }],
      },
      finds: ['body'],
    },
    {
      shows: 'an article like no other',
      text: '北浜港の定期航路が三年ぶりに再開した。',
      archive: { alike: [] },
      finds: [],
    },
  ],
}
