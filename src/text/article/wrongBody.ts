import { isSafeLink } from '../sources/webAddress.ts'
import { isLexicalDocument } from '../manuscript/lexical.ts'
import type { LocalizedText } from '../manuscript/manuscript.ts'

/** What an article's body may hold: the nodes of the editor's features. */
const nodeTypes = new Set([
  'root',
  'paragraph',
  'heading',
  'list',
  'listitem',
  'quote',
  'text',
  'linebreak',
  'tab',
  'link',
  'autolink',
  'upload',
  'table',
  'tablerow',
  'tablecell',
  'horizontalrule',
])

/** What to say to a body that is none. */
export const noDocument: LocalizedText = {
  ja: '本文がエディターの文書ではありません。',
  en: 'The body is not an editor document.',
}

/** The most characters of JSON a body may have; the longest real article has a hundredth of it. */
const maxLength = 2_000_000

/** How deep nodes may stand in each other; lists in lists in lists need some twenty. */
const maxDepth = 100

/** What is wrong with a body, or null. */
export const wrongBody = (value: unknown): LocalizedText | null =>
  !isLexicalDocument(value)
    ? noDocument
    : (wrongNode(value.root, 0) ??
      (JSON.stringify(value).length > maxLength
        ? {
            ja: '本文が長すぎます（200万字まで）。',
            en: 'The body is too long (two million characters at most).',
          }
        : null))

const wrongNode = (node: unknown, depth: number): LocalizedText | null => {
  const { type, children, text, fields } = (node ?? {}) as {
    fields?: unknown
    type?: unknown
    children?: unknown
    text?: unknown
  }
  if (typeof type !== 'string' || !nodeTypes.has(type))
    return {
      ja: `本文に扱えない要素「${String(type)}」があります。`,
      en: `The body holds an unknown node “${String(type)}”.`,
    }
  if (depth > maxDepth)
    return { ja: '本文の入れ子が深すぎます。', en: 'The nodes of the body are nested too deeply.' }
  if (
    type === 'text' ? typeof text !== 'string' : children !== undefined && !Array.isArray(children)
  )
    return {
      ja: `本文の要素「${type}」が壊れています。`,
      en: `A node “${type}” of the body is broken.`,
    }
  const { url } = (fields ?? {}) as { url?: unknown }
  if (type.endsWith('link') && url !== undefined && url !== null && !isSafeLink(String(url)))
    return {
      ja: `本文のリンク先「${String(url).slice(0, 60)}」は使えません。http・https・mailto・telのいずれかにしてください。`,
      en: `The body links to “${String(url).slice(0, 60)}”. Use http, https, mailto or tel.`,
    }
  for (const child of (children as unknown[] | undefined) ?? []) {
    const wrong = wrongNode(child, depth + 1)
    if (wrong) return wrong
  }
  return null
}
