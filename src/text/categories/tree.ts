/** A category in the order of the tree: `depth` 0 stands at the top. */
export type Branch = { id: string; name: string; depth: number }

/** A category as it is stored. */
export type StoredCategory = { id: string; name: string; parent: string | null }

/** Categories in the order readers see them as their tree; one whose parent is not there stands at the top. */
export const branchesOf = (categories: StoredCategory[]): Branch[] => {
  const known = new Set(categories.map(({ id }) => id))
  const below = (parent: string | null, depth: number): Branch[] =>
    categories
      .filter((one) => (known.has(one.parent ?? '') ? one.parent : null) === parent)
      .flatMap(({ id, name }) => [{ id, name, depth }, ...below(id, depth + 1)])
  return below(null, 0)
}

/** How many stand below one, right behind it. */
const size = (branches: Branch[], at: number): number => {
  const end = branches.findIndex(({ depth }, n) => n > at && depth <= branches[at]!.depth)
  return (end === -1 ? branches.length : end) - at
}

/**
 * Moves a category, with all below it, in front of another place of the list without it, as deep as it is wanted there: at most right
 * below the one in front of it, at least as deep as what it would take along otherwise.
 */
export const moveBranch = (
  branches: Branch[],
  id: string,
  to: { index: number; depth: number },
): Branch[] => {
  const from = branches.findIndex((branch) => branch.id === id)
  if (from === -1) return branches
  const count = size(branches, from)
  const moved = branches.slice(from, from + count)
  const rest = branches.toSpliced(from, count)
  const index = Math.min(Math.max(to.index, 0), rest.length)
  const most = index === 0 ? 0 : rest[index - 1]!.depth + 1
  const least = rest[index]?.depth ?? 0
  const depth = Math.max(Math.min(to.depth, most), Math.min(least, most))
  const by = depth - moved[0]!.depth
  return rest.toSpliced(index, 0, ...moved.map((one) => ({ ...one, depth: one.depth + by })))
}

/** Which way somebody moves a category with a key or a button. */
export type Step = 'up' | 'down' | 'out' | 'in'

/** One step; the same list where there is none that way. */
export const stepBranch = (branches: Branch[], id: string, step: Step): Branch[] => {
  const from = branches.findIndex((branch) => branch.id === id)
  const { depth } = branches[from]!
  const end = from + size(branches, from)
  if (step === 'in') {
    const above = branches[from - 1]
    return above && above.depth >= depth
      ? moveBranch(branches, id, { index: from, depth: depth + 1 })
      : branches
  }
  if (step === 'out') {
    // Behind all it stands among, which stay where they are.
    const parent = branches.findLastIndex((one, n) => n < from && one.depth === depth - 1)
    return parent === -1
      ? branches
      : moveBranch(branches, id, {
          index: parent + size(branches, parent) - (end - from),
          depth: depth - 1,
        })
  }
  if (step === 'up') {
    const before = branches.findLastIndex((one, n) => n < from && one.depth <= depth)
    return before === -1 || branches[before]!.depth < depth
      ? branches
      : moveBranch(branches, id, { index: before, depth })
  }
  return branches[end]?.depth === depth
    ? moveBranch(branches, id, { index: from + size(branches, end), depth })
    : branches
}

/** Where each category stands: below which one, and at which place among those there, from 0. */
export const placesOf = (
  branches: Branch[],
): { id: string; parent: string | null; order: number }[] => {
  const way: string[] = []
  const counts = new Map<string | null, number>()
  return branches.map(({ id, depth }) => {
    way.length = depth
    const parent = way.at(-1) ?? null
    const order = counts.get(parent) ?? 0
    counts.set(parent, order + 1)
    way.push(id)
    return { id, parent, order }
  })
}

type Place = ReturnType<typeof placesOf>[number]

/**
 * What is written where a tree has become another one: the places of those that stand below another category now, and of all that
 * stand in a list that is another one. The others keep what is stored of them.
 */
export const movedIn = (
  before: Branch[],
  after: Branch[],
  /** Those whose parent is not there: they stand at the top, and are stored elsewhere. */
  orphans: ReadonlySet<string> = new Set(),
): Place[] => {
  const listsOf = (branches: Branch[]): Map<string | null, Place[]> =>
    Map.groupBy(placesOf(branches), ({ parent }) => parent)
  const was = listsOf(before)
  const drawn = (list: Place[] | undefined): string => (list ?? []).map(({ id }) => id).join()
  return [...listsOf(after)].flatMap(([parent, list]) =>
    drawn(was.get(parent)) === drawn(list)
      ? []
      : list.filter(({ id }) => parent !== null || !orphans.has(id)),
  )
}
