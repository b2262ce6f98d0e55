import { readCredit, readFigureCredit } from '../pictures/credit.ts'
import { fold } from '../japanese/fold.ts'
import { endsSentence } from '../japanese/sentences.ts'
import { writeInline } from '../manuscript/inline.ts'
import type { Block, Citation, Manuscript } from '../manuscript/manuscript.ts'
import { sectionsOf, type KnowsSections } from '../manuscript/sections.ts'
import {
  isProse,
  labelledCitation,
  readCitations,
  readSourceLines,
  type KnowsSources,
} from '../sources/citation.ts'

type Apparatus = Pick<
  Manuscript,
  'blocks' | 'citations' | 'eyecatchCredit' | 'figures' | 'related'
> & {
  /** Lines among the sources that cite nothing. */
  unread: { line: number; text: string }[]
}

const relatedLabel = /^[・※*\s]*(?:関連記事|関連|あわせて読みたい|前回)\s*[:：]\s*(.+)$/

// What is no prose says nothing about pictures and sources.
const isSet = new Set<Block['kind']>(['heading', 'code', 'table'])

/**
 * Reads what stands around the prose (credits, citations, related articles) into data. Credits and related titles leave
 * the text; so does a labelled citation that closes a part. One amid the prose stays: it says which sentence it supports.
 */
export const readApparatus = (
  blocks: Block[],
  house: KnowsSections & KnowsSources,
  title = '',
): Apparatus => {
  const found: Apparatus = {
    blocks: [],
    citations: [],
    eyecatchCredit: null,
    figures: [],
    related: [],
    unread: [],
  }
  const closing = sectionsOf(blocks, house).filter(({ kind }) => kind === 'citations')
  const closed = new Set(
    closing.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n)),
  )
  const closes = closingParts(blocks)

  const labelled: Citation[] = []
  blocks.forEach((block, at) => {
    if (closed.has(at) || isSet.has(block.kind)) {
      found.blocks.push(block)
      return
    }
    const written = writeInline(block)
    const line = block.kind === 'item' ? `${block.marker ?? ''}${written}` : written
    const credit = readCredit(line)
    const figure = credit ? null : readFigureCredit(line)
    const related = relatedLabel.exec(line)?.[1]
    const source = credit || figure || related ? null : labelledCitation(line)
    if (credit && !found.eyecatchCredit) found.eyecatchCredit = credit
    else if (credit) found.figures.push({ credit: credit.text })
    else if (figure) found.figures.push({ credit: figure })
    else if (related) found.related.push(related)
    else if (source && isSource(source) && !isProse(line, house)) {
      labelled.push(...readCitations([line], house))
      if (!closes[at]) found.blocks.push(block)
    } else found.blocks.push(block)
  })

  const own = fold(title)
  const lines = closing.flatMap(({ from, to }) =>
    blocks
      .slice(from, to)
      .filter(({ kind }) => kind !== 'code')
      .flatMap(linesOf)
      // An article does not cite itself: its title stands here where it was pasted again with changes.
      .filter(({ text }) => own === '' || fold(text) !== own),
  )
  const { citations, unread } = readSourceLines(
    lines.map(({ text }) => text),
    house,
  )
  found.citations = unique([...labelled, ...citations])
  for (const { line, text } of unread.map((at) => lines[at]!)) {
    const credit = readCredit(text)
    if (credit && !found.eyecatchCredit) found.eyecatchCredit = credit
    else if (credit) found.figures.push({ credit: credit.text })
    else found.unread.push({ line, text })
  }
  return found
}

/** A block among the sources as the lines it has, its links in them; the cells of a row are one. What is bold there says nothing. */
const linesOf = (block: Block): { line: number; text: string }[] =>
  writeInline({
    text: block.text,
    carries: block.carries?.filter(({ thing }) => thing.kind === 'link'),
  })
    .split('\n')
    .map((text) => ({ line: block.lines?.[0] ?? 0, text: text.replaceAll('\t', '　') }))

// `参考:` in front of a whole sentence is prose, not a citation.
const isSource = ({ rest }: { rest: string }): boolean =>
  /https?:\/\//.test(rest) || !endsSentence(rest)

/** For each block, whether no prose follows under the same heading, other citations aside. Read once, from the end. */
const closingParts = (blocks: Block[]): boolean[] => {
  const closes: boolean[] = []
  let isOpen = true
  for (const [at, block] of [...blocks.entries()].toReversed()) {
    closes[at] = isOpen
    if (block.kind === 'heading') isOpen = true
    else if (
      !labelledCitation(block.text) &&
      !readCredit(block.text) &&
      !relatedLabel.test(block.text)
    )
      isOpen = false
  }
  return closes
}

const unique = (citations: Citation[]): Citation[] =>
  [
    ...new Map(
      citations
        .toReversed()
        .map((citation) => [JSON.stringify([citation.key, citation.title]), citation]),
    ).values(),
  ].toReversed()
