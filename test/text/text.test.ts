import Encoding from 'encoding-japanese'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDates } from '../../src/text/japanese/dates.ts'
import { excerpt } from '../../src/text/japanese/excerpt.ts'
import { fold } from '../../src/text/japanese/fold.ts'
import { sentences } from '../../src/text/japanese/sentences.ts'
import { slug } from '../../src/text/japanese/slug.ts'
import { readCredit, readFigureCredit } from '../../src/text/pictures/credit.ts'
import { fromLexical } from '../../src/text/manuscript/fromLexical.ts'
import type { Block } from '../../src/text/manuscript/manuscript.ts'
import { blocksText } from '../../src/text/manuscript/blockText.ts'
import { toLexical } from '../../src/text/manuscript/toLexical.ts'
import { decode, NotText } from '../../src/text/parsers/decode.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { findHeadings } from '../../src/text/parsers/headings.ts'
import { takeOutRepeats } from '../../src/text/repeats/takeOutRepeats.ts'
import { canonicalUrl } from '../../src/text/sources/canonicalUrl.ts'
import { readCitations } from '../../src/text/sources/citation.ts'
import { house } from '../setup/house.ts'

describe('dates', () => {
  it.each([
    ['2025年03月20日 17:36', '2025-03-20T17:36:00+09:00'],
    ['今日 2023 年 9 月 5 日 | 午後8時22分', '2023-09-05T20:22:00+09:00'],
    ['２０２６年４月５日（日）１８：３２', '2026-04-05T18:32:00+09:00'],
    ['令和8年6月1日', '2026-06-01'],
    ['平成元年1月8日', '1989-01-08'],
    ['2026.3.1', '2026-03-01'],
    ['2026/03/01 午前0時05分', '2026-03-01T00:05:00+09:00'],
    ['2026-03-01 午後12:10', '2026-03-01T12:10:00+09:00'],
    ['October 3, 2025', '2025-10-03'],
    ['Mar. 20, 2025', '2025-03-20'],
    ['20 March 2025 5:30 PM', '2025-03-20T17:30:00+09:00'],
    ['Sun, 27 Jul 2025 15:17:09 +0900', '2025-07-27T15:17:09+09:00'],
    ['2025-09-19T06:47:00Z', '2025-09-19T15:47:00+09:00'],
    ['2025年05月29日(木) 09時51分03秒', '2025-05-29T09:51:03+09:00'],
    ['2026年2月30日', undefined],
    ['192.168.10.1', undefined],
    ['11億ドル(約1600億円)', undefined],
  ])('%s', (text, iso) => {
    expect(findDates(text)[0]?.iso).toBe(iso)
  })
})

describe('sentences', () => {
  it('are the text again when joined', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('港', '。', '「', '」', '\n', '!', ' ', 'a', '）') }),
        (text) => sentences(text).join('') === text,
      ),
    )
  })
  it('do not end inside a quotation', () => {
    expect(sentences('船長は「静かだ。波もない。」と話した。次の日も晴れた。')).toEqual([
      '船長は「静かだ。波もない。」と話した。',
      '次の日も晴れた。',
    ])
  })
})

describe('folding', () => {
  it.each([
    ['ＮＡＴＯ の　会議', 'natoの会議'],
    ['港，空港．', '港、空港。'],
    ['カフェ\u200bテラス', 'カフェテラス'],
    ['ｶﾌｪ', 'カフェ'],
  ])('%s', (text, key) => {
    expect(fold(text)).toBe(key)
  })
  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)),
    )
  })
})

describe('slugs and excerpts', () => {
  it.each([
    ['米国:バングラデシュの懸念', '米国-バングラデシュの懸念'],
    ['  Ｆ−３５の配備! ', 'f-35の配備'],
    ['港'.repeat(100), '港'.repeat(60)],
    ['！！！', ''],
  ])('the slug of %s', (title, expected) => {
    expect(slug(title)).toBe(expected)
  })
  it('ends an excerpt with a whole sentence, and cuts one that is too long', () => {
    expect(excerpt('短い文。次の文。', 5)).toBe('短い文。')
    expect(excerpt('とても長い一つの文が続いて終わらない', 8)).toBe('とても長い一つ…')
  })
})

describe('section headings', () => {
  it.each([
    '【概要】',
    '[概要]',
    '［概要］',
    '〔概要〕',
    '■概要',
    '◆概要：',
    '## 概要',
    '概要：',
    '**概要**',
    '＜要約＞',
    '【 概　要 】',
  ])('%s opens the summary', (line) => {
    expect(findHeadings([line], house).get(0)?.kind).toBe('summary')
  })
  it.each([
    '【参考はブログ作成者が付記】',
    '概要を述べる。',
    '・概要',
    '概要',
    '1. 概要',
    '概要：港が再開した。',
    '【概要】港が再開した。',
    '結論',
  ])('%s opens nothing', (line) => {
    expect(findHeadings([line], house).size).toBe(0)
  })
})

