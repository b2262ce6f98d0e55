import { sectionsOf } from '../../manuscript/sections.ts'
import { sectionsInOrder } from '../sectionsInOrder.ts'
import type { Rule } from '../rule.ts'

export const missingSection: Rule = {
  guide: {
    ja: 'ダイジェストには概要・詳細・要点の見出しをこの順に置く。',
    en: 'A digest has the headings Summary, Detail and Key points, in this order.',
  },
  severity: 'error',
  *check({ manuscript: { blocks, format }, house }) {
    const { formats, sections: kinds } = house
    const required = formats[format]?.sections ?? []
    const sections = sectionsOf(blocks, house)
    const order = sectionsInOrder(format, house)
    for (const kind of required) {
      if (sections.some((section) => section.kind === kind)) continue
      const { ja, en } = kinds[kind]!.label
      // Before the first section that comes later in the house's order, else at the end.
      const next = sections.find((section) => order.indexOf(section.kind) > order.indexOf(kind))
      yield {
        place: 'body',
        message: {
          ja: `「${ja}」の見出しがありません。本文に見出し（H2）「${ja}」を加えてください。`,
          en: `The section “${en}” is missing. Add a level-2 heading “${ja}” to the body.`,
        },
        mend: {
          do: 'insert',
          before: next?.heading ?? blocks.length,
          blocks: [{ kind: 'heading', level: 2, text: ja }],
        },
      }
    }
  },
  examples: [
    {
      shows: 'all sections in place',
      text: '【概要】\n港が再開した。\n【詳細】\n港湾局が発表した。\n【要点】\n・再開は三月',
      finds: [],
    },
    {
      shows: 'each missing section is named',
      text: '【詳細】\n港湾局が発表した。',
      finds: ['body', 'body'],
    },
    { shows: 'a column needs none', text: '港が再開した。', with: { format: 'column' }, finds: [] },
  ],
}
