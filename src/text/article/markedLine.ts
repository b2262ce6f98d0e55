import type { Block } from '../manuscript/manuscript.ts'
import { sectionKindOf, type KnowsSections } from '../manuscript/sections.ts'

/** A block's written text behind the mark of its kind: 【…】, `##`, its list mark at its depth, `>`; a paragraph as it is. */
export const markedLine = (
  { kind, level = 2, depth = 0, marker = '・' }: Block,
  source: string,
  house: KnowsSections,
): string => {
  switch (kind) {
    case 'heading':
      return level <= 2 && sectionKindOf(source, house)
        ? `【${source}】`
        : `${'#'.repeat(level)} ${source}`
    case 'item':
      return `${'　'.repeat(depth)}${marker}${source}`
    case 'quote':
      return `> ${source}`
    default:
      return source
  }
}
