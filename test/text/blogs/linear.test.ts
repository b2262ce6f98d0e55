import { describe, expect, it } from 'vitest'
import { blogFormats, type BlogFormatName } from '../../../src/text/blogs/blogFormats.ts'

/** How long a text is made of a piece; a quadratic reader takes minutes for it. */
const length = 400_000

const read = (format: BlogFormatName, before: string, piece: string, behind: string): number => {
  const text = before + piece.repeat(Math.ceil(length / piece.length)) + behind
  const files = [{ name: 'a', text: () => [text] }]
  let posts = 0
  for (const _ of blogFormats[format].read(files, { zone: 540, warn: () => {} })) posts++
  return posts
}

const bodies = [
  '[a ',
  '[a b="',
  '[[',
  '[caption ',
  '[caption]<img',
  '[embed]',
  '[/b]',
  '<!-- wp:a {',
  '<!-- wp:block {"ref":1} /-->',
  '<!--more-->',
  '<p>',
  '<p ',
  '<pre ',
  '　港',
  '<b>港',
  '<br>',
  '<li>港',
  '<pre>',
  '<table><tr><td>',
  '<img src="a.jpg">港',
  '<img src="a.jpg"><noscript><img src="b.jpg"></noscript>',
  '<ruby>港<rt>みなと',
  '港\n',
  '-----\n',
  '　',
]

describe('a hostile export takes no more than its length', () => {
  it.each(bodies)('a body of %j', (piece) => {
    expect(
      read('movable-type', 'AUTHOR: a\n-----\nBODY:\n', piece, '\n-----\n--------\n'),
    ).toBeGreaterThan(0)
    const before =
      '<rss xmlns:wp=""><item><wp:post_type>post</wp:post_type><content:encoded><![CDATA['
    expect(read('wordpress', before, piece, ']]></content:encoded></item></rss>')).toBe(1)
  })

  it.each([
    '-----\n',
    '--------\n',
    '-----\n\n',
    '--------\nA: b\n',
    'BODY:\n',
    'TAGS: "a,\n',
    '-----\nCOMMENT:\n',
  ])('a frame of %j', (piece) => {
    expect(read('movable-type', 'AUTHOR: a\n-----\nBODY:\n', piece, '')).toBeGreaterThan(0)
  })

  it.each([
    '<item>',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '<',
    '<wp:comment>',
    '<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_parent>2</wp:comment_parent></wp:comment>',
    '<!ENTITY a "&a;&a;">',
  ])('items of %j', (piece) => {
    const before = '<rss xmlns:wp=""><item><wp:post_type>post</wp:post_type>'
    expect(read('wordpress', before, piece, '</item></rss>')).toBeGreaterThanOrEqual(0)
  })

  it('a line of ten million characters is one', () => {
    expect(
      read('movable-type', `AUTHOR: a\n-----\nBODY:\n${'港'.repeat(10_000_000)}`, ' ', ''),
    ).toBe(1)
  })
})
