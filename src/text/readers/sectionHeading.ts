import { sectionKindOf, type SectionKind } from '../manuscript/sections.ts'

// The forms a heading comes in: brackets of every shape, a mark in front, Markdown, bold, a colon behind.
const forms = [
  /^[【［[〔〈《≪＜<]\s*(.+?)\s*[】］\]〕〉》≫＞>]$/,
  /^[■□◆◇●○▼▽▶▷★☆◎❖]\s*(.+?)\s*[:：]?$/,
  /^#{1,6}\s+(.+?)\s*#*$/,
  /^(?:\*\*|__)(.+?)(?:\*\*|__)\s*[:：]?$/,
  /^(.+?)\s*[:：]$/,
]

/** The label and kind of a section heading in any of its written forms, or null where the line is none. */
export const sectionHeading = (
  line: string,
  kinds: Record<string, SectionKind>,
): { kind: string; label: string } | null => {
  const text = line.trim()
  if (text.length > 40) return null
  for (const form of forms) {
    const label = form.exec(text)?.[1]
    // `## 【概要】`: one form inside another.
    const inner = label && (forms[0]!.exec(label)?.[1] ?? label)
    const kind = inner && sectionKindOf(inner, kinds)
    if (kind) return { kind, label: inner }
  }
  return null
}
