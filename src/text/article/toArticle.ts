import type { LexicalDocument } from '../manuscript/lexical.ts'
import type { Block, Manuscript } from '../manuscript/manuscript.ts'
import { writeInline } from '../manuscript/inline.ts'
import { sectionsOf, type KnowsSections } from '../manuscript/sections.ts'
import { isProse, type KnowsSources } from '../sources/citation.ts'
import { toLexical } from '../manuscript/toLexical.ts'

/** The blocks that become an article's body: all but the citations, which are rendered from data. What else stands among them stays. */
export const bodyBlocks = (blocks: Block[], house: KnowsSections & KnowsSources): Block[] => {
  const closing = sectionsOf(blocks, house).filter(({ kind }) => kind === 'citations')
  const closed = new Set(
    closing.flatMap(({ heading, to }) =>
      Array.from({ length: to - heading }, (_, n) => heading + n),
    ),
  )
  // Read as `readApparatus` reads them: what is no citation there is text here, as an item or a quote too.
  const isText = (block: Block): boolean =>
    block.kind === 'code' ||
    (block.kind !== 'heading' &&
      writeInline(block)
        .split('\n')
        .some((line) => isProse(line, house)))
  return blocks.filter((block, at) => !closed.has(at) || isText(block))
}

/** What a manuscript says of itself, as data of the Articles collection; its relations are resolved apart. */
export const toArticle = (
  { title, kicker, format, blocks, eyecatchCredit, publishedAt, tags }: Manuscript,
  house: KnowsSections & KnowsSources,
): Record<string, unknown> & { body: LexicalDocument } => ({
  title,
  kicker,
  format,
  body: toLexical(bodyBlocks(blocks, house)),
  eyecatchCredit: eyecatchCredit ?? undefined,
  publishedAt,
  tags: tags.length > 0 ? tags : undefined,
})
