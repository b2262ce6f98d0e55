import type { FieldHook } from 'payload'
import { readBody } from '../../text/article/readBody.ts'
import { sectionText } from '../../text/manuscript/blockText.ts'
import type { House } from '../../text/proof/rule.ts'

/** A section as frontends read it: `body.root.children` from `from` up to `to` are its nodes. */
export type ArticleSection = { kind: string; label: string; text: string; from: number; to: number }

/** Derives an article's sections from its body when it is read. */
export const readSections =
  (house: House): FieldHook =>
  ({ data }) => {
    if (!data?.body) return undefined
    const { blocks, sections } = readBody(data.body, house)
    const end = data.body.root?.children?.length ?? 0
    return sections().map((section): ArticleSection => ({
      kind: section.kind,
      label: section.label,
      text: sectionText(blocks, section, house),
      from: (blocks[section.heading]!.path?.[0] ?? 0) + 1,
      to: blocks[section.to]?.path?.[0] ?? end,
    }))
  }
