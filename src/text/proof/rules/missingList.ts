import { isPoint } from '../../manuscript/lists.ts'
import { sectionsOf } from '../../manuscript/sections.ts'
import { labelInEnglish } from '../labelInEnglish.ts'
import type { Rule } from '../rule.ts'

export const missingList: Rule = {
  guide: { ja: '要点は箇条書きで書く。', en: 'Key points are written as a list.' },
  severity: 'warning',
  *check({ manuscript: { blocks }, house }) {
    for (const section of sectionsOf(blocks, house)) {
      const { kind, label, heading, from, to } = section
      const sectionBlocks = blocks.slice(from, to)
      if (!house.sections[kind]?.lists || sectionBlocks.length === 0 || sectionBlocks.some(isPoint))
        continue
      yield {
        place: `body.${heading}`,
        message: {
          ja: `「${label}」が箇条書きになっていません。一項目ずつ行頭に「・」を付けるか、箇条書きにしてください。`,
          en: `${labelInEnglish(section, house)} is no list. Make each point a list item.`,
        },
      }
    }
  },
  examples: [
    { shows: 'points as a list', text: '【要点】\n・港は三月に開く\n・便は一日二往復', finds: [] },
    {
      shows: 'points typed with their marks',
      text: '',
      with: {
        blocks: [
          { kind: 'heading', level: 2, text: '要点' },
          { kind: 'paragraph', text: '・港は三月に開く' },
          { kind: 'paragraph', text: '・便は一日二往復' },
        ],
      },
      finds: [],
    },
    {
      shows: 'points as prose',
      text: '【要点】\n港は三月に開き、便は一日二往復になる。',
      finds: ['body.0'],
    },
  ],
}
