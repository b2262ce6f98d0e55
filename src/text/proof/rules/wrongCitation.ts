import { publisherAgreement, titleAgreement } from '../../sources/agreement.ts'
import type { Rule } from '../rule.ts'

export const wrongCitation: Rule = {
  guide: {
    ja: '出典の題名・媒体とリンク先を一致させる。',
    en: 'A citation’s title and publisher go with its link.',
  },
  severity: 'warning',
  *check({ citations }, { publishers }) {
    for (const [at, citation] of citations.entries()) {
      const title = titleAgreement(citation) === 'differs'
      const publisher = publisherAgreement(citation, publishers) === 'differs'
      if (!title && !publisher) continue
      const host = new URL(citation.url!).hostname
      yield {
        place: `citations.${at}`,
        message: title
          ? {
              ja: `「${citation.title}」とリンク先（${citation.url}）の内容が合いません。前の記事の出典が残っていないか確かめてください。`,
              en: `“${citation.title}” does not go with its link (${citation.url}). Check whether the last article’s citation was left in.`,
            }
          : {
              ja: `媒体「${citation.publisher}」とリンク先のホスト ${host} が合いません。リンクを確かめてください。`,
              en: `The publisher “${citation.publisher}” does not go with the host ${host}. Check the link.`,
            },
      }
    }
  },
  examples: [
    {
      shows: 'the title speaks of what the link names',
      text: '【引用・参照・底本】\nHarbour ferry service resumes after three years Kitahama Daily 2025.03.01\nhttps://kitahama.example/news/harbour-ferry-service-resumes',
      finds: [],
    },
    {
      shows: 'the link of another article',
      text: '【引用・参照・底本】\nHarbour ferry service resumes after three years Kitahama Daily 2025.03.01\nhttps://kitahama.example/news/mayor-announces-new-library-hours',
      finds: ['citations.0'],
    },
    {
      shows: 'a known publisher over another publisher’s host',
      text: '【引用・参照・底本】\n北浜港が再開 NHK 2025.03.01\nhttps://www.asahi.com/articles/1',
      finds: ['citations.0'],
    },
    {
      shows: 'a Japanese title over an address of numbers says nothing',
      text: '【引用・参照・底本】\n北浜港、三年ぶり再開 北浜日報 2025.03.01\nhttps://kitahama.example/20250301/1234.html',
      finds: [],
    },
  ],
}
