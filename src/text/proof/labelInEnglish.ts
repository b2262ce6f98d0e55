import type { KnowsSections } from '../manuscript/sections.ts'

/** A heading as it stands in the text, with the English name of its section: `“概要” (Summary)`. */
export const labelInEnglish = (
  { kind, label }: { kind: string; label: string },
  { sections }: KnowsSections,
): string => {
  const name = sections[kind]?.label.en
  return name && name !== label ? `“${label}” (${name})` : `“${label}”`
}
