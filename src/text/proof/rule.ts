import type { Cut } from '../manuscript/cuts.ts'
import type { Block, Credit, Manuscript, LocalizedText } from '../manuscript/manuscript.ts'
import type { KnowsFormats } from '../manuscript/formats.ts'
import type { KnowsSections } from '../manuscript/sections.ts'
import type { KnowsSources } from '../sources/citation.ts'

/** Errors stop publishing; warnings are shown. */
export type Severity = 'error' | 'warning'

/**
 * Where a finding stands: `title`, `eyecatch`, `body`, `body.N` (block N of the manuscript, from 0), `citations`,
 * `citations.N`.
 */
export type Place = string

/** A change a finding proposes, in terms of the manuscript's blocks. */
export type Mend =
  /**
   * `moves`: blocks that first take over the links and formatting only their copies have. `credit`: what is taken out becomes
   * the credit of the article's picture.
   */
  | {
      do: 'remove'
      cuts: Cut[]
      moves?: { from: number; to: number }[]
      credit?: Credit
    }
  | { do: 'rewrite'; block: number; text: string }
  | { do: 'insert'; before: number; blocks: Block[] }
  /** The block becomes a heading of this text. */
  | { do: 'head'; block: number; text: string }

/** What a rule says about one place, before it is known under which name and severity the house runs the rule. */
export type Doubt = {
  place: Place
  message: LocalizedText
  /** Where the rule itself tells grave from slight; the house's severity otherwise. */
  severity?: Severity
  mend?: Mend
  /** Whether the mend may be made without asking. @default false */
  safe?: boolean
  /** Of a repeat: the blocks of both occurrences, first and last. */
  copy?: { of: [from: number, to: number]; at: [from: number, to: number] }
  /** The id of another article it speaks of. */
  article?: string
}

/** One thing proofreading found. */
export type Finding = Required<Pick<Doubt, 'place' | 'message' | 'severity'>> &
  Pick<Doubt, 'mend' | 'safe' | 'copy' | 'article'> & { rule: string }

/** An example that proves a rule: a text in the 【…】 form, and the places where the rule speaks. */
export type Example = {
  /** What the example shows, as a sentence. */
  shows: string
  text: string
  /** What a text cannot say: the picture, another format. */
  with?: Partial<Manuscript>
  /** What the archive knows, for a rule that asks it. */
  archive?: Archive
  /** The places of the findings, in order; empty where the rule must stay silent. */
  finds: Place[]
  /** The text after the safe mends, where there are any. */
  mended?: string
}

/** Another article of the archive, how much of the shorter of the two texts stands in the other, 0 to 1, and which it is. */
export type Alike = { id: string; title: string; containment: number; isShorter: boolean }

/** What only a server knows of an article: what the archive has that is much the same. */
export type Archive = { alike: Alike[] }

type RuleOf<Given> = {
  /** What the house asks for, in a sentence an editor reads. */
  guide: LocalizedText
  severity: Severity
  check: (given: Given) => Iterable<Doubt>
  examples: Example[]
}

/** A rule about the article itself: it runs in a browser too. */
export type TextRule = RuleOf<{ manuscript: Manuscript; house: House }> & { asks?: undefined }

/** A rule about the article among others: it runs where the archive can be asked. */
export type ArchiveRule = RuleOf<{ manuscript: Manuscript; house: House; archive: Archive }> & {
  asks: 'archive'
}

/** One rule of the house style. */
export type Rule = TextRule | ArchiveRule

/** The house style in force: what `midashi()` makes of its options. */
export type House = KnowsSections &
  KnowsFormats &
  KnowsSources & {
    rules: Record<string, Rule>
    /** The name of the paper. */
    masthead: string | null
  }
