import { describe, expect, it } from 'vitest'
import { isUntouched } from '../../src/text/article/isUntouched.ts'
import { lengthOf } from '../../src/text/article/lengthOf.ts'
import { manuscript } from '../../src/text/manuscript/manuscript.ts'

describe('how long an article is', () => {
  it.each([
    ['北浜港の航路', 6],
    ['NHKが放送', 5],
    ['ﾌｪﾘｰ', 2],
    ['', 0],
  ])('the title %s is as wide as %i full characters', (title, wide) => {
    expect(lengthOf(manuscript({ title })).title).toBe(wide)
  })

  it('counts what is read, without white space, readings and footnotes', () => {
    const text = '｜北浜《きたはま》の 朝市((毎月。))。\n三軒'
    const blocks = [{ kind: 'paragraph' as const, text }]
    expect(lengthOf(manuscript({ blocks }))).toEqual({ characters: 8, minutes: 1, title: 0 })
    const long = [{ kind: 'paragraph' as const, text: '港'.repeat(1600) }]
    expect(lengthOf(manuscript({ blocks: long })).minutes).toBe(3)
  })
})

describe('a new article', () => {
  const headings = ['概要', '詳細'].map((text) => ({ kind: 'heading' as const, level: 2, text }))
  it.each([
    ['with its headings alone', manuscript({ blocks: headings }), true],
    ['with a title', manuscript({ title: '港', blocks: headings }), false],
    [
      'with a word of text',
      manuscript({ blocks: [...headings, { kind: 'paragraph', text: '港' }] }),
      false,
    ],
    [
      'with an eyecatch',
      manuscript({ blocks: headings, eyecatch: { alt: null, credit: null } }),
      false,
    ],
    ['with a picture', manuscript({ blocks: [...headings, { kind: 'image', text: '' }] }), false],
  ])('%s', (_, given, is) => {
    expect(isUntouched(given)).toBe(is)
  })
})
