import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  branchesOf,
  movedIn,
  moveBranch,
  placesOf,
  stepBranch,
  type Branch,
  type Step,
} from '../../src/text/categories/tree.ts'

/** A tree as it is drawn: two spaces a level. */
const drawn = (branches: Branch[]): string =>
  branches.map(({ id, depth }) => `${'  '.repeat(depth)}${id}`).join('\n')
const read = (text: string): Branch[] =>
  text.split('\n').map((line) => {
    const id = line.trim()
    return { id, name: id, depth: (line.length - id.length) / 2 }
  })

const tree = '港\n  航路\n    便\n  漁\n町\n文化'

describe('a category goes a step', () => {
  const cases: [what: string, id: string, step: Step, after: string][] = [
    ['down, with all below it', '港', 'down', '町\n港\n  航路\n    便\n  漁\n文化'],
    ['up, over all that stands above it', '町', 'up', '町\n港\n  航路\n    便\n  漁\n文化'],
    ['down among those it stands with', '航路', 'down', '港\n  漁\n  航路\n    便\n町\n文化'],
    ['not further down than the last of those', '漁', 'down', tree],
    ['not further up than the first of those', '航路', 'up', tree],
    ['below the one before it', '町', 'in', '港\n  航路\n    便\n  漁\n  町\n文化'],
    ['not below its own parent again', '航路', 'in', tree],
    ['a level up, behind what it stood below', '航路', 'out', '港\n  漁\n航路\n  便\n町\n文化'],
    ['no level up from the top', '町', 'out', tree],
  ]
  it.each(cases)('%s', (_, id, step, after) =>
    expect(drawn(stepBranch(read(tree), id, step))).toBe(after),
  )
})

describe('a category is dropped', () => {
  const cases: [what: string, id: string, index: number, depth: number, after: string][] = [
    ['at the end', '港', 2, 0, '町\n文化\n港\n  航路\n    便\n  漁'],
    ['below another', '文化', 5, 1, '港\n  航路\n    便\n  漁\n町\n  文化'],
    [
      'no deeper than right below the one before it',
      '文化',
      5,
      7,
      '港\n  航路\n    便\n  漁\n町\n  文化',
    ],
    [
      'not between others and what they stand below',
      '町',
      2,
      0,
      '港\n  航路\n    町\n    便\n  漁\n文化',
    ],
    ['first, at the top', '便', 0, 3, '便\n港\n  航路\n  漁\n町\n文化'],
  ]
  it.each(cases)('%s', (_, id, index, depth, after) =>
    expect(drawn(moveBranch(read(tree), id, { index, depth }))).toBe(after),
  )
})

describe('whatever is moved', () => {
  const step = fc.record({
    id: fc.constantFrom(...read(tree).map(({ id }) => id)),
    index: fc.integer({ min: -1, max: 7 }),
    depth: fc.integer({ min: -1, max: 5 }),
    step: fc.option(fc.constantFrom<Step>('up', 'down', 'in', 'out')),
  })
  it('stays a tree of the same categories, which is what is stored and read again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let branches = read(tree)
        for (const { id, index, depth, step } of steps)
          branches = step
            ? stepBranch(branches, id, step)
            : moveBranch(branches, id, { index, depth })
        expect(branches.map(({ id }) => id).sort()).toEqual(
          read(tree)
            .map(({ id }) => id)
            .sort(),
        )
        branches.forEach(({ depth }, at) => {
          expect(depth).toBeLessThanOrEqual(at === 0 ? 0 : branches[at - 1]!.depth + 1)
          expect(depth).toBeGreaterThanOrEqual(0)
        })
        const before = read(tree)
        const places = new Map(placesOf(before).map((place) => [place.id, place]))
        for (const place of movedIn(before, branches)) places.set(place.id, place)
        const stored = [...places.values()]
          .toSorted((a, b) => a.order - b.order)
          .map((place) => ({ ...place, name: place.id }))
        expect(drawn(branchesOf(stored))).toBe(drawn(branches))
        expect(movedIn(branches, branches)).toEqual([])
      }),
    )
  })
})

it('what stands in the order readers see stays so, and nothing else is written', () => {
  const stored = ['b', 'a', 'c'].map((id) => ({ id, name: id, parent: null, order: null }))
  const below = ['y', 'x'].map((id) => ({ id, name: id, parent: 'c', order: 0 }))
  const branches = branchesOf([...stored, ...below])
  expect(drawn(branches)).toBe('b\na\nc\n  y\n  x')
  expect(movedIn(branches, stepBranch(branches, 'a', 'up'))).toEqual([
    { id: 'a', parent: null, order: 0 },
    { id: 'b', parent: null, order: 1 },
    { id: 'c', parent: null, order: 2 },
  ])
})
