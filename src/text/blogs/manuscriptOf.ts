import { readApparatus } from '../parsers/apparatus.ts'
import { readBlocks } from '../parsers/blocks.ts'
import { findHeadings } from '../parsers/headings.ts'
import { isRule, linesOf } from '../parsers/lines.ts'
import type { ParserHouse } from '../parsers/page.ts'
import { writeUpload, uploadIn } from '../manuscript/thing.ts'
import { formatWith } from '../manuscript/formats.ts'
import { writeInline } from '../manuscript/inline.ts'
import { parsedManuscript, type Block, type ParsedManuscript } from '../manuscript/manuscript.ts'
import { tableLines } from '../manuscript/tables.ts'
import { takeOutRepeats } from '../repeats/takeOutRepeats.ts'
import type { BlogPost } from './blogPost.ts'

/**
 * A post as a manuscript of the house: a text that has its sections is read by them, any other keeps its blocks; what was pasted
 * twice is taken out, and what stands around the prose becomes citations and credits, as in every text. Of what was an article of ours
 * nothing is guessed.
 */
export const manuscriptOf = (post: BlogPost, house: ParserHouse): ParsedManuscript => {
  const { title, publishedAt, tags, from, categories, own } = post
  const place: ParsedManuscript['from'] = { file: from.file, lines: [from.line, from.line] }
  if (own)
    return parsedManuscript({
      title,
      publishedAt,
      tags,
      category: categories[0]?.at(-1) ?? null,
      blocks: post.blocks,
      kicker: own.kicker,
      citations: own.citations,
      eyecatchCredit: own.eyecatchCredit,
      format: Object.hasOwn(house.formats, own.format) ? own.format : formatWith(house, false),
      from: place,
    })
  const lines = post.blocks.flatMap(linesOfBlock)
  const isDigest =
    new Set([...findHeadings(lines, house).values()].map(({ kind }) => kind)).size >= 2
  const read = takeOutRepeats(isDigest ? blocksOfLines(lines, house) : post.blocks, house)
  return parsedManuscript({
    ...readApparatus(read.blocks, house, title),
    title,
    publishedAt,
    tags,
    category: categories[0]?.at(-1) ?? null,
    format: formatWith(house, isDigest),
    repairs: read.repairs,
    from: place,
  })
}

const blocksOfLines = (lines: string[], house: ParserHouse): Block[] =>
  readBlocks(linesOf(lines.join('\n'), house).filter(({ text }) => text !== '' && !isRule(text)))

/** A block as the lines it would be written in: its marks as Markdown has them, pictures as `![](media:…)`. */
const linesOfBlock = (block: Block): string[] => {
  const written = writeInline(block)
  switch (block.kind) {
    case 'image': {
      const picture = uploadIn(block)
      return picture ? [`![](media:${writeUpload(picture)})`] : []
    }
    case 'code':
      return ['```', ...block.text.split('\n'), '```']
    case 'table':
      return tableLines(block)
    case 'heading':
      return written
        .split('\n')
        .map((line, at) => (at === 0 ? `${'#'.repeat(block.level ?? 2)} ${line}` : line))
    case 'item':
      return [
        `${'　'.repeat(block.depth ?? 0)}${block.marker ?? '・'}${written.replaceAll('\n', '　')}`,
      ]
    case 'quote':
      return written.split('\n').map((line) => `> ${line}`)
    default:
      return written.split('\n')
  }
}
