import type { Block } from '../../manuscript/manuscript.ts'
import { isTableRow } from '../../manuscript/tables.ts'
import type { Rule } from '../rule.ts'

/** A table whose cells stand in the text, parted by signs: readers see them in a row. */
export const tableAsText: Rule = {
  guide: {
    ja: '表は表として入れる。',
    en: 'A table is put in as a table.',
  },
  severity: 'warning',
  *check({ manuscript: { blocks } }) {
    for (const [at, block] of blocks.entries())
      if (isTable(block) || (isRow(block) && isRow(blocks[at + 1]) && !isRow(blocks[at - 1])))
        yield {
          place: `body.${at}`,
          message: {
            ja: '表が文章のまま入っています。元の表をコピーして貼り直すか、「表」を挿入して書き写してください。',
            en: 'A table stands here as text. Paste the table itself, or insert one and write it there.',
          },
        }
  },
  examples: [
    {
      shows: 'a table as Markdown writes it, which is read as one',
      text: '便の時刻は次のとおり。\n| 便 | 出港 |\n|---|---|\n| 朝 | 8時 |',
      finds: [],
    },
    {
      shows: 'cells parted by tabs',
      text: '',
      with: { blocks: [{ kind: 'paragraph', text: '便\t出港\n朝\t8時' }] },
      finds: ['body.0'],
    },
    {
      shows: 'rows that were pasted as paragraphs',
      text: '',
      with: {
        blocks: [
          { kind: 'paragraph', text: '| 便 | 出港 |' },
          { kind: 'paragraph', text: '| 朝 | 8時 |' },
        ],
      },
      finds: ['body.0'],
    },
    { shows: 'a line with one tab', text: '出港\t8時', finds: [] },
    { shows: 'bars in a sentence', text: '朝の便|昼の便|夕の便のどれかを選ぶ。', finds: [] },
  ],
}

const isTable = ({ kind, text }: Block): boolean => {
  const lines = kind === 'paragraph' ? text.split('\n') : []
  return lines.length > 1 && lines.every((line) => line.includes('\t'))
}

const isRow = (block: Block | undefined): boolean =>
  block?.kind === 'paragraph' && isTableRow(block.text.trim())
