import type { Block } from './manuscript.ts'
import { sectionKindOf, sectionKinds, type Section, type SectionKind } from './sections.ts'

/** One block as a line of text: section headings in 【…】, list items behind their mark. */
export const blockText = (
  block: Block,
  kinds: Record<string, SectionKind> = sectionKinds,
): string => {
  if (block.kind === 'heading' && (block.level ?? 2) <= 2 && sectionKindOf(block.text, kinds))
    return `【${block.text}】`
  if (block.kind === 'item') return `${block.marker ?? '・'}${block.text}`
  return block.text
}

/** Blocks as plain text, a line a block. */
export const blocksText = (
  blocks: Block[],
  kinds: Record<string, SectionKind> = sectionKinds,
): string => blocks.map((block) => blockText(block, kinds)).join('\n')

/** The text of one section, without its heading and its notes. */
export const sectionText = (blocks: Block[], section: Section): string =>
  blocks
    .slice(section.from, section.to)
    .filter((_, i) => !section.notes.includes(section.from + i))
    .map((block) => blockText(block))
    .join('\n')
