import { sectionsOf } from '../../manuscript/sections.ts'
import { labelInEnglish } from '../labelInEnglish.ts'
import type { Rule } from '../rule.ts'

export const emptySection: Rule = {
  guide: { ja: '見出しの下には本文を書く。', en: 'A heading has text under it.' },
  severity: 'error',
  *check({ manuscript: { blocks, format }, house }) {
    for (const section of sectionsOf(blocks, house)) {
      const { kind, label, heading, from, to, notes } = section
      // Citations are data: their section may stand empty in the text.
      const says = blocks
        .slice(from, to)
        .some(
          (block, at) =>
            !notes.includes(from + at) &&
            (block.kind === 'image' || /[\p{L}\p{N}]/u.test(block.text)),
        )
      if (kind === 'citations' || says) continue
      const isRequired = house.formats[format]?.sections.includes(kind) ?? false
      const named = labelInEnglish(section, house)
      yield {
        place: `body.${heading}`,
        severity: isRequired ? 'error' : 'warning',
        message: isRequired
          ? {
              ja: `「${label}」が空です。本文を書いてください。`,
              en: `${named} is empty. Write its text.`,
            }
          : {
              ja: `「${label}」の中身がありません。本文を書くか、見出しを消してください。`,
              en: `${named} is empty. Write its text or remove the heading.`,
            },
      }
    }
  },
  examples: [
    { shows: 'a section with text', text: '【概要】\n港が再開した。', finds: [] },
    {
      shows: 'two headings in a row',
      text: '【概要】\n【詳細】\n港湾局が発表した。',
      finds: ['body.0'],
    },
    {
      shows: 'citations may be empty in the text',
      text: '【概要】\n港が再開した。\n【引用・参照・底本】',
      finds: [],
    },
  ],
}
