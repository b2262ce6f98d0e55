/** The parts of a match, by the names its form gives them. */
export type Groups = Record<string, string | undefined>

/**
 * Several sources as one, any of which may match. A pattern may name a group once, and forms use the same names, a form even
 * twice: each group gets a number, and `said` gives what the one that took part says.
 */
export const anyOf = (
  sources: string[],
): { source: string; said: (groups: Groups, part: string) => string | undefined } => {
  const names: Record<string, string[]> = {}
  const numbered = sources.map((source) =>
    source.replace(/\(\?<(\w+)>/g, (_, part: string) => {
      const name = `${part}_${(names[part] ??= []).length}`
      names[part].push(name)
      return `(?<${name}>`
    }),
  )
  return {
    source: `(?:${numbered.join('|')})`,
    said: (groups, part) => {
      const name = names[part]?.find((group) => groups[group] !== undefined)
      return name && groups[name]
    },
  }
}

/** A source whose groups have no names: where nobody reads them, or they stand in the pattern already. */
export const nameless = (source: string): string => source.replace(/\(\?<\w+>/g, '(?:')