describe('a form that prose has too opens sections where it heads two of them', () => {
  it.each([
    ['the label alone', '概要\n港が再開した。\n要点\n便は二往復だ。'],
    ['a number', '1. 概要\n港が再開した。\n２．要点\n便は二往復だ。'],
    ['text behind a bracket', '【概要】港が再開した。\n【要点】便は二往復だ。'],
    ['text behind a colon', '概要：港が再開した。\n要点：便は二往復だ。'],
    ['a line under it', '概要\n----\n港が再開した。\n要点\n----\n便は二往復だ。'],
    [
      'HTML left in the text',
      '<b>【概要】</b>\n港が再開した。<br>\n<b>【要点】</b>\n&#12288;便は二往復だ。',
    ],
  ])('%s', (_, text) => {
    const [manuscript] = readPage(`北浜港が再開\n2026年3月1日\n${text}`, house)
    expect(blocksText(manuscript!.blocks, house)).toBe(
      '【概要】\n港が再開した。\n【要点】\n便は二往復だ。',
    )
  })
})

describe('canonical URLs', () => {
  it.each([
    ['http://www.Example.jp:80/a/b/?utm_source=x&fbclid=1#top', 'https://example.jp/a/b'],
    ['https://m.example.jp/a?id=88&gclid=2', 'https://example.jp/a?id=88'],
    ['https://example.jp/?p=1', 'https://example.jp/?p=1'],
    ['https://example.jp/?b=2&a=1', 'https://example.jp/?a=1&b=2'],
    ['https://rt.com/news/1-a-b-c', 'https://www.rt.com/news/1-a-b-c/'],
    [
      'https://who.substack.com/p/x?utm_source=a&publication_id=1&post_id=2&isFreemail=true&r=x&triedRedirect=true',
      'https://who.substack.com/p/x',
    ],
    ['https://日本語.example/道', 'https://xn--wgv71a119e.example/%E9%81%93'],
    ['https://example.jp/%7Euser', 'https://example.jp/~user'],
    ['ftp://example.jp/a', null],
    ['javascript:alert(1)', null],
    ['題名だけ', null],
    ['https://', null],
  ])('%s', (url, canonical) => {
    expect(canonicalUrl(url, house)).toBe(canonical)
  })
  it('are canonical already', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const once = canonicalUrl(url, house)
        return once === null || canonicalUrl(once, house) === once
      }),
      { numRuns: 500 },
    )
  })
})

describe('citations', () => {
  it.each([
    [
      'a title, a publisher and a date over a link',
      [
        'Ferry to resume after years Kitahama Times 2026.03.12',
        'https://kitahamatimes.example/ferry',
      ],
      {
        title: 'Ferry to resume after years',
        publisher: 'Kitahama Times',
        publishedOn: '2026-03-12',
        url: 'https://kitahamatimes.example/ferry',
      },
    ],
    [
      'a Japanese paper',
      ['朝市、月二回に 北浜日報 2026.05.09'],
      { title: '朝市、月二回に', publisher: '北浜日報', publishedOn: '2026-05-09', url: null },
    ],
    [
      '媒体「題」日付',
      ['北浜日報「朝市、月二回に」2026年5月9日'],
      { title: '朝市、月二回に', publisher: '北浜日報', publishedOn: '2026-05-09', url: null },
    ],
    [
      'a Markdown link',
      ['・[Ferry to resume](https://kitahamatimes.example/ferry) NHK'],
      {
        title: 'Ferry to resume',
        publisher: 'NHK',
        publishedOn: null,
        url: 'https://kitahamatimes.example/ferry',
      },
    ],
    [
      'a bare link',
      ['https://kitahamatimes.example/ferry'],
      {
        title: null,
        publisher: null,
        publishedOn: null,
        url: 'https://kitahamatimes.example/ferry',
      },
    ],
    [
      'a word that ends like a publisher',
      ['The annual REPORT 2026.05.09'],
      { title: 'The annual REPORT', publisher: null, publishedOn: '2026-05-09', url: null },
    ],
  ])('%s', (_, lines, expected) => {
    expect(readCitations(lines, house)).toEqual([expect.objectContaining(expected)])
  })
})

