import { describe, expect, it } from 'vitest'
import { htmlToText, isHtml } from '../../src/text/parsers/html.ts'
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
