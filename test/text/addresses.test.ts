import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalUrl } from '../../src/text/sources/canonicalUrl.ts'
import { house } from '../setup/house.ts'

const key = (url: string): string | null => canonicalUrl(url, house)

describe('two pages are never one source', () => {
  it.each([
    // 港 and 船 in EUC-JP, in Shift_JIS, and in a path.
    ['https://port.example/search?q=%B9%C1', 'https://port.example/search?q=%C1%A5'],
    ['https://port.example/search?q=%8D%60', 'https://port.example/search?q=%91%44'],
    ['https://port.example/tag/%B9%C1', 'https://port.example/tag/%C1%A5'],
    ['https://port.example/search?q=%B9%C1', 'https://port.example/search?q=%EF%BF%BD%EF%BF%BD'],
    ['https://port.example/search?q=%B9', 'https://port.example/search?q=%EE%80%80B9'],
    ['https://app.example/#/news/1', 'https://app.example/#/news/2'],
    ['https://app.example/#!news/1', 'https://app.example/#!news/2'],
    ['https://app.example/#!/news/1', 'https://app.example/'],
    ['https://m.github.io/1', 'https://github.io/1'],
    ['https://sp.blogspot.com/1', 'https://blogspot.com/1'],
    ['https://port.example/news?id=1', 'https://port.example/news?id=2'],
  ])('%s and %s', (one, other) => expect(key(one)).not.toBe(key(other)))
})

describe('one page is one source', () => {
  it.each([
    [
      'https://port.example/search?q=%b9%c1',
      'https://www.port.example/search?q=%B9%C1&utm_source=mail',
    ],
    ['https://app.example/#/news/1/', 'http://app.example#/news/1'],
    ['https://app.example/#/', 'https://app.example/'],
    ['https://port.example/news/1#comments', 'https://port.example/news/1'],
    ['https://port.example/%E6%B8%AF', 'https://port.example/港'],
    [
      'https://ja.wikipedia.example/wiki/%E3%82%AB%E3%82%99',
      'https://ja.wikipedia.example/wiki/ガ',
    ],
  ])('%s and %s', (one, other) => expect(key(one)).toBe(key(other)))

  it('and its address is its own canonical one, whatever bytes it has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0x21, max: 0xff }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('search?q=', 'tag/', '#/'),
        (bytes, place) => {
          const escapes = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
          const once = key(`https://port.example/${place}${escapes}`)
          expect(once).not.toBeNull()
          expect(key(once!)).toBe(once)
        },
      ),
    )
  })
})
