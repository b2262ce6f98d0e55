import type { LexicalDocument } from '../manuscript/lexical.ts'
import type { Block, Manuscript } from '../manuscript/manuscript.ts'
import { sectionsOf, type KnowsSections } from '../manuscript/sections.ts'
import { toLexical } from '../manuscript/toLexical.ts'

/** The blocks that become an article's body: all but the citations section, which is rendered from data. */
export const bodyBlocks = (blocks: Block[], house: KnowsSections): Block[] => {
  const closing = sectionsOf(blocks, house).filter(({ kind }) => kind === 'citations')
  const closed = new Set(
    closing.flatMap(({ heading, to }) =>
      Array.from({ length: to - heading }, (_, n) => heading + n),
    ),
  )
  return blocks.filter((_, at) => !closed.has(at))
}

/** What a manuscript says of itself, as data of the Articles collection; its relations are resolved apart. */
export const toArticle = (
  { title, kicker, format, blocks, eyecatchCredit, publishedAt, tags }: Manuscript,
  house: KnowsSections,
): Record<string, unknown> & { body: LexicalDocument } => ({
  title,
  kicker,
  format,
  body: toLexical(bodyBlocks(blocks, house)),
  eyecatchCredit: eyecatchCredit ?? undefined,
  publishedAt,
  tags: tags.length > 0 ? tags : undefined,
})
