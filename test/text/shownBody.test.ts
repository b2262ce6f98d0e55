import { describe, expect, it } from 'vitest'
import { bodyHTML } from '../../src/published/bodyHTML.ts'
import { toLexical } from '../../src/text/manuscript/toLexical.ts'
import { embedOf, embeds } from '../../src/text/sources/embeds.ts'
import type { Block } from '../../src/text/manuscript/manuscript.ts'

const html = (...blocks: Block[]): string | null => bodyHTML(toLexical(blocks))
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

describe('a body as HTML', () => {
  it.each<[what: string, blocks: Block[], html: string]>([
    [
      'readings, bold or not',
      [
        {
          kind: 'paragraph',
          text: '｜北浜《きたはま》の岬《みさき》',
          carries: [{ thing: { kind: 'format', bits: 1, style: '', text: '' }, start: 0, end: 9 }],
        },
      ],
      '<p><ruby><strong>北浜</strong><rp>（</rp><rt>きたはま</rt><rp>）</rp></ruby>の<ruby>岬<rp>（</rp><rt>みさき</rt><rp>）</rp></ruby></p>',
    ],
    [
      'footnotes, numbered through the text',
      [paragraph('開港((1873年。))した。'), { kind: 'item', text: '二便((<朝>と夕。))' }],
      '<p>開港<sup><a id="ref-1" href="#note-1">1</a></sup>した。</p><ul><li>二便<sup><a id="ref-2" href="#note-2">2</a></sup></li></ul><section class="notes"><ol><li id="note-1">1873年。 <a href="#ref-1" aria-label="本文に戻る">↩</a></li><li id="note-2">&#60;朝&#62;と夕。 <a href="#ref-2" aria-label="本文に戻る">↩</a></li></ol></section>',
    ],
    [
      'a table with its head',
      [{ kind: 'table', text: '便\t出港\n朝\t8時\u2028夏は7時', hasHead: true }],
      '<table><thead><tr><th><p>便</p></th><th><p>出港</p></th></tr></thead><tbody><tr><td><p>朝</p></td><td><p>8時</p><p>夏は7時</p></td></tr></tbody></table>',
    ],
    [
      'a rule',
      [paragraph('前'), { kind: 'rule', text: '' }, paragraph('後')],
      '<p>前</p><hr><p>後</p>',
    ],
    [
      'code, in which nothing is read',
      [{ kind: 'code', text: 'if (a < b) {\n  岬《みさき》\n}' }],
      '<pre><code>if (a &#60; b) {\n  岬《みさき》\n}</code></pre>',
    ],
    [
      'whose words a quotation is',
      [{ kind: 'quote', text: '便を増やす。\n――港湾局の発表' }],
      '<blockquote>便を増やす。<footer>港湾局の発表</footer></blockquote>',
    ],
    [
      'a quotation of one line',
      [{ kind: 'quote', text: '――沈黙' }],
      '<blockquote>――沈黙</blockquote>',
    ],
    [
      'an address that stands alone',
      [paragraph('https://youtu.be/abcdefghijk')],
      '<p class="embed" data-site="youtube" data-id="abcdefghijk"><a href="https://youtu.be/abcdefghijk">youtu.be/abcdefghijk</a></p>',
    ],
    [
      'lists as lists, and nothing of how an editor keeps them',
      [
        { kind: 'item', text: '朝' },
        { kind: 'item', text: '昼', depth: 1 },
        { kind: 'item', text: '一便', marker: '1. ' },
      ],
      '<ul><li>朝</li><li class="nested"><ul><li>昼</li></ul></li></ul><ol><li>一便</li></ol>',
    ],
    [
      'headings with names to be led to',
      [{ kind: 'heading', text: '背景', level: 2 }, paragraph('港の話。')],
      '<h2 id="section-0">背景</h2><p>港の話。</p>',
    ],
    [
      'an address in a sentence',
      [paragraph('くわしくは https://a.example/1 へ')],
      '<p>くわしくは <a href="https://a.example/1">https://a.example/1</a> へ</p>',
    ],
  ])('shows %s', (_, blocks, expected) => {
    expect(html(...blocks)?.replaceAll(' rel="noopener noreferrer"', '')).toBe(expected)
  })

  it('names a page that stands alone as the article cites it', () => {
    const url = 'https://kitahama.example/1'
    expect(
      bodyHTML(toLexical([paragraph(url)]), [{ url, title: '港が再開', publisher: '北浜日報' }]),
    ).toBe(
      '<p class="embed"><a href="https://kitahama.example/1">港が再開</a><small>北浜日報</small></p>',
    )
  })
})

describe.each(embeds)('a page of $site', ({ frame, examples, counterExamples }) => {
  it.each(examples.map((example) => [...example]))('is shown for %s', (url, id) => {
    expect(embedOf(url)?.frame).toBe(`${frame}${id}`)
  })
  it.each([...counterExamples])('is not for %s', (url) => {
    expect(embedOf(url)).toBeNull()
  })
})
