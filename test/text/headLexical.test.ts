import { expect, it } from 'vitest'
import { fromLexical } from '../../src/text/manuscript/fromLexical.ts'
import { toLexical } from '../../src/text/manuscript/toLexical.ts'
import { headLexical } from '../../src/text/proof/headLexical.ts'
import { mend } from '../../src/text/proof/mend.ts'
import { manuscript } from '../../src/text/manuscript/manuscript.ts'

const blocks = [
  { kind: 'paragraph' as const, text: '【概要】' },
  { kind: 'item' as const, text: '【要点】' },
]

it('a line becomes a heading, in the editor and in a manuscript, and the document handed in stays as it is', () => {
  const document = toLexical(blocks)
  const before = structuredClone(document)
  const change = { do: 'head' as const, block: 0, text: '概要' }
  const changed = headLexical(document, fromLexical(document), change)
  expect(fromLexical(changed).map(({ kind, level, text }) => [kind, level, text])).toEqual([
    ['heading', 2, '概要'],
    ['item', undefined, '【要点】'],
  ])
  expect(document).toEqual(before)
  expect(mend({ ...manuscript(), blocks }, [change]).blocks[0]).toEqual({
    kind: 'heading',
    level: 2,
    text: '概要',
  })
})

it('what is no line of its own stays', () => {
  const document = toLexical(blocks)
  expect(headLexical(document, fromLexical(document), { do: 'head', block: 1, text: '要点' })).toBe(
    document,
  )
})
