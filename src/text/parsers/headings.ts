import { sectionKindOf, type KnowsSections } from '../manuscript/sections.ts'

/** The section a line opens: its kind, and the heading as written, without brackets or marks. */
export type Heading = { kind: string; label: string }

/**
 * How a heading is told from prose. `marked`: nothing but the label in brackets, behind a mark, before a colon. `numbered`,
 * `bare`: the label behind a number, or alone. `bracketed`, `colon`: text follows on the line.
 */
type Form = 'marked' | 'numbered' | 'bare' | 'bracketed' | 'colon'

type Candidate = Heading & { form: Form; rest: string }

/** The longest line that can be a heading alone. */
const maxLength = 40

// Brackets and signs of any kind, the vertical and half-width ones, pictographs with their selectors and joiners.
const mark =
  '\\p{Extended_Pictographic}\\u{1f3fb}-\\u{1f3ff}\\u200d\\ufe0f︵-﹄｢｣\\s【】［］[\\]〔〕〈〉《》≪≫＜＞<>「」『』（）()■□◆◇●○◎▼▽▲△▶▷►◀▪▫◼◻▎▌▍★☆❖◉=＝━─―—–~～*＊#＃_:：|｜§✦♦“”〝〟"｛｝{}〖〗〘〙↓⇩⬇\\u20e3'
const opening = new RegExp(`^[${mark}\\-・]+`, 'u')
const closing = new RegExp(`[${mark}\\-・]+$`, 'u')

// A label behind one of these alone is a list item.
const item = /^(?:(?:[・･•‣*+\-–]|▪(?!\ufe0f))\s*|#(?=[^#\s]))(?=[^\s*#\-–―])/

// Of any width and script: 1. １） (1) 第1 一、 Ⅱ. II. ① 1️⃣
const number =
  /^(?:[①-⑳❶-❿]|[0-9]\ufe0f?\u20e3|第?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[IVX]{1,4}|[Ⅰ-Ⅹ])(?:\s*[.．、,)）:：章節部]|[\s　]))[\s　]*/

const inBrackets =
  /^[【［[〔〈《≪＜<｢︵︷︹︻︽︿﹁﹃]\s*([^】］\]〕〉》≫＞>｣︶︸︺︼︾﹀﹂﹄]{1,12}?)\s*[】］\]〕〉》≫＞>｣︶︸︺︼︾﹀﹂﹄]\s*[:：]?\s*(.+)$/
const beforeColon =
  /^(?:(?:[■□◆◇●○▼▽★☆]|\p{Extended_Pictographic}\ufe0f?)\s*)?(\*\*|__)?([^\s:：*]{1,12}?)\1?\s*[:：]\1?\s*(.+)$/u

const candidate = (text: string, house: KnowsSections): Candidate | null =>
  (text.length <= maxLength ? alone(text, house) : null) ?? withText(text, house)

const alone = (given: string, house: KnowsSections): Candidate | null => {
  // A heading that leads to itself, as generated pages have them.
  const text = given.replace(/\[([^[\]]{1,12})\]\(#[^()\s]*\)$/, '$1')
  const found = (label: string, form: Form): Candidate | null => {
    const kind = sectionKindOf(label, house)
    return kind ? { kind, label, form, rest: '' } : null
  }
  if (item.test(text) && !closing.test(text)) return null
  const core = text.replace(opening, '').replace(closing, '')
  const whole = found(core, core === text ? 'bare' : 'marked')
  if (whole) return whole
  const numbered = (core === text ? text : text.replace(opening, '')).replace(number, '')
  const behind = numbered.replace(opening, '').replace(closing, '')
  if (numbered === text.replace(opening, '') || behind === core) return null
  return found(behind, behind === numbered ? 'numbered' : 'marked')
}

const withText = (text: string, house: KnowsSections): Candidate | null => {
  for (const [form, match] of [
    ['bracketed', inBrackets.exec(text)],
    ['colon', beforeColon.exec(text)],
  ] as const) {
    const label = match?.at(-2)
    const kind = label ? sectionKindOf(label, house) : null
    if (kind && label) return { kind, label, form, rest: match!.at(-1)!.trim() }
  }
  return null
}

/**
 * The section headings among the lines of a text, by line; lines of code are given as empty ones. A form that prose has too (the word alone, a number, a colon)
 * opens sections only where it heads two kinds of them, one of them prose.
 */
export const findHeadings = (
  lines: string[],
  house: KnowsSections,
): Map<number, Heading & { rest: string }> => {
  const found: { at: number; candidate: Candidate }[] = []
  for (const [at, text] of lines.entries()) {
    const opened = candidate(text, house)
    if (opened) found.push({ at, candidate: opened })
  }
  const used = (...forms: Form[]): Set<string> =>
    new Set(
      found
        .filter(({ candidate }) => forms.includes(candidate.form))
        .map(({ candidate }) => candidate.kind),
    )
  const isProse = (kind: string): boolean => kind !== 'citations' && kind !== 'reference'
  const heads = (seen: Set<string>): boolean => seen.size >= 2 && [...seen].some(isProse)
  const marked = used('marked')
  // Once for all lines: there may be tens of thousands.
  const bareHeads = heads(used('bare'))
  const markedHeads = heads(marked)
  const opens: Record<Form, (candidate: Candidate) => boolean> = {
    marked: () => true,
    numbered: always(heads(used('numbered'))),
    bare: ({ kind, label }) =>
      bareHeads || (markedHeads && !marked.has(kind) && label === house.sections[kind]!.label.ja),
    bracketed: always(heads(used('bracketed', 'marked'))),
    colon: always(heads(used('colon'))),
  }
  return new Map(
    found
      .filter(({ candidate }) => opens[candidate.form](candidate))
      .map(({ at, candidate: { kind, label, rest } }) => [at, { kind, label, rest }]),
  )
}

const always = (opens: boolean) => (): boolean => opens
