import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blogFormatOf, blogFormats } from '../../../src/text/blogs/blogFormats.ts'
import type { BlogPost, ExportWarning } from '../../../src/text/blogs/blogPost.ts'
import { movableTypeTime } from '../../../src/text/blogs/times.ts'
import { tagsIn } from '../../../src/text/blogs/movableType/head.ts'

const read = (
  texts: Record<string, string>,
  pieceLength = Infinity,
): { posts: BlogPost[]; warnings: ExportWarning[] } => {
  const warnings: ExportWarning[] = []
  const format = blogFormatOf(Object.values(texts)[0]!)
  expect(format).not.toBeNull()
  const files = Object.entries(texts).map(([name, text]) => ({
    name,
    text: function* () {
      for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength)
    },
  }))
  const posts = blogFormats[format!].read(files, {
    zone: 540,
    warn: (warning) => warnings.push(warning),
  })
  return { posts: [...posts], warnings }
}

const lines = (post: BlogPost): string[] =>
  post.blocks.filter(({ kind }) => kind !== 'image').map(({ text }) => text)

describe('an export is read whole', () => {
  it.each(['movable-type.txt', 'secret-comments.txt', 'wordpress.xml'])('%s', async (name) => {
    const text = readFileSync(`test/text/blogs/samples/${name}`, 'utf8')
    const found = read({ [name]: text })
    await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot(
      `samples/${name.replace(/\.\w+$/, '.json')}`,
    )
    // However the file is cut into pieces when it is read.
    for (const length of [1, 7, 64]) expect(read({ [name]: text }, length)).toEqual(found)
    expect(read({ [name]: text.replaceAll('\n', '\r\n') }).posts.map(lines)).toEqual(
      found.posts.map(lines),
    )
  })
})

const entry = (head: string, body: string): string =>
  `AUTHOR: a\nTITLE: 題\nDATE: 05/03/2011 09:00:00\n${head}-----\nBODY:\n${body}\n-----\n--------\n`

describe('a line of dashes ends what it ends', () => {
  it.each([
    ['five in a text', '朝。\n-----\n夜。', ['朝。', '-----', '夜。']],
    ['eight in a text', '朝。\n--------\n夜。', ['朝。', '--------', '夜。']],
    ['a key in a text', '朝。\n--------\n場所: 港\n夜。', ['朝。', '--------', '場所: 港\n夜。']],
    [
      'a head in a text, without a part behind it',
      '朝。\n--------\nTITLE: 例\nDATE: 5月\n夜。',
      ['朝。', '--------', 'TITLE: 例\nDATE: 5月\n夜。'],
    ],
    ['a part’s name in a text', '朝。\nBODY:\n夜。', ['朝。\nBODY:\n夜。']],
    [
      'marked ones',
      '朝。\n-----\t\nBODY:\n--------\t\n夜。',
      ['朝。', '-----', 'BODY:', '--------', '夜。'],
    ],
  ])('%s', (_, body, expected) => {
    const { posts } = read({ 'a.txt': entry('', body) + entry('', '<p>次。</p>') })
    expect(posts.map(lines)).toEqual([expected, ['次。']])
  })

  it.each([
    ['unknown keys', 'MEMO: 内緒\nX-Weather: 晴れ\n'],
    ['an empty line, as TypePad writes it', '\nUNIQUE URL: https://t.example.jp/a.html \n'],
  ])('and a head with %s begins an entry', (_, head) => {
    const { posts } = read({ 'a.txt': entry('', '一。') + entry(head, '二。') })
    expect(posts.map(lines)).toEqual([['一。'], ['二。']])
  })

  it('and no end of the file is needed', () => {
    const text = entry('', '一。') + entry('', '二。')
    for (const cut of [1, 9, 10, 16])
      expect(read({ 'a.txt': text.slice(0, -cut) }).posts.map(lines)).toEqual([['一。'], ['二。']])
  })
})

