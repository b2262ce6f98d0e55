import type { Block } from '../manuscript/manuscript.ts'
import { readMarkedBlocks } from './blocks.ts'
import { htmlToText } from './html.ts'
import { linesOf, spoken } from './lines.ts'

/** What an editor of rich text takes in otherwise than it was meant: readings, tables, code, items with paragraphs, Word's lists. */
const isGarbled = /<(?:ruby|table|pre)[\s>]|<li[^<>]*>\s*<p[\s>]|mso-list|data-aria-level/i

/** The blocks of HTML that an editor would garble; null for any other, which it reads itself. */
export const pastedBlocks = (html: string): Block[] | null =>
  isGarbled.test(html)
    ? readMarkedBlocks(spoken(linesOf(htmlToText(html), { sections: {} })))
    : null
