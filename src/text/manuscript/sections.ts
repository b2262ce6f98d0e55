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

/** The sections of a digest, in the order a reader meets them. The order of the record is the order of the article. */
export const sectionKinds = {
  summary: {
    label: { ja: '概要', en: 'Summary' },
    aliases: ['要約', 'サマリー', 'リード', 'あらまし', '要旨'],
  },
  detail: {
    label: { ja: '詳細', en: 'Detail' },
    aliases: ['本文', '内容', '詳報'],
  },
  keyPoints: {
    label: { ja: '要点', en: 'Key points' },
    aliases: ['ポイント', '論点', 'まとめのポイント'],
    lists: true,
  },
  reference: {
    label: { ja: '参考', en: 'Reference' },
    aliases: ['補足', '注', '注釈', '用語解説', '解説'],
  },
  citations: {
    label: { ja: '引用・参照・底本', en: 'Sources' },
    aliases: [
      '引用・参照',
      '参照・底本',
      '引用・底本',
      '引用',
      '参照',
      '底本',
      '出典',
      '出所',
      '参考文献',
      '参考資料',
      '引用元',
      '引用文献',
      '参照元',
      'ソース',
      '情報源',
    ],
  },
} satisfies Record<string, SectionKind>

// Middle dots, slashes and commas between the words of a label are one separator.
const labelKey = (text: string): string => fold(text).replace(/[・/、&]+|と|及び|および/g, '・')

const keysOf = new WeakMap<Record<string, SectionKind>, Map<string, string>>()

/** The kind of section a heading's text opens, or null. */
export const sectionKindOf = (
  heading: string,
  kinds: Record<string, SectionKind>,
): string | null => {
  let keys = keysOf.get(kinds)
  if (!keys) {
    keys = new Map()
    for (const [kind, { label, aliases = [] }] of Object.entries(kinds))
      for (const name of [label.ja, label.en, ...aliases]) keys.set(labelKey(name), kind)
    keysOf.set(kinds, keys)
  }
  return keys.get(labelKey(heading)) ?? null
}

// The whole line stands in heading brackets and says who added something.
const note = /^[【［[〔][^】］\]〕]*(付記|追記|注記|加筆|作成者|筆者|編集部)[^】］\]〕]*[】］\]〕]$/

/** The sections of `blocks`, in the order they stand. */
export const sectionsOf = (blocks: Block[], kinds: Record<string, SectionKind>): Section[] => {
  const sections: Section[] = []
  blocks.forEach((block, at) => {
    const last = sections.at(-1)
    const kind =
      block.kind === 'heading' && (block.level ?? 2) <= 2 ? sectionKindOf(block.text, kinds) : null
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
