/** How much it says of two articles that they share a source, a tag, or a word of their titles. */
export const likeness = { source: 6, tag: 2, word: 1 } as const

/** From when on two articles are related: one word of a title says nothing yet. */
export const leastLikeness = 2

/** What it says that two articles stand in the same list, which is called `tag:港`. */
export const likenessOf = (list: string): number => {
  const kind = list.slice(0, list.indexOf(':'))
  return Object.hasOwn(likeness, kind) ? likeness[kind as keyof typeof likeness] : 0
}