describe('an entry', () => {
  it.each([
    ['STATUS: Publish\n', 'published'],
    ['', 'published'],
    ['STATUS: Draft\n', 'draft'],
    ['status: draft\n', 'draft'],
    ['STATUS: Review\n', 'pending'],
    ['STATUS: Future\n', 'scheduled'],
    ['STATUS: なにか\n', 'draft'],
  ])('with %j is %s', (head, state) => {
    expect(read({ 'a.txt': entry(head, '文。') }).posts[0]!.state).toBe(state)
  })

  it.each([
    ['05/03/2011 12:00:00 AM', '2011-05-03T00:00:00+09:00'],
    ['05/03/2011 12:00:00 PM', '2011-05-03T12:00:00+09:00'],
    ['05/03/2011 21:29:10 PM', '2011-05-03T21:29:10+09:00'],
    ['05/03/2011 00:29:10 AM', '2011-05-03T00:29:10+09:00'],
    ['5/3/2011 9:05', '2011-05-03T09:05:00+09:00'],
    ['05/03/99 09:00:00', '1999-05-03T09:00:00+09:00'],
    ['02/30/2011 09:00:00', null],
    ['2011/05/03 9:00:00 PM', '2011-05-03T21:00:00+09:00'],
    ['2011-05-03T09:00:00Z', '2011-05-03T18:00:00+09:00'],
    ['きのう', null],
  ])('of %s is of %s', (written, time) => {
    expect(movableTypeTime(written, 540)).toBe(time)
  })

  it.each([
    ['港,朝', ['港', '朝']],
    ['"港, 朝",夜', ['港, 朝', '夜']],
    ["'それ\"は',夜,夜", ['それ"は', '夜']],
    ['', []],
  ])('tagged %s has %j', (written, tags) => {
    expect(tagsIn(written)).toEqual(tags)
  })

  it('of the same name and time stays two where the texts differ, and is one where they do not', () => {
    const { posts, warnings } = read({
      'a.txt': entry('', '一。') + entry('', '二。'),
      'b.txt': entry('', '一。'),
    })
    expect(posts.map(lines)).toEqual([['一。'], ['二。']])
    expect(new Set(posts.map(({ key }) => key)).size).toBe(2)
    expect(warnings).toEqual([expect.objectContaining({ file: 'b.txt', line: 1 })])
  })

  it('that is none gives its comments to the entry of its time', () => {
    const remark = `AUTHOR: a\nNO ENTRY: 1\nDATE: 05/03/2011 09:00:00\n-----\nCOMMENT:\nAUTHOR: 遠方\nDATE: 05/04/2011 09:00:00\n届きました。\n-----\n--------\n`
    const { posts } = read({ 'a.txt': remark + entry('', '一。') })
    expect(posts.map(({ comments }) => comments.map(({ text }) => text))).toEqual([
      ['届きました。'],
    ])
  })
})

describe('the text of an entry', () => {
  it.each([
    [
      'line ends that are declared, and parted by no tag',
      'CONVERT BREAKS: 1\n',
      '一。\n二。\n\n<div><b>三。</b></div>\n四。\n五。',
      ['一。\n二。', '三。', '四。\n五。'],
    ],
    [
      'tags under a flag that lies',
      'CONVERT BREAKS: 1\n',
      '\t<div>\n\t\t<p>一。</p>\n\t\t<p>二。</p>\n\t</div>',
      ['一。', '二。'],
    ],
    [
      'tags that were escaped once too often',
      '',
      '一。&lt;br&gt;二。&lt;br&gt;&lt;br&gt;三。',
      ['一。\n二。', '三。'],
    ],
  ])('is read by %s', (_, head, body, expected) => {
    expect(lines(read({ 'a.txt': entry(head, body) }).posts[0]!)).toEqual(expected)
  })
})

describe('a comment', () => {
  const comment = (head: string): string => `COMMENT:\n${head}\n-----\n`
  it.each([
    [
      'AUTHOR: a\nIP: p12.example.ne.jp\nDATE: 05/04/2011 09:00:00\nSECRET: 1\nPASS: hana-2011\n鍵は鉢の下。',
      true,
      '鍵は鉢の下。',
    ],
    [
      'AUTHOR: a\nURL: なし です\nDATE: 05/04/2011 09:00:00\nSECRET : 1\nPASS: 0123\n鍵は鉢の下。',
      true,
      '鍵は鉢の下。',
    ],
    ['AUTHOR: a\nHOST: x\nSECRET: true\nPASS: \n鍵は鉢の下。', true, '鍵は鉢の下。'],
    ['AUTHOR: a\nDATE: 05/04/2011 09:00:00\nSECRET: 0\nPASS: \n公開です。', false, '公開です。'],
    [
      'AUTHOR: a\nEMAIL: \nIP: \nURL: \nDATE: 05/04/2011 09:00:00\nDATE: 5月3日\nURL: https://example.jp/',
      false,
      'DATE: 5月3日\nURL: https://example.jp/',
    ],
    [
      'AUTHOR: a\nDATE: 05/04/2011 09:00:00\nTITLE: 題のような文\nです。',
      false,
      'TITLE: 題のような文\nです。',
    ],
  ])('%j', (head, isSecret, text) => {
    const { posts } = read({
      'a.txt': entry('', '文。').replace('--------\n', `${comment(head)}--------\n`),
    })
    expect(posts[0]!.comments).toMatchObject([{ isSecret, text }])
  })

  it('that stands only in a second copy of its post comes in too', () => {
    const whole = entry('', '文。')
    const more = whole.replace(
      '--------\n',
      `${comment('AUTHOR: a\nDATE: 05/04/2011 09:00:00\n後から。')}--------\n`,
    )
    const { posts } = read({ 'a.txt': whole, 'b.txt': more })
    expect(posts.map(({ key }) => key)).toEqual([posts[0]!.key, posts[0]!.key])
    expect(posts.map(({ comments }) => comments.length)).toEqual([0, 1])
  })
})