describe('credits', () => {
  it.each([
    ['Microsoft Designerで作成', { text: 'Microsoft Designerで作成', url: null, kind: 'ai' }],
    [
      'アイキャッチ画像引用:https://photo.example/1',
      { text: 'アイキャッチ画像引用', url: 'https://photo.example/1', kind: 'quoted' },
    ],
    [
      '※アイキャッチ画像の出典:Photo by Harbour Office',
      { text: 'Photo by Harbour Office', url: null, kind: 'photo' },
    ],
    ['Generated with Midjourney', { text: 'Generated with Midjourney', url: null, kind: 'ai' }],
  ])('%s', (line, credit) => {
    expect(readCredit(line)).toEqual(credit)
  })
  it.each([
    '市は新しい計画を民間の資金で作成した。',
    '港の写真を撮影した人々が集まった。',
    '画像は鮮明で、遠くの島まで写っている。',
    '出典:https://example.jp/a',
  ])('invents none in %s', (line) => {
    expect(readCredit(line)).toBeNull()
    expect(readFigureCredit(line)).toBeNull()
  })
})

describe('Lexical', () => {
  const word = fc.stringMatching(/^[港船海空島a-z]{1,12}$/)
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({
      kind: fc.constant('heading' as const),
      level: fc.integer({ min: 2, max: 4 }),
      text: word,
    }),
    fc.record({ kind: fc.constant('paragraph' as const), text: word }),
    fc.record({ kind: fc.constant('quote' as const), text: word }),
    fc.record({
      kind: fc.constant('item' as const),
      marker: fc.constant('・'),
      depth: fc.constant(0),
      text: word,
    }),
  )
  it('gives back the blocks it was made of', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 20 }), (blocks) => {
        expect(fromLexical(toLexical(blocks)).map(({ path: _, ...rest }) => rest)).toEqual(blocks)
      }),
    )
  })
  it('keeps nested lists and links', () => {
    const items: Block[] = [
      { kind: 'item', text: '外', marker: '・', depth: 0 },
      { kind: 'item', text: '内', marker: '・', depth: 1 },
      { kind: 'item', text: '外に戻る', marker: '・', depth: 0 },
      { kind: 'paragraph', text: '詳しくは https://example.jp/a を見る' },
    ]
    const back = fromLexical(toLexical(items))
    expect(back.map(({ text, depth }) => [text, depth])).toEqual(
      items.map(({ text, depth }) => [text, depth]),
    )
    expect(back[3]!.carries).toEqual([
      { thing: { kind: 'link', href: 'https://example.jp/a' }, start: 5, end: 25 },
    ])
  })
})

describe('taking out repeats', () => {
  const sentence = fc
    .integer({ min: 0, max: 99_999 })
    .map(
      (n) =>
        `${n}番の船が朝の港に着き、荷を降ろしてから沖へ戻っていったが、次の便は夕方まで来ないという。`,
    )
  const paragraphs = fc
    .uniqueArray(sentence, { minLength: 2, maxLength: 12 })
    .map((texts) => texts.map((text): Block => ({ kind: 'paragraph', text })))
  it('leaves a text without repeats as it is', () => {
    fc.assert(
      fc.property(paragraphs, (blocks) => {
        expect(takeOutRepeats(blocks, house)).toEqual({ blocks, repairs: [] })
      }),
    )
  })
  it('takes out a body pasted twice, exactly, and only once', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(1), (blocks, cut) => {
        const copy = blocks.slice(Math.min(cut, blocks.length - 2))
        const once = takeOutRepeats([...blocks, ...copy], house)
        expect(once.blocks).toEqual(blocks)
        expect(takeOutRepeats(once.blocks, house)).toEqual({ blocks, repairs: [] })
      }),
    )
  })
})

