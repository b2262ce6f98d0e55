import { describe, expect, it } from 'vitest'
import { htmlBlocks } from '../../../src/text/blogs/body/htmlBlocks.ts'
import { hasMarkup } from '../../../src/text/blogs/body/markup.ts'
import { plainText } from '../../../src/text/blogs/body/plainText.ts'
import { copies, pictureFiles } from '../../../src/text/blogs/pictureFiles.ts'
import { addressFinder, readAddressList } from '../../../src/text/blogs/addressList.ts'
import { blogPost } from '../../../src/text/blogs/blogPost.ts'
import { addressKeys } from '../../../src/text/blogs/oldAddress.ts'

/** A body as a reader sees it: `§` a heading, `・` an item, `>` a quote, `[…]` a picture. */
const shown = (html: string): string[] => {
  const { blocks, pictures } = htmlBlocks(html, { breaks: !hasMarkup(html) })
  return blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `§${block.level} ${block.text}`
      case 'item':
        return `${'　'.repeat(block.depth ?? 0)}${block.marker}${block.text}`
      case 'quote':
        return `> ${block.text}`
      case 'code':
        return `\`${block.text}\``
      case 'table':
        return `|${block.text}|`
      case 'image': {
        const { thing } = block.carries![0]!
        const at = Number('id' in thing ? thing.id.replace('picture-', '') : -1)
        return `[${pictures[at]!.url}]`
      }
      default:
        return block.text
    }
  })
}

