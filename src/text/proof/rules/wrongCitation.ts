import type { Citation, LocalizedText } from '../../manuscript/manuscript.ts'
import {
  publisherAgreement,
  sameTitle,
  titleAgreement,
  titlesAgree,
} from '../../sources/agreement.ts'
import type { KnowsPublishers } from '../../sources/publishers.ts'
import { shownAddress } from '../../sources/shownAddress.ts'
import type { Rule } from '../rule.ts'

export const wrongCitation: Rule = {
  guide: {
    ja: '出典の題名・媒体とリンク先を一致させる。',
    en: 'A citation’s title and publisher go with its link.',
  },
  severity: 'warning',
  *check({ manuscript: { citations }, house }) {
    for (const [at, citation] of citations.entries()) {
      const message = doubtOf(citation, citations.slice(0, at), house)
      if (message) yield { place: `citations.${at}`, message }
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
      shows: 'one link under two titles',
      text: '【引用・参照・底本】\n北浜港、三年ぶり再開 北浜日報 2025.03.01\nhttps://kitahama.example/1\n市立図書館が夜九時まで開館 北浜日報 2025.03.02\nhttps://www.kitahama.example/1?utm_source=mail',
      finds: ['citations.1'],
    },
    {
      shows: 'one title over two links',
      text: '【引用・参照・底本】\n北浜港、三年ぶり再開 北浜日報 2025.03.01\nhttps://kitahama.example/1\n北浜港、三年ぶり再開 北浜日報 2025.03.01\nhttps://kitahama.example/2',
      finds: ['citations.1'],
    },
    {
      shows: 'the archive knows the link under the title of another article',
      text: '港が再開した。',
      with: {
        citations: [
          {
            role: 'base',
            title: '市立図書館が夜九時まで開館',
            publisher: '北浜日報',
            publishedOn: null,
            url: 'https://kitahama.example/1',
            language: 'ja',
            key: 'https://kitahama.example/1',
            recorded: { title: '北浜港、三年ぶり再開' },
          },
        ],
      },
      finds: ['citations.0'],
    },
    {
      shows: 'a Japanese title over an address of numbers says nothing',
      text: '【引用・参照・底本】\n北浜港、三年ぶり再開 北浜日報 2025.03.01\nhttps://kitahama.example/20250301/1234.html',
      finds: [],
    },
    {
      shows: 'a title in another language than its address says nothing',
      text: '【引用・参照・底本】\n北浜港、三年ぶり再開 北浜日報 2025.03.01\nhttps://kitahama.example/news/harbour-ferry-service-resumes',
      finds: [],
    },
    {
      shows: 'the same source used twice, once under a shorter title',
      text: '【引用・参照・底本】\n北浜港、三年ぶり再開 定期航路に乗客の列 北浜日報 2025.03.01\nhttps://kitahama.example/1\n参考：北浜港、三年ぶり再開 北浜日報 2025.03.01\nhttps://kitahama.example/1',
      finds: [],
    },
  ],
}

/** Why a citation is doubted, beside those before it; null where nothing speaks against it. */
const doubtOf = (
  citation: Citation,
  earlier: Citation[],
  house: KnowsPublishers,
): LocalizedText | null => {
  const { title, publisher, url, key, recorded } = citation
  if (titleAgreement(citation) === 'differs')
    return {
      ja: `「${title}」とリンク先（${shownAddress(url ?? '')}）の内容が合いません。前の記事の出典が残っていないか確かめてください。`,
      en: `“${title}” does not go with its link (${shownAddress(url ?? '')}). Check whether the last article’s citation was left in.`,
    }
  const known = recorded?.title
  if (known && titlesAgree(title, known) === 'differs')
    return {
      ja: `このリンクは「${known}」として登録されていますが、ここでは「${title}」になっています。どちらが正しいか確かめてください。`,
      en: `The archive knows this link as “${known}”; here it is called “${title}”. Check which is right.`,
    }
  const other = earlier.find(
    (one) => url && one.key === key && titlesAgree(one.title, title) === 'differs',
  )
  if (other)
    return {
      ja: `「${other.title}」と「${title}」が同じリンク（${shownAddress(url ?? '')}）になっています。リンクを確かめてください。`,
      en: `“${other.title}” and “${title}” have the same link (${shownAddress(url ?? '')}). Check it.`,
    }
  const twin = earlier.find((one) => isTwin(one, citation))
  if (twin)
    return {
      ja: `「${title}」が二つの違うリンク（${shownAddress(twin.url ?? '')} と ${shownAddress(url ?? '')}）に付いています。リンクを確かめてください。`,
      en: `“${title}” stands over two links (${shownAddress(twin.url ?? '')} and ${shownAddress(url ?? '')}). Check them.`,
    }
  if (publisherAgreement(citation, house) === 'differs') {
    const host = new URL(url!).hostname
    return {
      ja: `媒体「${publisher}」とリンク先のホスト ${host} が合いません。リンクを確かめてください。`,
      en: `The publisher “${publisher}” does not go with the host ${host}. Check the link.`,
    }
  }
  return null
}

/** One title over two pages; two publishers may print one agency's text under one title. */
const isTwin = (one: Citation, other: Citation): boolean =>
  Boolean(one.url && other.url && one.title && other.title) &&
  one.key !== other.key &&
  sameTitle(one.title!, other.title!) &&
  (!one.publisher || !other.publisher || one.publisher === other.publisher) &&
  // A series has one title on many days.
  (!one.publishedOn || !other.publishedOn || one.publishedOn === other.publishedOn)
