import type { Block } from './manuscript.ts'
import { sectionOpenedBy, type KnowsSections, type Section } from './sections.ts'

/** One block as a line of text: section headings in 【…】, list items behind their mark. */
export const blockText = (block: Block, house: KnowsSections): string => {
  if (sectionOpenedBy(block, house)) return `【${block.text}】`
  if (block.kind === 'item') return `${block.marker ?? '・'}${block.text}`
  return block.text
}

/** Blocks as plain text, a line a block. */
export const blocksText = (blocks: Block[], house: KnowsSections): string =>
  blocks.map((block) => blockText(block, house)).join('\n')

/** The text of one section, without its heading and its notes. */
export const sectionText = (blocks: Block[], section: Section, house: KnowsSections): string =>
  blocksText(
    blocks
      .slice(section.from, section.to)
      .filter((_, at) => !section.notes.includes(section.from + at)),
    house,
  )
