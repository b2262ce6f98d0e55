import type { House } from './rule.ts'

/** The kinds of section in the order an article of this format has them: those it needs, then the others of the house. */
export const sectionsInOrder = (
  format: string,
  { formats, sections }: Pick<House, 'formats' | 'sections'>,
): string[] => {
  const needed = formats[format]?.sections ?? []
  return [...needed, ...Object.keys(sections).filter((kind) => !needed.includes(kind))]
}
