import { sectionKindOf } from '../../manuscript/sections.ts'
import type { Rule } from '../rule.ts'

/** A line that is nothing but a section's name in brackets. */
const inBrackets = /^[【［[〔]\s*([^】］\]〕]{1,12}?)\s*[】］\]〕]$/

/** The name of a section that stands in the text as a line, where readers and the house look for a heading. */
export const headingAsText: Rule = {
  guide: {
    ja: 'セクションの名前は見出しにする。',
    en: 'The name of a section is a heading.',
  },
  severity: 'warning',
  *check({ manuscript: { blocks }, house }) {
    for (const [at, { kind, text }] of blocks.entries()) {
      const name = kind === 'paragraph' ? inBrackets.exec(text.trim())?.[1] : undefined
      if (name && sectionKindOf(name, house))
        yield {
          place: `body.${at}`,
          mend: { do: 'head', block: at, text: name },
          message: {
            ja: `「${text.trim()}」が見出しになっていません。見出しにすると、セクションとして読まれます。`,
            en: `“${text.trim()}” is no heading. As one it begins a section.`,
          },
        }
    }
  },
  examples: [
    {
      shows: 'a section that was pasted as text',
      text: '',
      with: {
        blocks: [
          { kind: 'paragraph', text: '【概要】' },
          { kind: 'paragraph', text: '北浜港の定期航路が再開した。' },
        ],
      },
      finds: ['body.0'],
    },
    { shows: 'the same as a heading', text: '【概要】\n北浜港の定期航路が再開した。', finds: [] },
    {
      shows: 'other words in brackets',
      text: '',
      with: { blocks: [{ kind: 'paragraph', text: '【速報】' }] },
      finds: [],
    },
  ],
}
