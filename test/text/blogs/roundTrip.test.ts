import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blogFormats } from '../../../src/text/blogs/blogFormats.ts'
import { blogPost, type BlogComment, type BlogPost } from '../../../src/text/blogs/blogPost.ts'
import {
  blogWriters,
  type BlogFacts,
  type BlogWriterName,
} from '../../../src/text/blogs/writers.ts'
import type { Block } from '../../../src/text/manuscript/manuscript.ts'

const letters = [
  ...'港朝市が開いた。、「」・AB1&<>*_#-[]`|~\\:;"\'!?　 ',
  '｜港《みなと》',
  '((注。))',
]
/** A line as people write it: no white space at its ends, none doubled, not blank, and no line that only parts others. */
const line = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 30 }).map(
  (all) =>
    `文${all
      .join('')
      .replace(/[ \u3000]+/g, ' ')
      .trim()}末`,
)
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'))

const bits = { bold: 1, underline: 8, code: 16, sub: 32 } as const

const plain = (text: fc.Arbitrary<string>): fc.Arbitrary<Pick<Block, 'text' | 'carries'>> =>
  fc
    .tuple(
      text,
      fc.constantFrom(...(['none', 'none', 'link', 'bold', 'underline', 'code', 'sub'] as const)),
    )
    .map(([given, kind]) => {
      const end = given.indexOf('\n') === -1 ? given.length : given.indexOf('\n')
      if (kind === 'link')
        return {
          text: given,
          carries: [
            { thing: { kind: 'link', href: 'https://example.jp/a?b=1&c=2' }, start: 0, end },
          ],
        }
      if (kind !== 'none')
        return {
          text: given,
          carries: [
            {
              thing: { kind: 'format', bits: bits[kind], style: '', text: given.slice(0, end) },
              start: 0,
              end,
            },
          ],
        }
      return { text: given }
    })

const list = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(plain(line), fc.boolean()), { minLength: 1, maxLength: 4 }),
  )
  .map(([ordered, items]) => {
    const counts = [0, 0]
    return items.map(([text, isDeep], at): Block => {
      const depth = at > 0 && isDeep ? 1 : 0
      if (depth === 0) counts[1] = 0
      counts[depth]!++
      return { kind: 'item', depth, marker: ordered ? `${counts[depth]}. ` : '・', ...text }
    })
  })

const block: fc.Arbitrary<Block[]> = fc.oneof(
  plain(lines).map((text): Block[] => [{ kind: 'paragraph', ...text }]),
  fc
    .tuple(line, fc.constantFrom(2, 3, 4))
    .map(([text, level]): Block[] => [{ kind: 'heading', level, text }]),
  plain(lines).map((text): Block[] => [{ kind: 'quote', ...text }]),
  lines.map((text): Block[] => [{ kind: 'code', text }]),
  fc.constant<Block[]>([{ kind: 'rule', text: '' }]),
  fc
    .tuple(fc.array(fc.tuple(plain(line), line), { minLength: 2, maxLength: 3 }), fc.boolean())
    .map(([rows, hasHead]): Block[] => {
      // What the first cell carries stands at the beginning of the table.
      const { carries } = rows[0]![0]
      return [
        {
          kind: 'table',
          text: rows.map(([{ text }, other]) => `${text}\t${other}\u2028${other}`).join('\n'),
          ...(hasHead && { hasHead }),
          ...(carries && { carries }),
        },
      ]
    }),
  fc.constant<Block[]>([{ kind: 'image', text: '' }]),
)
/** Two lists one behind the other are one. */
const body = fc
  .array(fc.tuple(block, fc.option(list, { nil: null })), { minLength: 1, maxLength: 5 })
  .map((all) => {
    const blocks = all.flatMap(([one, items]) => [...(items ?? []), ...one])
    let pictures = 0
    return blocks.map((one): Block =>
      one.kind === 'image'
        ? {
            ...one,
            carries: [
              {
                thing: { kind: 'upload', id: `picture-${pictures++}`, fields: null },
                start: 0,
                end: 0,
              },
            ],
          }
        : one,
    )
  })

