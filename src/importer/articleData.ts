import { createHash } from 'node:crypto'
import { fold } from '../text/japanese/fold.ts'
import type { Block, Manuscript } from '../text/manuscript/manuscript.ts'
import { sectionsOf, type SectionKind } from '../text/manuscript/sections.ts'
import type { LexicalDocument } from '../text/manuscript/lexical.ts'
import { toLexical } from '../text/manuscript/toLexical.ts'
import { toText } from '../text/manuscript/toText.ts'

/** Where an imported article came from: `key` is the same for the same article, `digest` for the same content. */
export type Origin = { system: string; key: string; url: string | null; digest: string }

const sha256 = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32)

/** The origin of a manuscript: its title and time name it, or its text where it has no title. */
export const originOf = (manuscript: Manuscript, system = 'page'): Origin => {
  const { title, publishedAt, blocks, repairs, from: _from, ...rest } = manuscript
  const name = fold(title) || fold(toText(blocks))
  return {
    system,
    key: `${system}:${sha256(`${name}\n${publishedAt ?? ''}`)}`,
    url: null,
    digest: sha256(
      JSON.stringify([
        title,
        publishedAt,
        toText(blocks),
        rest.citations,
        rest.comments,
        rest.eyecatchCredit,
      ]),
    ),
  }
}

/** The blocks that become an article's body: all but the citations section, which is rendered from data. */
export const bodyBlocks = (blocks: Block[], kinds: Record<string, SectionKind>): Block[] => {
  const closing = sectionsOf(blocks, kinds).filter(({ kind }) => kind === 'citations')
  return blocks.filter((_, at) => !closing.some(({ heading, to }) => at >= heading && at < to))
}

/** What a manuscript says of itself, as data of the Articles collection; its relations are resolved apart. */
export const articleData = (
  manuscript: Manuscript,
  kinds: Record<string, SectionKind>,
): Record<string, unknown> & { body: LexicalDocument } => ({
  title: manuscript.title,
  kicker: manuscript.kicker,
  format: manuscript.format,
  body: toLexical(bodyBlocks(manuscript.blocks, kinds)),
  eyecatchCredit: manuscript.eyecatchCredit ?? undefined,
})
