import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/text/japanese/fold.ts'
import { stops } from '../../src/text/japanese/sentences.ts'
import { fromLexical } from '../../src/text/manuscript/fromLexical.ts'
import type { LexicalDocument, LexicalNode } from '../../src/text/manuscript/lexical.ts'
import { manuscript } from '../../src/text/manuscript/manuscript.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { mendLexical, type LexicalRepair } from '../../src/text/proof/mendLexical.ts'
import { proofread } from '../../src/text/proof/proofread.ts'
import { putBack } from '../../src/text/proof/putBack.ts'
import { keyOfThing } from '../../src/text/manuscript/thing.ts'
import { bodyOf } from '../setup/digest.ts'

const house = houseOf({})

const findingsOf = (body: LexicalDocument, repairs: LexicalRepair[] = [], undone = false) =>
  proofread(manuscript({ format: 'column', blocks: fromLexical(body) }), house, {
    repairs: repairs.map((repair) => ({
      ...repair,
      undone: undone ? { at: '2026-04-01', by: null } : null,
    })),
  })

const mended = (body: LexicalDocument) =>
  mendLexical(
    body,
    fromLexical(body),
    findingsOf(body).filter(({ safe }) => safe),
    house,
  )

const text = (said: string, format = 0): LexicalNode => ({ type: 'text', text: said, format })
const paragraph = (...children: LexicalNode[]): LexicalNode => ({ type: 'paragraph', children })
const link = (url: string, said: string): LexicalNode => ({
  type: 'link',
  fields: { url },
  children: [text(said)],
})
const picture = (id: string): LexicalNode => ({ type: 'upload', relationTo: 'media', value: id })
const bodyWith = (...children: LexicalNode[]): LexicalDocument => ({
  root: { type: 'root', children },
})

const said = (n: number): string =>
  `${['北浜', '南町', '東山', '西川', '中央'][n % 5]}の${['港', '駅', '市場', '図書館', '学校', '橋', '公園'][n % 7]}では${['春', '夏', '秋', '冬'][n % 4]}から新しい取り組みが始まり、訪れた人が足を止めていた。担当者は${['来月', '来年', '今週', '週末', '年末', '夕方'][n % 6]}まで様子を見る。`

/** A child of the root, of every kind the editor makes, from a number. */
const child = (n: number): LexicalNode => {
  switch (n % 8) {
    case 1:
      return paragraph(text(said(n).slice(0, 20)), text(said(n).slice(20), 1))
    case 2:
      return paragraph(link(`https://a.example/${n}`, said(n)))
    case 3:
      return picture(`picture-${n}`)
    case 4:
      return {
        type: 'list',
        listType: 'bullet',
        children: [
          { type: 'listitem', children: [text(said(n))] },
          {
            type: 'listitem',
            children: [
              text(said(n + 1)),
              { type: 'list', children: [{ type: 'listitem', children: [text(said(n + 3))] }] },
            ],
          },
        ],
      }
    case 5:
      return { type: 'quote', children: [text(said(n))] }
    case 6:
      return { type: 'mystery', fields: { n } }
    case 7:
      return { type: 'heading', tag: 'h3', children: [text(`${said(n).slice(0, 6)}の今`)] }
    default:
      return paragraph(text(said(n)))
  }
}

/** A body some of whose children stand again, some of them with a word, a link or a picture more. */
const body = fc
  .record({
    numbers: fc.uniqueArray(fc.nat(839), { minLength: 3, maxLength: 10 }),
    from: fc.nat(9),
    length: fc.integer({ min: 1, max: 10 }),
    extra: fc.constantFrom('nothing', 'bold', 'link', 'sentence', 'picture'),
    twice: fc.boolean(),
  })
  .map(({ numbers, from, length, extra, twice }) => {
    const once = numbers.map(child)
    const copy = numbers.slice(from % numbers.length, (from % numbers.length) + length).map(child)
    const first = copy.find(({ type }) => type === 'paragraph')
    if (first?.children) {
      if (extra === 'bold') first.children[0] = { ...first.children[0]!, format: 2 }
      if (extra === 'link') first.children.push(link('https://only.example', '詳しくは特集へ。'))
      if (extra === 'sentence') first.children.push(text('ただし雨の日は休む。'))
      if (extra === 'picture') copy.push(picture('only'))
    }
    return bodyWith(...once, ...copy, ...(twice ? structuredClone(copy) : []))
  })