const seconds = fc.integer({ min: 946_684_800, max: 1_900_000_000 })
const time = seconds.map(
  (at) => `${new Date(at * 1000 + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`,
)

const comment: fc.Arbitrary<BlogComment> = fc.letrec<{ comment: BlogComment }>((tie) => ({
  comment: fc.record({
    author: line,
    postedAt: time,
    text: fc.array(lines, { minLength: 1, maxLength: 2 }).map((all) => all.join('\n\n')),
    state: fc.constantFrom('approved', 'approved', 'pending', 'spam', 'trashed'),
    isSecret: fc.constant(false),
    title: fc.constant(null),
    email: fc.constant(null),
    url: fc.constantFrom(null, 'https://example.jp/reader'),
    replies: fc.array(tie('comment'), {
      maxLength: 1,
      depthIdentifier: 'thread',
    }),
  }) as fc.Arbitrary<BlogComment>,
})).comment

const credit = fc.record({
  text: line,
  url: fc.constantFrom(null, 'https://example.jp/photo'),
  kind: fc.constantFrom('photo' as const, 'ai' as const, 'unknown' as const),
})

const posts = fc
  .array(
    fc.record({
      title: line,
      publishedAt: time,
      state: fc.constantFrom('published', 'draft', 'scheduled', 'trashed'),
      category: fc.array(fc.constantFrom('地域', '港 & 海', '暮らし'), {
        minLength: 0,
        maxLength: 2,
      }),
      tags: fc.uniqueArray(
        line.map((text) => text.replace(/[,'"]/g, '')),
        { maxLength: 3 },
      ),
      excerpt: fc.option(line, { nil: null }),
      body,
      comments: fc.array(comment, { maxLength: 2 }),
      kicker: fc.option(line, { nil: null }),
      eyecatch: fc.option(credit, { nil: null }),
      citation: fc.option(line, { nil: null }),
      closed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) =>
    all.map(
      ({ body: blocks, category, kicker, eyecatch, citation, closed, ...said }, at): BlogPost => {
        const pictures = blocks
          .filter(({ kind }) => kind === 'image')
          .map((_, n) => ({
            url: `media/p${at}-${n}.jpg`,
            original: null,
            alt: `図${n}`,
            caption: n % 2 === 0 ? '港の朝' : null,
            attachment: null,
            ...(eyecatch && { credit: eyecatch }),
          }))
        return blogPost({
          ...(said as Partial<BlogPost>),
          from: { file: 'x', line: 1 },
          key: `id-${at}`,
          basename: `記事-${at}`,
          url: `https://news.example.jp/articles/${at}`,
          categories: category.length > 0 ? [category] : [],
          commentsOpen: !closed,
          blocks,
          pictures,
          featured: eyecatch
            ? {
                url: `media/e${at}.jpg`,
                original: null,
                alt: '表紙',
                caption: null,
                attachment: null,
                credit: eyecatch,
              }
            : null,
          own: {
            format: 'digest',
            kicker,
            citations: citation
              ? [
                  {
                    role: 'base',
                    title: citation,
                    publisher: null,
                    publishedOn: '2026-01-02',
                    url: 'https://example.com/s',
                    language: 'ja',
                    key: 'https://example.com/s',
                  },
                ]
              : [],
            eyecatchCredit: eyecatch,
            related: [],
            commentPolicy: 'moderated',
            byline: citation
              ? [{ name: '早瀬みなこ', kana: 'はやせみなこ', profile: null, url: null }]
              : [],
            corrections: closed
              ? [{ at: '2026-05-04T00:00:00.000Z', text: '「三軒」は「二軒」の誤りでした。' }]
              : [],
            revisedAt: closed ? '2026-05-04T00:00:00.000Z' : null,
          },
        })
      },
    ),
  )

const facts: BlogFacts = {
  title: '浜の新聞',
  base: 'https://news.example.jp',
  categories: ['地域', '港 & 海', '暮らし'].flatMap((name) => [
    [name],
    ...['地域', '港 & 海', '暮らし'].map((other) => [name, other]),
  ]),
  zone: 540,
}

const again = (given: BlogPost[], name: BlogWriterName): BlogPost[] => {
  const writer = blogWriters[name](facts)
  const files = new Map<string, string>()
  for (const { file, text } of [...writer.begin(), ...given.flatMap(writer.post), ...writer.end()])
    files.set(file, (files.get(file) ?? '') + text)
  const format = {
    wxr: 'wordpress',
    mt: 'movable-type',
    markdown: 'markdown',
    json: 'json',
  } as const
  const read = [...files].map(([file, text]) => ({ name: file, text: () => [text] }))
  expect(blogFormats[format[name]].accepts(read[0]?.text()[0] ?? '')).toBe(true)
  return [...blogFormats[format[name]].read(read, { zone: 540, warn: () => {} })]
}

const shownBlock = ({
  kind,
  text,
  hasHead,
  level,
  depth,
  marker,
  carries = [],
}: Block): unknown => [
  kind,
  text,
  hasHead ?? false,
  kind === 'heading' ? level : null,
  kind === 'item' ? [depth ?? 0, /^\d/.test(marker ?? '') ? marker : '・'] : null,
  carries
    .flatMap(({ thing, start, end }) =>
      thing.kind === 'link'
        ? [[thing.href, start, end]]
        : thing.kind === 'format'
          ? [[thing.bits, start, end]]
          : 'id' in thing
            ? [[thing.id]]
            : [],
    )
    .toSorted(),
]

const instant = (at: string | null): number | null => (at === null ? null : Date.parse(at))

const shownComment = (given: BlogComment): unknown => [
  given.author,
  instant(given.postedAt),
  given.text,
  given.state,
  given.url,
  given.replies.map(shownComment),
]

/** What has to come back of a post. */
const shown = (post: BlogPost): unknown => ({
  title: post.title,
  at: instant(post.publishedAt),
  state: post.state,
  categories: post.categories,
  tags: post.tags,
  basename: decodeURIComponent(post.basename ?? ''),
  url: post.url,
  commentsOpen: post.commentsOpen,
  excerpt: post.excerpt,
  blocks: post.blocks.map(shownBlock),
  pictures: [...post.pictures, ...(post.featured ? [post.featured] : [])].map(
    ({ url, alt, caption, credit }) => ({
      url,
      alt,
      caption,
      credit: credit ?? null,
    }),
  ),
  comments: post.comments.map(shownComment),
  own: post.own,
})

describe('an export that is imported again says the same', () => {
  it.each(['json', 'wxr', 'markdown'] as const)('%s', (name) => {
    fc.assert(
      fc.property(posts, (given) => {
        expect(again(given, name).map(shown)).toEqual(given.map(shown))
      }),
      { numRuns: 150 },
    )
  })

  it('mt, but for what the format cannot say: threads, states of comments, the tree of categories, credits', () => {
    const approvedIn = (comments: BlogComment[]): unknown[] =>
      comments.flatMap((one) => [
        ...(one.state === 'approved' ? [[one.author, instant(one.postedAt), one.text]] : []),
        ...approvedIn(one.replies),
      ])
    fc.assert(
      fc.property(posts, (all) => {
        const given = all.map((post) => ({ ...post, own: null }))
        const there = given.filter(({ state }) => state !== 'trashed')
        fc.pre(there.length > 0)
        const said = (post: BlogPost): unknown => ({
          title: post.title,
          at: instant(post.publishedAt),
          state: post.state,
          category: post.categories[0]?.at(-1) ?? null,
          tags: post.tags,
          basename: post.basename,
          excerpt: post.excerpt,
          blocks: post.blocks.map(shownBlock),
          pictures: post.pictures.map(({ url, alt, caption }) => ({ url, alt, caption })),
          comments: approvedIn(post.comments),
        })
        expect(again(given, 'mt').map(said)).toEqual(there.map(said))
      }),
      { numRuns: 150 },
    )
  })
})
