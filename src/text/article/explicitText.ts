import { writeInline } from '../manuscript/inline.ts'
import type { Block, Manuscript } from '../manuscript/manuscript.ts'
import type { KnowsSections } from '../manuscript/sections.ts'
import { uploadIn, writeUpload } from '../manuscript/thing.ts'
import { lineInCell } from '../manuscript/lexicalTable.ts'
import {
  codeMark,
  headedTableMark,
  literally,
  opening,
  readLine,
  ruleMark,
  tableMark,
  type Front,
} from '../parsers/explicit.ts'
import { markedLine } from './markedLine.ts'

/** A manuscript in the form in which nothing is guessed: the front as JSON, then a block a line with its mark. */
export const explicitText = (manuscript: Manuscript, house: KnowsSections): string => {
  const { title, kicker, publishedAt, category, tags, format, related, eyecatchCredit } = manuscript
  const citations = manuscript.citations.map(({ role, title, publisher, publishedOn, url }) => ({
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
  const body = manuscript.blocks.map((block) => lineOf(block, house))
  return `${[opening, JSON.stringify(front, null, 2), '---', ...body].join('\n')}\n`
}

const lineOf = (block: Block, house: KnowsSections): string => {
  const picture = uploadIn(block)
  if (block.kind === 'image' && picture) return `![](media:${writeUpload(picture)})`
  const written = writeInline(block).replaceAll('\n', '\\\n')
  if (block.kind === 'rule') return ruleMark
  if (block.kind === 'code') return `${codeMark}${written}`
  if (block.kind === 'table')
    return `${block.hasHead ? headedTableMark : tableMark}${written.replaceAll(lineInCell, '<br>')}`
  const source = written
  const marker = /^\d+\. $/.test(block.marker ?? '') ? block.marker : '・'
  const marked = markedLine({ ...block, marker }, source, house)
  if (marked !== source) return marked
  return readLine(source).kind === 'paragraph' && !source.startsWith(literally)
    ? source
    : `${literally}${source}`
}
