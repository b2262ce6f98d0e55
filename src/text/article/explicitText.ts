import { writeInline } from '../manuscript/inline.ts'
import type { Block, Manuscript } from '../manuscript/manuscript.ts'
import type { SectionKind } from '../manuscript/sections.ts'
import { literally, opening, readLine, type Front } from '../readers/explicit.ts'
import { markedLine } from './markedLine.ts'

/** A manuscript in the form in which nothing is guessed: the front as JSON, then a block a line with its mark. */
export const explicitText = (own: Manuscript, kinds: Record<string, SectionKind>): string => {
  const { title, kicker, publishedAt, category, tags, format, related, eyecatchCredit } = own
  const citations = own.citations.map(({ role, title, publisher, publishedOn, url }) => ({
    role,
    title,
    publisher,
    publishedOn,
    url,
  }))
  const front: Front = {
    title,
    kicker,
    publishedAt,
    category,
    tags,
    format,
    related,
    eyecatchCredit,
    citations,
  }
  const body = own.blocks.map((block) => lineOf(block, kinds))
  return `${[opening, JSON.stringify(front, null, 2), '---', ...body].join('\n')}\n`
}

const lineOf = (block: Block, kinds: Record<string, SectionKind>): string => {
  const upload = block.carries?.find(({ thing }) => thing.startsWith('upload:'))?.thing
  if (block.kind === 'image' && upload) return `![](media:${upload.slice('upload:'.length)})`
  const source = writeInline(block).replaceAll('\n', '\\\n')
  const marker = /^\d+\. $/.test(block.marker ?? '') ? block.marker : '・'
  const marked = markedLine({ ...block, marker }, source, kinds)
  if (marked !== source) return marked
  return readLine(source).kind === 'paragraph' && !source.startsWith(literally)
    ? source
    : `${literally}${source}`
}
