/** A node of a serialized Lexical document, as far as Midashi looks into it. */
export type LexicalNode = {
  type: string
  version?: number
  children?: LexicalNode[]
  text?: string
  tag?: string
  listType?: string
  value?: unknown
  relationTo?: string
  fields?: Record<string, unknown>
  [key: string]: unknown
}

/** A serialized Lexical document: what a richText field holds. */
export type LexicalDocument = { root: LexicalNode & { children: LexicalNode[] } }

/** Whether a value has the outer shape of a Lexical document. */
export const isLexicalDocument = (value: unknown): value is LexicalDocument => {
  const root = (value as { root?: unknown } | null)?.root as { children?: unknown } | undefined
  return typeof root === 'object' && root !== null && Array.isArray(root.children)
}

/** The node at a path of child indexes from the root, or null. */
export const nodeAt = (document: LexicalDocument, path: number[]): LexicalNode | null => {
  let node: LexicalNode | undefined = document.root
  for (const index of path) node = node?.children?.[index]
  return node ?? null
}
