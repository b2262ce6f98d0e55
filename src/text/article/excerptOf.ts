import { excerpt } from '../japanese/excerpt.ts'
import { withoutNotation } from '../manuscript/notation.ts'
import type { Block } from '../manuscript/manuscript.ts'
import type { KnowsSections } from '../manuscript/sections.ts'
import type { ReadBody } from './readBody.ts'

/** The excerpt of an article: the opening of its first kind of section, or of the whole where it has none. */
export const excerptOf = (
  { blocks, sections }: Pick<ReadBody, 'blocks' | 'sections'>,
  house: KnowsSections,
): string | null => {
  const [opening] = Object.keys(house.sections)
  const summary = sections().find(({ kind }) => kind === opening)
  return excerpt(prose(summary ? blocks.slice(summary.from, summary.to) : blocks)) || null
}

const prose = (blocks: Block[]): string =>
  blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'item')
    .map(({ text }) => withoutNotation(text))
    .join('\n')
