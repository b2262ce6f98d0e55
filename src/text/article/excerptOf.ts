import { excerpt } from '../japanese/excerpt.ts'
import type { Block } from '../manuscript/manuscript.ts'
import { sectionsOf, type SectionKind } from '../manuscript/sections.ts'

/** The excerpt of an article: the opening of its first kind of section, or of the whole where it has none. */
export const excerptOf = (
  blocks: Block[],
  sections: Record<string, SectionKind>,
): string | null => {
  const [opening] = Object.keys(sections)
  const summary = sectionsOf(blocks, sections).find(({ kind }) => kind === opening)
  return excerpt(prose(summary ? blocks.slice(summary.from, summary.to) : blocks)) || null
}

const prose = (blocks: Block[]): string =>
  blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'item')
    .map(({ text }) => text)
    .join('\n')
