import { sectionsOf } from '../../manuscript/sections.ts'
import { sectionsInOrder } from '../sectionsInOrder.ts'
import { labelInEnglish } from '../labelInEnglish.ts'
import type { Rule } from '../rule.ts'

export const sectionOrder: Rule = {
  guide: {
    ja: '見出しは概要・詳細・要点・参考・引用の順に並べる。',
    en: 'Sections stand in the order Summary, Detail, Key points, Reference, Sources.',
  },
  severity: 'warning',
  *check({ manuscript: { blocks, format }, house }) {
    const order = sectionsInOrder(format, house)
    let last: { kind: string; label: string } | null = null
    for (const section of sectionsOf(blocks, house)) {
      if (last && order.indexOf(section.kind) < order.indexOf(last.kind))
        yield {
          place: `body.${section.heading}`,
          message: {
            ja: `「${section.label}」は「${last.label}」より前に置きます。`,
            en: `${labelInEnglish(section, house)} belongs before ${labelInEnglish(last, house)}.`,
          },
        }
      else last = section
    }
  },
  examples: [
    {
      shows: 'the house order',
      text: '【概要】\n港が再開した。\n【詳細】\n港湾局が発表した。',
      finds: [],
    },
    {
      shows: 'the summary behind the detail',
      text: '【詳細】\n港湾局が発表した。\n【概要】\n港が再開した。',
      finds: ['body.2'],
    },
  ],
}
