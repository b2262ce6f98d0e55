import { fold } from '../japanese/fold.ts'
import type { Block, LocalizedText } from './manuscript.ts'

/** A kind of section the house knows, by the headings that open it. */
export type SectionKind = {
  label: LocalizedText
  /** Other headings that open it; compared on folded text. */
  aliases?: string[]
  /** Its text is lists rather than prose. */
  lists?: boolean
}

/** A run of blocks under a known heading. */
export type Section = {
  kind: string
  /** The heading as written, without brackets or marks. */
  label: string
  /** The heading's block; the section's text is `[from, to)`. */
  heading: number
  from: number
  to: number
  /** Blocks that are remarks on the section in heading's clothes (【… は筆者が付記】). */
  notes: number[]
}

/** What a house knows of sections: its kinds by name, in the order of an article. */
export type KnowsSections = { sections: Record<string, SectionKind> }

// Middle dots, slashes and commas between the words of a label are one separator.
const labelKey = (text: string): string => fold(text).replace(/[・/、&]+|と|及び|および/g, '・')

const keysOf = new WeakMap<Record<string, SectionKind>, Map<string, string>>()

/** The kind of section a heading's text opens, or null. */
export const sectionKindOf = (heading: string, { sections }: KnowsSections): string | null => {
  let keys = keysOf.get(sections)
  if (!keys) {
    keys = new Map()
    for (const [kind, { label, aliases = [] }] of Object.entries(sections))
      for (const name of [label.ja, label.en, ...aliases]) keys.set(labelKey(name), kind)
    keysOf.set(sections, keys)
  }
  return keys.get(labelKey(heading)) ?? null
}

/** The kind of section a block opens, or null. */
export const sectionOpenedBy = (
  { kind, level = 2, text }: Pick<Block, 'kind' | 'level' | 'text'>,
  house: KnowsSections,
): string | null => (kind === 'heading' && level <= 2 ? sectionKindOf(text, house) : null)

// The whole line stands in heading brackets and says who added something.
const note = /^[【［[〔][^】］\]〕]*(付記|追記|注記|加筆|作成者|筆者|編集部)[^】］\]〕]*[】］\]〕]$/

/**
 * The sections of `blocks`, in the order they stand: `heading` is the block that opens one, `from` to `to` (not included) its text.
 * @example
 * const [article] = readPage('【概要】\n便が戻る。\n【詳細】\n市が発表した。', house)
 * sectionsOf(article.blocks, house).map(({ kind, from, to }) => [kind, from, to]) // → [["summary",1,2],["detail",3,4]]
 */
export const sectionsOf = (blocks: Block[], house: KnowsSections): Section[] => {
  const sections: Section[] = []
  blocks.forEach((block, at) => {
    const last = sections.at(-1)
    const kind = sectionOpenedBy(block, house)
    if (kind) {
      if (last) last.to = at
      sections.push({
        kind,
        label: block.text,
        heading: at,
        from: at + 1,
        to: blocks.length,
        notes: [],
      })
    } else if (last && block.kind === 'paragraph' && note.test(block.text.trim())) {
      last.notes.push(at)
    }
  })
  return sections
}
