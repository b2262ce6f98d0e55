import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalUrl } from '../../src/text/sources/canonicalUrl.ts'
import { house } from '../setup/house.ts'

const key = (url: string): string | null => canonicalUrl(url, house)

const pairs = (name: string): [string, string][] =>
  readFileSync(new URL(`addresses/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(' ') as [string, string])

describe('two pages are never one source', () => {
  it.each(pairs('twoPages'))('%s and %s', (one, other) => {
    expect(key(one)).not.toBeNull()
    expect(key(one)).not.toBe(key(other))
  })
})

describe('one page is one source', () => {
  it.each(pairs('onePage'))('%s and %s', (one, other) => expect(key(one)).toBe(key(other)))
})

describe('the address of a page is its own canonical one', () => {
  it.each([...new Set([...pairs('onePage'), ...pairs('twoPages')].flat())])('%s', (address) =>
    expect(key(key(address)!)).toBe(key(address)),
  )

  it('whatever bytes it has', () => {
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

describe('a house has sites of its own', () => {
  it('with addresses of one page, redirects, and parameters that only track', () => {
    const own = {
      sites: {
        'nippo.example': {
          tracking: ['kiji'],
          pages: [[/^\/a\/(\d+)/, '/news/$1'] satisfies [RegExp, string]],
          leads: [[/^\/jump$/, 'to'] satisfies [RegExp, string]],
        },
        'hama.*': { tracking: ['x'] },
      },
    }
    expect(canonicalUrl('https://nippo.example/a/7?kiji=1', own)).toBe(
      'https://nippo.example/news/7',
    )
    expect(
      canonicalUrl('https://nippo.example/jump?to=https%3A%2F%2Fhama.co.jp%2F1%3Fx%3D2', own),
    ).toBe('https://hama.co.jp/1')
  })

  it('and a circle of redirects ends', () => {
    const own = {
      sites: {
        'a.example': { pages: [[/^/, 'https://b.example/'] satisfies [RegExp, string]] },
        'b.example': { pages: [[/^/, 'https://a.example/'] satisfies [RegExp, string]] },
      },
    }
    expect(canonicalUrl('https://a.example/', own)).not.toBeNull()
  })
})