describe('a body as blocks', () => {
  it.each<[string, string, string[]]>([
    [
      'one break is a line, two part paragraphs',
      '一。<BR>二。<br/><br />三。<br><br><br>\n<br>四。',
      ['一。\n二。', '三。', '四。'],
    ],
    [
      'line ends are meant where no tag parts lines',
      '一。\n二。\n\n三。<b>太</b>い。',
      ['一。\n二。', '三。太い。'],
    ],
    [
      'and are the source’s where tags do',
      '<p>長い文が\n折り返す\nことがある。</p>',
      ['長い文が折り返すことがある。'],
    ],
    [
      'tags that were left open',
      '<FONT COLOR=red>赤。</FONT><P>太<B>い。<P>次。',
      ['赤。', '太い。', '次。'],
    ],
    [
      'a blank paragraph is white space',
      '<p>一。</p><p>&nbsp;</p><p>　</p><p>二。</p>',
      ['一。', '二。'],
    ],
    [
      'headings, within the levels an article has',
      '<h1>題</h1><h3>節</h3><p>文。</p>',
      ['§2 題', '§3 節', '文。'],
    ],
    ['a heading right beside a text', '前。<h3>節</h3>\n\n後。\n', ['前。', '§3 節', '後。']],
    [
      'lists in lists',
      '<ul><li>甲<ol><li>乙</li></ol></li><li><p>丙</p><p>丁</p></li></ul>',
      ['・甲', '　1. 乙', '・丙\n丁'],
    ],
    [
      'quotes',
      '<blockquote><p>言葉。</p><p>続き。</p></blockquote>地の文。',
      ['> 言葉。', '> 続き。', '地の文。'],
    ],
    ['code as it is', '<p>文。</p><pre>甲  1\n乙   2</pre>', ['文。', '`甲  1\n乙   2`']],
    [
      'tables',
      '<table><tr><th>品</th><th>数</th></tr><tr><td>梨</td><td>3</td></tr></table>',
      ['|品\t数\n梨\t3|'],
    ],
    [
      'ruby',
      '<p><ruby>岬<rp>(</rp><rt>みさき</rt><rp>)</rp></ruby>へ。</p>',
      ['｜岬《みさき》へ。'],
    ],
    ['powers and notes', '<p>面積は3km<sup>2</sup>。</p>', ['面積は3km²。']],
    [
      'a picture where it stands',
      '前。<br><br><a href="https://a.jp/x.jpg"><img src="https://a.jp/x_s.jpg"></a><br><br>後。',
      ['前。', '[https://a.jp/x_s.jpg]', '後。'],
    ],
    [
      'a picture amid a line comes behind it',
      '前の<img src="https://a.jp/x.jpg">文。<br><br>後。',
      ['前の文。', '[https://a.jp/x.jpg]', '後。'],
    ],
    [
      'emoji and counters are no pictures',
      '<p>夏<img src="https://stat100.ameba.jp/blog/ucs/img/char/char3/1.png">。<img src="https://a.jp/c.gif" width="1" height="1"></p>',
      ['夏。'],
    ],
    [
      'an embed is its address',
      '<p>前。</p><iframe src="//www.youtube.com/embed/abc"></iframe>',
      ['前。', 'https://www.youtube.com/embed/abc'],
    ],
    ['lines that are drawn stand by themselves', '前。\n＊＊＊\n後。', ['前。', '＊＊＊', '後。']],
    [
      'scripts, styles and what is hidden say nothing',
      '<style>p{}</style><script>x()</script><p>文。<span style="display:none">隠</span></p>',
      ['文。'],
    ],
    ['entities, once', '<p>A &amp; B、&#12354;、&amp;lt;b&amp;gt;</p>', ['A & B、あ、&lt;b&gt;']],
    [
      'a size of WordPress is no counter',
      '<img src="https://a.jp/umi-201x150.jpg"><br><br><img src="https://a.jp/encounter.jpg">',
      ['[https://a.jp/umi-201x150.jpg]', '[https://a.jp/encounter.jpg]'],
    ],
    [
      'a picture that is shown late',
      '<img src="data:image/gif;base64,R0" data-original="https://a.jp/x.jpg"><noscript><img src="https://a.jp/x.jpg"></noscript>',
      ['[https://a.jp/x.jpg]'],
    ],
    [
      'a picture in code',
      '<pre>甲<img src="https://a.jp/x.jpg">乙</pre>',
      ['`甲乙`', '[https://a.jp/x.jpg]'],
    ],
    [
      'a sign of less that begins no tag',
      '私は a<b だと思う\n続き <(_ _)>',
      ['私は a<b だと思う\n続き <(_ _)>'],
    ],
    [
      'a table with a caption',
      '<table><caption>表</caption><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
      ['表', '|a\tb\nc\td|'],
    ],
    [
      'a table of one row is what its cells say',
      '<table><tr><td><img src="https://a.jp/x.jpg"></td><td>右の文。<br>二行め。</td></tr></table>',
      ['[https://a.jp/x.jpg]', '右の文。\n二行め。'],
    ],
    [
      'source lines beside tags',
      '<p><b>港</b>\n<i>町</i>を\n<b>歩く</b>\n。<b>A</b>\n<b>B</b></p>',
      ['港町を歩く。A B'],
    ],
    [
      'what is said in a form',
      '<form action="/x">問い合わせは<input name="a"><button>送る</button>こちら。</form>',
      ['問い合わせはこちら。'],
    ],
    [
      'an emoji with its character behind it',
      '楽しい<img class="emoji" alt="😀" src="https://s.w.org/images/core/emoji/1.png">ね',
      ['楽しい😀ね'],
    ],
    [
      'an old player by its film',
      '<object><param name="allowFullScreen" value="true"><param name="movie" value="https://www.youtube.com/v/x"></object>',
      ['https://www.youtube.com/v/x'],
    ],
  ])('%s', (_, html, expected) => {
    expect(shown(html)).toEqual(expected)
  })

  it('has its captions with their pictures', () => {
    const { pictures, blocks } = htmlBlocks(
      '<figure><img src="https://a.jp/x.jpg"><figcaption>朝の港</figcaption></figure>',
      { breaks: false },
    )
    expect(pictures).toMatchObject([{ caption: '朝の港' }])
    expect(blocks).toHaveLength(1)
  })

  it('has its links, but for those the service put there', () => {
    const { blocks } = htmlBlocks(
      '<p>可<a class="keyword" href="https://d.hatena.ne.jp/keyword/x">決</a>した<a href="/2020/a.html">前の話</a></p>',
      { breaks: false, base: 'https://b.example.jp/' },
    )
    expect(blocks[0]!.carries).toEqual([
      { thing: { kind: 'link', href: 'https://b.example.jp/2020/a.html' }, start: 4, end: 7 },
    ])
  })

  it('has an address with a space in it as browsers send it', () => {
    const { blocks } = htmlBlocks('<p><a href="https://a.jp/日 本">港</a></p>', { breaks: false })
    expect(blocks[0]!.carries).toMatchObject([{ thing: { href: 'https://a.jp/日%20本' } }])
  })

  it('says what it has lost', () => {
    const { losses } = htmlBlocks(
      '<form action="/x"></form><script src="w.js"></script><a href="ftp://a.jp/">x</a><a href="#top">y</a>',
      {
        breaks: false,
      },
    )
    expect(losses.map(({ kind }) => kind)).toEqual(['form', 'script', 'link'])
  })

  it('nested a hundred thousand deep is read, and takes no more than its length', () => {
    expect(shown(`${'<div>'.repeat(100_000)}底。`)).toContain('底。')
  })

  it('of a comment is plain text', () => {
    expect(plainText('一。\n二。\n\n<b>三</b>&amp;四')).toBe('一。\n二。\n\n三&四')
  })
})