describe('the front of an article', () => {
  const under =
    '【概要】\n船が着いた。\n【詳細】\n港湾局が発表した。\n【要点】\n・便は一日二往復\n・運賃は据え置き\n【引用・参照・底本】\n船が着いた 北浜日報 2026.03.01\nhttps://a.example/1'
  it.each([
    ['nothing', '', { title: '', publishedAt: null }],
    ['a sentence as its title', '港が再開した。\n', { title: '港が再開した。' }],
    ['a question as its title', '港はいつ開くのか？\n', { title: '港はいつ開くのか？' }],
    [
      'a lead under the date',
      '港が再開\n2026年3月1日\nきょう船が着いた。\n',
      { title: '港が再開', publishedAt: '2026-03-01' },
    ],
    [
      'a category under the date',
      '港が再開\n2026-03-14 18:20:00\nカテゴリー：くらし\n',
      { title: '港が再開', publishedAt: '2026-03-14T18:20:00+09:00', category: 'くらし' },
    ],
    [
      'a theme under a glued date',
      '港が再開 2026-03-14 18:20:00\nテーマ：くらし\n',
      { title: '港が再開', publishedAt: '2026-03-14T18:20:00+09:00', category: 'くらし' },
    ],
    [
      'an author between title and date',
      '港が再開\n投稿者：編集部\n2026年3月14日 9:05\n',
      { title: '港が再開', publishedAt: '2026-03-14T09:05:00+09:00' },
    ],
    [
      'a labelled date',
      '港が再開\n公開日：2026年3月14日\n',
      { title: '港が再開', publishedAt: '2026-03-14' },
    ],
    ['Markdown', '# 港が再開\n', { title: '港が再開' }],
  ])('with %s', (_, front, expected) => {
    const manuscripts = readPage(front + under, house)
    expect(manuscripts).toHaveLength(1)
    expect(manuscripts[0]).toMatchObject({ format: 'digest', ...expected })
    expect(blocksText(manuscripts[0]!.blocks, house)).toContain(under.replaceAll('\n', '\n'))
  })

  it('holds back no line: what is said stands in an article, taken out or not', () => {
    const piece = fc.constantFrom(
      '【概要】',
      '【詳細】',
      '【要点】',
      '・便は二往復',
      '船が着いた。',
      '港が再開',
      '2026年1月2日 10:00',
      '港が再開 2026年3月4日 18:00',
      'カテゴリー：港',
      'Ainovaで作成',
      'https://a.example/1',
      '【引用・参照・底本】',
      '【概要',
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (pieces) => {
        const manuscripts = readPage(pieces.join('\n'), house)
        const covered = manuscripts.flatMap(({ from }) =>
          Array.from({ length: from!.lines[1] - from!.lines[0] + 1 }, (_, n) => from!.lines[0] + n),
        )
        expect(covered).toEqual(pieces.map((_, n) => n + 1))
      }),
      { numRuns: 300 },
    )
  })
})

describe('bad files', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  it('in Shift_JIS, EUC-JP, JIS and UTF-16 are read', () => {
    const text = '【概要】\n北浜港の定期航路が三年ぶりに再開した。髙﨑①㈱\n'
    for (const to of ['SJIS', 'EUCJP', 'JIS', 'UTF16'] as const) {
      const plain = to === 'UTF16' ? text : text.replace('髙﨑①㈱', '')
      const encoded = Uint8Array.from(
        Encoding.convert(Encoding.stringToCode(plain), {
          to,
          from: 'UNICODE',
          bom: to === 'UTF16',
        }),
      )
      expect(decode(encoded), to).toBe(plain)
    }
    expect(
      decode(Uint8Array.from([0x8b, 0x40, 0x87, 0x40, 0xfb, 0xfc, 0x93, 0x8c, 0x8b, 0x9e])),
    ).toBe('機①髙東京')
  })
  it.each(['ガラス', '霧の朝', '北浜の港、三月', 'カモメ', '渡し船が再開。'])(
    'however short they are: %s',
    (text) => {
      for (const to of ['SJIS', 'EUCJP'] as const) {
        const encoded = Encoding.convert(Encoding.stringToCode(text), { to, from: 'UNICODE' })
        expect(decode(Uint8Array.from(encoded))).toBe(text)
      }
    },
  )

  it('of UTF-8 with a broken byte is UTF-8, but for that letter', () => {
    const whole = new TextEncoder().encode(
      '北浜港の渡し船が三年ぶりに再開し、島の人が朝から列を作った。'.repeat(10),
    )
    const broken = Uint8Array.from([...whole].toSpliced(30, 1))
    expect(decode(broken)).toMatch(/^北浜港の渡し船が.*島の人が朝から列を作った。$/)
  })

  it('with a byte order mark and Windows line ends are read', () => {
    expect(decode(bytes('\ufeff一\r\n二\r三'))).toBe('一\n二\n三')
  })
  it('that are no text are refused', () => {
    const png = Uint8Array.from({ length: 4000 }, (_, n) => (n * 131) % 256)
    expect(() => decode(png)).toThrow(NotText)
  })
  it.each([
    ['nothing', '', 0],
    ['white space', ' \n　\n', 0],
    ['unclosed brackets', '【概要\n本文が「続く\n【詳細】', 1],
    ['no title', '本文だけがあり、題名はどこにもない文章である。', 1],
    ['headings alone', '【概要】\n【詳細】\n【要点】', 1],
  ])('%s gives manuscripts, never a crash', (_, text, many) => {
    expect(readPage(text, house)).toHaveLength(many)
  })
  it('any text gives manuscripts, never a crash', () => {
    const piece = fc.constantFrom(
      '【概要】',
      '【詳細】',
      '【',
      '】',
      '\n',
      '\n\n',
      ' ',
      '2026年1月2日 10:00',
      '参考:',
      'https://a.example/b',
      '・',
      '1.',
      '文。',
      '「',
      '」',
      '• 名',
      '3',
      'コメント',
      '前のページ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) =>
        Array.isArray(readPage(pieces.join(''), house)),
      ),
      { numRuns: 300 },
    )
  })
})
