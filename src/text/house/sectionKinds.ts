import type { SectionKind } from '../manuscript/sections.ts'

/** The sections of a digest, in the order a reader meets them. The order of the record is the order of the article. */
export const sectionKinds = {
  summary: {
    label: { ja: '概要', en: 'Summary' },
    aliases: ['要約', 'サマリー', 'リード', 'あらまし', '要旨'],
  },
  detail: {
    label: { ja: '詳細', en: 'Detail' },
    aliases: ['本文', '内容', '詳報'],
  },
  keyPoints: {
    label: { ja: '要点', en: 'Key points' },
    aliases: ['ポイント', '論点', 'まとめのポイント'],
    lists: true,
  },
  reference: {
    label: { ja: '参考', en: 'Reference' },
    aliases: ['補足', '注', '注釈', '用語解説', '解説'],
  },
  citations: {
    label: { ja: '引用・参照・底本', en: 'Sources' },
    aliases: [
      '引用・参照',
      '参照・底本',
      '引用・底本',
      '引用',
      '参照',
      '底本',
      '出典',
      '出所',
      '参考文献',
      '参考資料',
      '引用元',
      '引用文献',
      '参照元',
      'ソース',
      '情報源',
    ],
  },
} satisfies Record<string, SectionKind>
