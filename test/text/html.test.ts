import { describe, expect, it } from 'vitest'
import { htmlToText, isHtml } from '../../src/text/parsers/html.ts'
import { fromLexical } from '../../src/text/manuscript/fromLexical.ts'
import { toLexical } from '../../src/text/manuscript/toLexical.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { house } from '../setup/house.ts'

describe('HTML from the clipboard is read as lines', () => {
  it.each([
    [
      'of a browser',
      '<meta charset="utf-8"><h1>北浜港が再開</h1><p>2026年3月1日 10:00</p><h2>概要</h2><p>港が<b>三年ぶり</b>に<a href="https://a.example/1?b=1&amp;c=2">開いた</a>。</p><ul><li>便は<ul><li>朝</li></ul></li><li>夕</li></ul><blockquote>海は静かだ。</blockquote><script>alert(1)</script>',
      '# 北浜港が再開\n2026年3月1日 10:00\n## 概要\n港が**三年ぶり**に[開いた](https://a.example/1?b=1&c=2)。\n・便は\n　・朝\n・夕\n> 海は静かだ。',
    ],
    [
      'of Word, whose lists are paragraphs',
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{mso-style-name:x}</style></head><body><!--StartFragment-->
<p class=MsoNormal>【要点】<o:p></o:p></p>
<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>・<span style='font:7.0pt'>&nbsp;&nbsp; </span></span><![endif]>再開は
三月</p>
<p class=MsoListParagraph style='mso-list:l1 level2 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>便は一日二往復</p><!--EndFragment--></body></html>`,
      '【要点】\n・再開は三月\n　1. 便は一日二往復',
    ],
    [
      'of Google Docs, whose bold is a style',
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">太字</span><span>と本文。</span></p></b>',
      '**太字**と本文。',
    ],
    [
      'with line breaks',
      '<div>【概要】<br>港が開いた。<br><br>船が着いた。</div>',
      '【概要】\n港が開いた。\n船が着いた。',
    ],
    [
      'of Google Docs, whose items are paragraphs and whose lists say how deep they are',
      '<ul><li dir="ltr" aria-level="1"><p role="presentation"><span>便は二往復</span></p></li><ul><li aria-level="2"><p>朝</p></li><ol><li aria-level="3"><p>七時</p></li></ol></ul><li aria-level="1"><p>夏に増やす</p></li></ul>',
      '・便は二往復\n　・朝\n　　1. 七時\n・夏に増やす',
    ],
    [
      'of Word in a browser, where each item is a list of its own',
      '<div class="ListContainerWrapper"><ul role="list"><li data-aria-level="1"><p><span>便は二往復</span></p></li></ul></div><div class="ListContainerWrapper"><ul role="list"><li data-aria-level="2"><p>朝</p></li></ul></div><p role="heading" aria-level="3">費用</p>',
      '・便は二往復\n　・朝\n### 費用',
    ],
    [
      'of Word, whose title and headings are paragraphs',
      '<p class=MsoTitle>北浜港が再開</p><p class=MsoHeading2>経緯</p>',
      '# 北浜港が再開\n## 経緯',
    ],
    [
      'of Notion, with a list in a numbered list, and a number to start with',
      '<ol start="3"><li>予約する<ul><li>電話で</li><li>窓口で</li></ul></li><li value="7">乗る</li></ol>',
      '3. 予約する\n　・電話で\n　・窓口で\n7. 乗る',
    ],
    [
      'of Gmail, with a quotation and breaks in items',
      '<div dir="ltr">港の件です。<br><blockquote class="gmail_quote"><div>便は戻るか</div><div>来月か</div></blockquote><ul><li>便は<br>二往復</li><li><div>夏に増やす。</div><div>秋は未定</div></li></ul></div>',
      '港の件です。\n> 便は戻るか\n> 来月か\n・便は　二往復\n・夏に増やす。秋は未定',
    ],
    [
      'whose bold has space at its edges, and stands in italics',
      '<p><b>三年ぶり </b>の<i>便<b>が戻</b>る</i>。</p>',
      '**三年ぶり** の*便**が戻**る*。',
    ],
    [
      'with headings and quotations in items and quotations',
      '<ul><li><h3>便</h3>二往復</li><li><blockquote>夏に増やす</blockquote></li></ul><blockquote><h3>市長</h3><p>港は開く。</p></blockquote>',
      '・便　二往復\n・夏に増やす\n> 市長\n> 港は開く。',
    ],
    ['with code in an item', '<ul><li>例：<pre>a\n  b</pre></li></ul>', '・例：\n```\na\n  b\n```'],
    [
      'with a ruby whose parts stand on lines of their own',
      '<p><ruby>北浜\n<rp>(</rp>\n<rt>きたはま</rt>\n<rp>)</rp>\n</ruby>の港</p>',
      '｜北浜《きたはま》の港',
    ],
    [
      'with a raised figure that leads to a note, and one that is a power',
      '<p>船は12<sup><a href="#note-2">2</a></sup>、広さは10<sup>2</sup>メートル</p>',
      '船は12（注2）、広さは10²メートル',
    ],
    ['with a formula', '<p>式は<math><mi>x</mi><mo>=</mo><mn>1</mn></math>だ。</p>', '式はx=1だ。'],
    [
      'with a table whose cells cover several, a row of dashes, and a list in a cell',
      '<table><tr><th colspan="2">港</th><th>便</th></tr><tr><td rowspan="2">北浜</td><td>朝</td><td>1</td></tr><tr><td>夕</td><td>2</td></tr><tr><td>-</td><td>-</td><td>-</td></tr><tr><td>備考</td><td><ul><li>夏</li><li>冬</li></ul></td><td></td></tr></table>',
      '| 港 |  | 便 |\n| --- | --- | --- |\n| 北浜 | 朝 | 1 |\n|  | 夕 | 2 |\n| - | - | - |\n| 備考 | ・夏<br>・冬 |  |',
    ],
    [
      'with a table',
      '<table><thead><tr><th>便</th><th>出港</th></tr></thead><tbody><tr><td>朝|夕</td><td><b>8時</b></td></tr></tbody></table>',
      '| 便 | 出港 |\n| --- | --- |\n| 朝\\|夕 | **8時** |',
    ],
    [
      'with a table that lays out a page',
      '<table><tr><td><h1>北浜港が再開</h1><p>港が開いた。</p></td><td><p>広告</p></td></tr></table>',
      '# 北浜港が再開\n港が開いた。\n広告',
    ],
    [
      'with a table whose rows have fewer cells',
      '<table><tr><th colspan="2">便の一覧</th></tr><tr><td>朝</td><td>8時</td></tr></table>',
      '| 便の一覧 |  |\n| --- | --- |\n| 朝 | 8時 |',
    ],
    ['with a table of one row', '<table><tr><td>朝</td><td>8時</td></tr></table>', '朝　8時'],
    [
      'with readings, whatever they are written with',
      '<p><ruby>桟橋<rt>さんばし</rt></ruby>と<ruby>灯<rp>(</rp><rt>とう</rt><rp>)</rp>台<rp>(</rp><rt>だい</rt><rp>)</rp></ruby>と<ruby><rb>北</rb><rb>浜</rb><rt>きた</rt><rt>はま</rt></ruby>と<ruby>港<rtc><rt>みなと</rt></rtc><rtc>port</rtc></ruby>と<ruby>船<rt> </rt></ruby></p>',
      '｜桟橋《さんばし》と｜灯《とう》｜台《だい》と｜北浜《きたはま》と｜港《みなと・port》と船',
    ],
    [
      'with figures above and below the line',
      '<p>10<sup>3</sup>、10<sup>-6</sup>、CO<sub>2</sub>、<span style="vertical-align: super">2</span>、1<sup>st</sup>、5<sup>1/2</sup>、港<sup>[1]</sup></p>',
      '10³、10⁻⁶、CO₂、²、1<sup>st</sup>、5（1/2）、港<sup>\\[1\\]</sup>',
    ],
    [
      'with code, whose lines and indents stay',
      '<pre><code>if (港) {\n  &lt;b&gt;\n}</code></pre>',
      '```\nif (港) {\n  <b>\n}\n```',
    ],
    [
      'with what nobody sees',
      '<p>港<span hidden>×</span><span style="display:none">×</span>が</p>',
      '港が',
    ],
    ['of many short lines', `<div>${'港<br>'.repeat(1500)}</div>`, '港\n'.repeat(1500).trim()],
    ['with marks that are text', '<p>評価は * と [ と ~~ だ。</p>', '評価は * と [ と ~~ だ。'],
    ['that never closes', '<p>港が<b>開いた', '港が**開いた**'],
    ['of nothing', '<div><br></div>', ''],
  ])('%s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  it('is told from text that speaks of it', () => {
    expect(isHtml('<p>港が開いた。</p>')).toBe(true)
    expect(isHtml('<概要>\n港が開いた。\n<詳細>\n')).toBe(false)
    expect(isHtml('記号 <b> は太字にする。')).toBe(false)
  })

  it('however deep it is nested', () => {
    expect(htmlToText(`${'<div><b><li>'.repeat(90_000)}港が開いた。`)).toContain('港が開いた。')
  })

  it('keeps lists, tables and code as what they are, under headings of their section', () => {
    const [digest] = readPage(
      htmlToText(
        '<h1>北浜港が再開</h1><p>2026年3月1日</p><h2>概要</h2><p>港が開いた。</p><h2>詳細</h2><h2>経緯</h2><p>十年かかった。</p><h4>費用</h4><table><tr><th>年</th><th>費用</th></tr><tr><td>一年目</td><td>三億円</td></tr></table><pre>概要\n  二行目</pre><h2>要点</h2><ul><li><p>三月に開く</p><ol><li>朝から</li></ol></li></ul>',
      ),
      house,
    )
    expect(
      digest!.blocks.map(({ kind, level, depth, text }) => [kind, level ?? depth, text]),
    ).toEqual([
      ['heading', 2, '概要'],
      ['paragraph', undefined, '港が開いた。'],
      ['heading', 2, '詳細'],
      ['heading', 3, '経緯'],
      ['paragraph', undefined, '十年かかった。'],
      ['heading', 4, '費用'],
      ['table', undefined, '年\t費用\n一年目\t三億円'],
      ['code', undefined, '概要\n  二行目'],
      ['heading', 2, '要点'],
      ['item', 0, '三月に開く'],
      ['item', 1, '朝から'],
    ])
    const body = JSON.stringify(toLexical(digest!.blocks))
    expect(body).not.toMatch(/```|\|/)
    expect(fromLexical(toLexical(digest!.blocks)).map(({ text }) => text)).toEqual(
      digest!.blocks.map(({ text }) => text),
    )
  })

  it('gives links and sources the pages themselves, not what counts clicks', () => {
    const [digest] = readPage(
      htmlToText(
        '<h1>北浜港が再開</h1><p>2026年3月1日</p><h2>概要</h2><p><a href="https://www.google.com/url?q=https://a.example/2&amp;sa=D">市の発表</a>による。</p><h2>出典</h2><p>港が再開 北浜日報 2026.03.01 <a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F1&amp;h=x">https://a.example/…</a></p>',
      ),
      house,
    )
    expect(digest!.blocks[1]!.carries).toMatchObject([{ thing: { href: 'https://a.example/2' } }])
    expect(digest!.citations).toMatchObject([
      { title: '港が再開', publisher: '北浜日報', url: 'https://a.example/1' },
    ])
  })

  it('gives a digest with its formatting', () => {
    const [digest] = readPage(
      htmlToText(
        '<h1>北浜港が再開</h1><p>2026年3月1日</p><h2>概要</h2><p>港が<b>開いた</b>。</p><h2>要点</h2><ul><li>三月</li></ul><h2>出典</h2><p><a href="https://a.example/1">北浜港、三年ぶり再開</a> 北浜日報 2026.03.01</p>',
      ),
      house,
    )
    expect(digest).toMatchObject({
      title: '北浜港が再開',
      format: 'digest',
      citations: [
        { title: '北浜港、三年ぶり再開', publisher: '北浜日報', url: 'https://a.example/1' },
      ],
    })
    expect(digest!.blocks[1]).toMatchObject({
      text: '港が開いた。',
      carries: [
        { thing: { kind: 'format', bits: 1, style: '', text: '開いた' }, start: 2, end: 5 },
      ],
    })
  })
})

describe('text in Markdown', () => {
  const read = (text: string) =>
    readPage(`港が再開\n【概要】\n港が開いた。\n【詳細】\n${text}`, house)[0]!

  it('keeps its tables and code as such, and writes its notes out', () => {
    expect(
      read(
        '| 便 | 出港 |\n|:--|--:|\n| 朝 | **8時** |\n```js\n概要\n```\n船が着いた[^1]。\n[^1]: 港湾局の発表。\n```sh\n閉じない',
      ).blocks.slice(3),
    ).toMatchObject([
      {
        kind: 'table',
        text: '便\t出港\n朝\t8時',
        hasHead: true,
        carries: [{ thing: { kind: 'format', bits: 1 }, start: 7, end: 9 }],
        lines: [5, 7],
      },
      { kind: 'code', text: '概要', lines: [8, 10] },
      { kind: 'paragraph', text: '船が着いた（注1）。' },
      { kind: 'paragraph', text: '注1：港湾局の発表。' },
      { text: '```sh' },
      { text: '閉じない' },
    ])
  })

  it('a note among the sources is a source', () => {
    const { citations } = readPage(
      '港が再開\n【概要】\n港が開いた[^1]。\n【詳細】\n市が決めた。\n【出典】\n[^1]: 港が再開へ 北浜日報 2026年3月13日 https://a.example/1',
      house,
    )[0]!
    expect(citations).toMatchObject([
      { title: '港が再開へ', publisher: '北浜日報', publishedOn: '2026-03-13' },
    ])
  })
})

describe('what stands above or below its line in the editor', () => {
  it.each([
    [64, '10', '3', '10³'],
    [32, 'H', '2', 'H₂'],
    [64, '1', 'st', '1st'],
  ])('%s', (format, before, text, shown) => {
    const node = (given: object) => ({ type: 'text', format: 0, version: 1, ...given })
    const children = [node({ text: before }), node({ text, format })]
    const root = { type: 'root', children: [{ type: 'paragraph', version: 1, children }] }
    expect(fromLexical({ root })[0]!.text).toBe(shown)
  })
})