describe('files of WordPress', () => {
  const item = (inside: string): string => `<item><wp:post_type>post</wp:post_type>${inside}</item>`
  const rss = (items: string): string =>
    `<rss xmlns:wp="http://wordpress.org/export/1.1/"><channel>${items}</channel></rss>`

  it('are read together: what one names another holds, and a post in both is one', () => {
    const post = item(
      '<title>一</title><wp:post_id>1</wp:post_id><wp:status>publish</wp:status><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>2</wp:meta_value></wp:postmeta>',
    )
    const picture =
      '<item><wp:post_type>attachment</wp:post_type><wp:post_id>2</wp:post_id><wp:attachment_url>https://a.example.jp/p.jpg?a=1&b=2</wp:attachment_url></item>'
    const { posts } = read({ 'a.000.xml': rss(post), 'a.001.xml': rss(post + picture) })
    expect(posts.map(({ featured }) => featured?.url)).toEqual([
      'https://a.example.jp/p.jpg?a=1&b=2',
    ])
  })

  it.each([
    ['publish', '', 'published'],
    ['publish', '合言葉', 'protected'],
    ['private', '', 'private'],
    ['pending', '', 'pending'],
    ['future', '', 'scheduled'],
    ['trash', '', 'trashed'],
    ['draft', '合言葉', 'draft'],
    ['なにか', '', 'draft'],
  ])('say %s, password “%s”: %s', (status, password, state) => {
    const { posts } = read({
      'a.xml': rss(
        item(
          `<wp:post_id>1</wp:post_id><wp:status>${status}</wp:status><wp:post_password>${password}</wp:post_password>`,
        ),
      ),
    })
    expect(posts.map((post) => [post.state, post.isProtected])).toEqual([[state, password !== '']])
  })

  const content = (html: string, more = ''): string[] => {
    const { posts } = read({
      'a.xml': rss(
        item(`<wp:post_id>1</wp:post_id><content:encoded><![CDATA[${html}]]></content:encoded>`) +
          more,
      ),
    })
    return lines(posts[0]!)
  }
  const reusable = (status: string, html: string): string =>
    `<item><wp:post_type>wp_block</wp:post_type><wp:post_id>21</wp:post_id><wp:status>${status}</wp:status><content:encoded><![CDATA[${html}]]></content:encoded></item>`

  it('show a block that stands in several posts where it is public, and once where it holds itself', () => {
    const ref = '<!-- wp:block {"ref":21} /-->'
    expect(content(`<p>前。</p>${ref}`, reusable('draft', '<p>下書きの共通。</p>'))).toEqual([
      '前。',
    ])
    expect(content(`<p>前。</p>${ref}`, reusable('publish', `<p>共通。</p>${ref}`))).toEqual([
      '前。',
      '共通。',
    ])
  })

  it.each([
    [
      '設定は[/etc/hosts]にある。[注][see also x=1]',
      '設定は[/etc/hosts]にある。[注][see also x=1]',
    ],
    ['[[b]太[/b]]と[b]太[/b]', '[b]太[/b]と太'],
    ['[youtube https://www.youtube.com/watch?v=abc]', 'https://www.youtube.com/watch?v=abc'],
  ])('read %s', (html, expected) => {
    expect(content(html).join('\n')).toBe(expected)
  })

  it('know a picture of the library by its block', () => {
    const { posts } = read({
      'a.xml': rss(
        item(
          '<wp:post_id>1</wp:post_id><content:encoded><![CDATA[<!-- wp:image {"id":5} --><figure><img src="https://a.jp/x-300x200.jpg"></figure><!-- /wp:image --><p><img src="https://a.jp/y.jpg"></p>]]></content:encoded>',
        ) +
          '<item><wp:post_type>attachment</wp:post_type><wp:post_id>5</wp:post_id><wp:attachment_url>https://a.jp/x.jpg</wp:attachment_url></item>',
      ),
    })
    expect(posts[0]!.pictures).toMatchObject([
      { original: 'https://a.jp/x.jpg' },
      { attachment: null },
    ])
  })

  it('keep apart what has neither number nor address', () => {
    const { posts } = read({
      'a.xml': rss(
        [1, 2]
          .map((n) => item(`<title>${n}</title><content:encoded>文${n}。</content:encoded>`))
          .join(''),
      ),
    })
    expect(posts.map(({ title }) => title)).toEqual(['1', '2'])
  })

  it('keep what stands behind an end of CDATA that was not split', () => {
    const { posts } = read({
      'a.xml': rss(
        item(
          '<wp:post_id>1</wp:post_id><content:encoded><![CDATA[<p>前。]]> の後。</p><p>次。</p>]]></content:encoded>',
        ),
      ),
    })
    expect(lines(posts[0]!).join('')).toMatch(/前。.*の後。.*次。/)
  })
})

it('control characters, which no text has, are gone', () => {
  const { posts } = read({ 'a.txt': entry('', '<p>ワー\u0001プロ\u0011の跡。\u0000</p>') })
  expect(posts.map(lines)).toEqual([['ワープロの跡。']])
})