describe('a picture is found', () => {
  it.each(
    copies.flatMap(({ service, examples }) =>
      examples.map((example) => [service, ...example] as const),
    ),
  )('%s: %s is a copy of %s', (_, small, large) => {
    expect(
      pictureFiles([`a/${large}`]).find({
        url: `https://blog-imgs-1.fc2.com/${small}`,
        original: null,
      }),
    ).toBe(`a/${large}`)
  })

  it.each<[string, string[], string, string | null]>([
    [
      'by its own name first',
      ['x-300x200.jpg', 'x.jpg'],
      'https://a.jp/x-300x200.jpg',
      'x-300x200.jpg',
    ],
    [
      'by the longest way in common',
      ['2020/01/a.jpg', '2020/02/a.jpg'],
      'https://a.jp/up/2020/02/a.jpg',
      '2020/02/a.jpg',
    ],
    [
      'in any case, form and folder',
      ['写真/カ\u3099レージ.JPG'],
      'https://a.jp/%E3%82%AC%E3%83%AC%E3%83%BC%E3%82%B8.jpg',
      '写真/カ\u3099レージ.JPG',
    ],
    ['behind a question', ['a.png'], 'https://a.files.wordpress.com/2021/a.png?w=1024', 'a.png'],
    [
      'in the address of a service that makes it small',
      ['a.jpg'],
      'https://resize.example.jp/x/https://livedoor.blogimg.jp/u/a.jpg',
      'a.jpg',
    ],
    [
      'of a Japanese name Seesaa wrote in hexadecimal',
      ['港.jpg'],
      'https://u.up.seesaa.net/image/E6B8AF.jpg',
      '港.jpg',
    ],
    ['as WordPress keeps it', ['a-scaled.jpg'], 'https://a.jp/a.jpg', 'a-scaled.jpg'],
    ['never among what archives leave behind', ['__MACOSX/._a.jpg'], 'https://a.jp/a.jpg', null],
    ['of a copy of a copy', ['p.jpg'], 'https://a.jp/p-e1612345678901-300x200.jpg', 'p.jpg'],
    ['never of another month', ['2021/05/a.jpg'], 'https://a.jp/2021/06/a.jpg', null],
    ['never by another service’s habit', ['new.jpg'], 'https://a.jp/news.jpg', null],
    ['nowhere', ['b.jpg'], 'https://a.jp/a.jpg', null],
  ])('%s', (_, names, url, expected) => {
    expect(pictureFiles(names).find({ url, original: null })).toBe(expected)
  })
})

describe('the address of a post whose export does not say it', () => {
  const post = (given: object) => blogPost({ from: { file: 'a', line: 1 }, key: 'k', ...given })
  it.each([
    [
      'a sitemap',
      '<urlset><url><loc>https://u.example.jp/entry/2025/10/28/114441</loc></url><url><loc>https://u.example.jp/entry/other</loc></url></urlset>',
    ],
    [
      'a feed',
      '<rss><channel><item><title>港の朝</title><link>https://u.example.jp/entry/2025/10/28/114441</link></item></channel></rss>',
    ],
    [
      'a list',
      'https://u.example.jp/entry/2025/10/28/114441\t港の朝\nhttps://u.example.jp/entry/other\t夜',
    ],
  ])('is found in %s', (_, list) => {
    const find = addressFinder(readAddressList(list))
    expect(find(post({ basename: '2025/10/28/114441', title: '港の朝' }))).toBe(
      'https://u.example.jp/entry/2025/10/28/114441',
    )
    expect(find(post({ title: 'ほかの題' }))).toBeNull()
  })

  it('is not guessed where two have the title, but for the day', () => {
    const find = addressFinder(
      readAddressList('https://a.jp/1,日記,2020-01-01\nhttps://a.jp/2,日記,2020-01-02'),
    )
    expect(find(post({ title: '日記' }))).toBeNull()
    expect(find(post({ title: '日記', publishedAt: '2020-01-02T09:00:00+09:00' }))).toBe(
      'https://a.jp/2',
    )
  })

  it.each([
    ['https://www.example.jp/a/%E6%B8%AF.html/', ['//example.jp/a/港.html', '/a/港.html']],
    ['/a/港.html', ['/a/港.html']],
    ['http://example.jp/?p=12', ['//example.jp/?p=12', '/?p=12']],
    ['https://example.jp/', []],
    ['javascript:alert(1)', []],
  ])('%s is looked up by %j', (address, keys) => {
    expect(addressKeys(address)).toEqual(keys)
  })
})
