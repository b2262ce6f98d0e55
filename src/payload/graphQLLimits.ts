import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Config } from 'payload'

type GraphQLConfig = NonNullable<Config['graphQL']>
type Rules = NonNullable<GraphQLConfig['validationRules']>
type Rule = ReturnType<Rules>[number]

/** What one request may hold; a page of a frontend asks for three or four queries, Payload's own playground for 13 levels. */
const maximum = {
  /** UTF-16 units of the document. */
  length: 20_000,
  tokens: 4000,
  fragments: 20,
  /** Fields and spreads once every fragment is written out in its place. */
  fields: 500,
  depth: 16,
  /** Root fields, aliases included: each is a query of its own. */
  queries: 10,
  mutations: 3,
}

/**
 * Refuses a request by its raw document, before any other rule walks it: Payload's limit of complexity follows fragments
 * without a memory, so that 24 nested ones of 1.6 kB take 30 seconds and a circle ends in a RangeError (graphql-query-complexity
 * as it stands in @payloadcms/graphql). What is refused is emptied: no rule behind this one has anything left to walk.
 */
const smallDocument: Rule = (context) => ({
  Document(document) {
    const wrong = wrongIn(document)
    if (wrong === null) return
    context.reportError(new GraphQLError(wrong))
    ;(document as unknown as { definitions: unknown[] }).definitions = []
  },
})

/**
 * What of the text of a document is more than it may be, before it is parsed: the parser goes as deep as the text does, and ends
 * in a RangeError.
 */
export const wrongInText = (source: string): string | null => {
  if (source.length > maximum.length)
    return `A request may have at most ${maximum.length} characters.`
  let [depth, deepest] = [0, 0]
  // Brackets inside of texts nest nothing.
  for (const character of source.replace(/"""[^]*?"""|"(?:\\.|[^"\\\n])*"/g, '')) {
    if ('{[('.includes(character)) deepest = Math.max(deepest, ++depth)
    else if ('}])'.includes(character)) depth--
  }
  // Arguments and their objects stand between the levels of fields.
  return deepest > 3 * maximum.depth ? `A request may have at most ${maximum.depth} levels.` : null
}

/** What of a document is more than it may be, in a sentence; null where it is all right. */
export const wrongIn = (document: DocumentNode): string | null => {
  const { loc } = document
  if (loc && loc.source.body.length > maximum.length)
    return `A request may have at most ${maximum.length} characters.`
  let tokens = 0
  for (let token = loc?.startToken; token; token = token.next ?? undefined)
    if (++tokens > maximum.tokens) return `A request may have at most ${maximum.tokens} tokens.`
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition)
  if (fragments.size > maximum.fragments)
    return `A request may have at most ${maximum.fragments} fragments.`
  const measure = measured(fragments)
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue
    const size = measure(definition.selectionSet, [])
    if (size === null) return 'A fragment may not spread itself.'
    const isMutation = 'operation' in definition && definition.operation === 'mutation'
    const roots = isMutation ? maximum.mutations : maximum.queries
    if (definition.kind === Kind.OPERATION_DEFINITION && size.roots > roots)
      return `A request may ask at most ${roots} ${isMutation ? 'mutations' : 'queries'}.`
    if (size.fields > maximum.fields)
      return `A request may have at most ${maximum.fields} fields, with its fragments written out.`
    if (size.depth > maximum.depth) return `A request may have at most ${maximum.depth} levels.`
  }
  return null
}

type Size = { fields: number; depth: number; roots: number }

/** Measures a selection with its fragments written out; each fragment is measured once. Null where one spreads itself. */
const measured = (fragments: Map<string, FragmentDefinitionNode>) => {
  const known = new Map<string, Size>()
  const measure = (set: SelectionSetNode | undefined, within: string[]): Size | null => {
    const size = { fields: 0, depth: 0, roots: 0 }
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const inner = measure(selection.selectionSet, within)
        if (inner === null) return null
        size.fields += 1 + inner.fields
        size.depth = Math.max(size.depth, 1 + inner.depth)
        size.roots++
        continue
      }
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? measure(selection.selectionSet, within)
          : ofFragment(selection.name.value, within)
      if (inner === null) return null
      size.fields += 1 + inner.fields
      size.depth = Math.max(size.depth, inner.depth)
      size.roots += inner.roots
    }
    return size
  }
  const ofFragment = (name: string, within: string[]): Size | null => {
    if (within.includes(name)) return null
    const size = known.get(name) ?? measure(fragments.get(name)?.selectionSet, [...within, name])
    if (size) known.set(name, size)
    return size
  }
  return measure
}

/** GraphQL with these limits, whatever else the app asks of a request. */
export const withGraphQLLimits = (graphQL: GraphQLConfig = {}): GraphQLConfig => ({
  maxComplexity: 500,
  ...graphQL,
  validationRules: (args) => [smallDocument, ...(graphQL.validationRules?.(args) ?? [])],
})
