import { sectionsOf } from '../../manuscript/sections.ts'
import { labelInEnglish } from '../labelInEnglish.ts'
import type { Rule } from '../rule.ts'

export const sectionTwice: Rule = {
  guide: { ja: '同じ見出しは一度だけ使う。', en: 'Each section stands once.' },
  severity: 'warning',
  *check({ manuscript: { blocks }, house }) {
    const seen = new Set<string>()
    for (const section of sectionsOf(blocks, house)) {
      const { kind, label, heading } = section
      if (seen.has(kind))
        yield {
          place: `body.${heading}`,
          message: {
            ja: `「${label}」の見出しが二度あります。一つにまとめてください。`,
            en: `The section ${labelInEnglish(section, house)} stands twice. Merge the two.`,
          },
        }
      seen.add(kind)
    }
  },
  examples: [
    {
      shows: 'each section once',
      text: '【概要】\n港が再開した。\n【詳細】\n港湾局が発表した。',
      finds: [],
    },
    {
      shows: 'the same section under another of its names',
      text: '【概要】\n港が再開した。\n【要約】\n港は三年ぶりに開いた。',
      finds: ['body.2'],
    },
  ],
}