const carried = (document: LexicalDocument): Set<string> =>
  new Set(
    fromLexical(document).flatMap(({ carries = [] }) =>
      carries.map(({ thing }) => keyOfThing(thing)),
    ),
  )
const sentencesOf = (document: LexicalDocument): Set<string> =>
  new Set(fromLexical(document).flatMap(({ text }) => stops(text).map(fold)))

describe('taking repeats out of an editor’s document', () => {
  it('loses no sentence, link, picture or formatting, and leaves what it was given as it is', () => {
    fc.assert(
      fc.property(body, (given) => {
        const before = structuredClone(given)
        const { document } = mended(given)
        expect(given).toEqual(before)
        for (const sentence of sentencesOf(given)) expect(sentencesOf(document)).toContain(sentence)
        for (const thing of carried(given)) expect(carried(document)).toContain(thing)
        const unknown = (of: LexicalDocument) =>
          of.root.children.filter(({ type }) => type === 'mystery')
        expect(unknown(document)).toEqual(unknown(given))
      }),
      { numRuns: 500 },
    )
  })
  it('takes something out of many of these documents', () => {
    const touched = fc.sample(body, 200).filter((given) => mended(given).repairs.length > 0)
    expect(touched.length).toBeGreaterThan(50)
  })
  it('leaves nothing to take out a second time', () => {
    fc.assert(
      fc.property(body, (given) => {
        const once = mended(given)
        expect(mended(once.document)).toEqual({ document: once.document, repairs: [] })
      }),
      { numRuns: 500 },
    )
  })
  it('put back, in any order, gives the document that was', () => {
    fc.assert(
      fc.property(body, fc.infiniteStream(fc.nat()), (given, order) => {
        const { document, repairs } = mended(given)
        const batch: (LexicalRepair & { undone?: boolean })[] = [...repairs]
        let back = document
        for (const at of repairs.map((_, n) => n).toSorted(() => (order.next().value! % 3) - 1)) {
          back = putBack(back, batch[at]!, batch)
          batch[at] = { ...batch[at]!, undone: true }
        }
        expect(back).toEqual(given)
      }),
      { numRuns: 500 },
    )
  })
  it('takes out what stands beside what was put back', () => {
    const [kept, more] = [[2, 9, 23].map(said), [30, 37, 44].map(said)]
    const once = [...kept, ...more, '間の文章である。']
    const { repairs } = mended(bodyOf([...kept, '間の文章である。', ...kept].join('\n')))
    const given = bodyOf([...once, ...kept, ...more].join('\n'))
    const findings = findingsOf(given, repairs, true).filter(({ safe }) => safe)
    const { document } = mendLexical(given, fromLexical(given), findings, house)
    expect(fromLexical(document).map(({ text }) => text)).toEqual([...once, ...kept])
  })
  it('does not take out again what was put back', () => {
    fc.assert(
      fc.property(body, (given) => {
        const { repairs } = mended(given)
        const again = findingsOf(given, repairs, true)
        expect(again.filter(({ safe, rule }) => safe && rule === 'repeatedText')).toEqual([])
        expect(
          again.filter(({ severity, rule }) => severity === 'error' && rule === 'repeatedText'),
        ).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
  it('gives the first occurrence the link and the formatting only its copy has', () => {
    const given = bodyWith(
      paragraph(text(said(1))),
      paragraph(text(said(2))),
      paragraph(text(said(1).slice(0, 10)), link('https://only.example', said(1).slice(10))),
      paragraph(text(said(2), 1)),
    )
    const { document, repairs } = mended(given)
    expect(document.root.children).toEqual([given.root.children[2], given.root.children[3]])
    expect(putBack(document, repairs[0]!, repairs)).toEqual(given)
  })
  it('takes a picture out with the stretch that shows it again, and a table with the same cells', () => {
    const table: LexicalNode = {
      type: 'table',
      children: [
        { type: 'tablerow', children: [{ type: 'tablecell', children: [paragraph(text('便'))] }] },
      ],
    }
    const once = [paragraph(text(said(1))), picture('a'), table, paragraph(text(said(2)))]
    const { document } = mended(bodyWith(...once, ...structuredClone(once)))
    expect(document.root.children).toEqual(once)
  })
  it('keeps a picture that stands between the two', () => {
    const once = [paragraph(text(said(1))), paragraph(text(said(2)))]
    const copy = structuredClone(once)
    copy.splice(1, 0, picture('new'))
    const { document } = mended(bodyWith(...once, ...copy))
    expect(document.root.children).toEqual([...once, picture('new')])
  })
})

const [A, B, C] = [said(0), said(8), said(16)]
const same = (given: LexicalDocument): void => {
  const things = carried(given)
  for (const thing of things) expect(carried(mended(given).document)).toContain(thing)
}

describe('a copy that carries something of its own', () => {
  it('gives one of two links to the first occurrence, and keeps the other', () => {
    same(
      bodyWith(
        paragraph(text(A + B + C)),
        paragraph(text(A + B), link('https://a', C)),
        paragraph(text(A + B), link('https://b', C)),
      ),
    )
  })
  it('keeps a picture inside a paragraph', () => {
    same(bodyWith(paragraph(text(A + B + C)), paragraph(text(A + B + C), picture('only'))))
    same(
      bodyWith(
        paragraph(text(C)),
        paragraph(text('間の文章です。')),
        paragraph(text(A + B)),
        paragraph(text(A + B), picture('only'), text(C)),
      ),
    )
  })
  it('gives its link to a block that stays, where all of them are doubled', () => {
    same(
      bodyWith(
        ...[A, A].map((own) => paragraph(text(own))),
        paragraph(link('https://only', A)),
        ...[B, B, C, C].map((own) => paragraph(text(own))),
      ),
    )
  })
  it('stays where it is the only one with that link, whatever rule asks for it', () => {
    const title = '北浜港の定期航路が三年ぶりに再開しました'
    const given = bodyWith(paragraph(text(A)), paragraph(link('https://only', title)))
    const found = proofread(
      manuscript({ title, format: 'column', blocks: fromLexical(given) }),
      house,
    ).filter(({ rule }) => rule === 'titleInBody')
    expect(found).toMatchObject([{ safe: false, severity: 'warning' }])
    expect(mendLexical(given, fromLexical(given), found, house).document).toEqual(given)
  })
  it('is no error where nothing can be taken out', () => {
    const title = '北浜港の定期航路が三年ぶりに再開しました'
    const given = bodyWith(
      paragraph(link('https://a', title)),
      paragraph(text(A + B)),
      paragraph(text('間の文章です。')),
      paragraph(link('https://a', A), text(B)),
    )
    const found = proofread(
      manuscript({ title, format: 'column', blocks: fromLexical(given) }),
      house,
    )
    const { repairs } = mendLexical(
      given,
      fromLexical(given),
      found.filter(({ safe }) => safe),
      house,
    )
    expect(repairs.length > 0 || found.every(({ severity }) => severity === 'warning')).toBe(true)
  })
})

describe('putting back into a text that was edited since', () => {
  const copy = [3, 5, 9, 11].map(said)
  const given = bodyOf(['港が開いた。', ...copy, '終わりの段落である。', ...copy].join('\n'))
  const { document, repairs } = mended(given)
  it('finds the place behind what it stood behind', () => {
    const edited = structuredClone(document)
    edited.root.children.unshift(...bodyOf('新しい書き出し。\n続きがある。').root.children)
    edited.root.children.push(...bodyOf('新しい結び。').root.children)
    const back = putBack(edited, repairs[0]!, repairs)
    const lines = fromLexical(back).map(({ text: line }) => line)
    expect(lines.slice(lines.indexOf('終わりの段落である。'))).toEqual([
      '終わりの段落である。',
      ...copy,
      '新しい結び。',
    ])
  })
  it('puts back only what was cut where the rest of a paragraph was edited', () => {
    const one = mended(
      bodyOf([A + B, C, '間の文章である。', A + B, `${C}終わりの言葉が続く。`].join('\n')),
    )
    const edited = structuredClone(one.document)
    edited.root.children[3] = bodyOf('書き直した終わり。').root.children[0]!
    const lines = fromLexical(putBack(edited, one.repairs[0]!, one.repairs)).map((own) => own.text)
    expect(lines.slice(0, 4)).toEqual([A + B, C, '間の文章である。', A + B])
    expect(lines.slice(4).toSorted()).toEqual([C, '書き直した終わり。'].toSorted())
  })
  it('loses nothing where even that is gone', () => {
    const back = putBack(bodyOf('すべて書き直した。'), repairs[0]!, repairs)
    expect(fromLexical(back).map(({ text: line }) => line)).toEqual(['すべて書き直した。', ...copy])
  })
})
