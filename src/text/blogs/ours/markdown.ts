import type {
  BlockContent,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableRow,
} from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { parse, stringify } from 'yaml'
import { isRecord } from '../../isRecord.ts'
import { formatsIn, runsIn, webLinksIn } from '../../manuscript/inline.ts'
import { isOrdered, listFrom } from '../../manuscript/lists.ts'
import { lineInCell } from '../../manuscript/lexicalTable.ts'
import type { Block } from '../../manuscript/manuscript.ts'
import { stretchOf } from '../../manuscript/stretchOf.ts'
import { htmlBlocks } from '../body/htmlBlocks.ts'
import {
  blogPost,
  type BlogPost,
  type ExportFile,
  type ExportOptions,
  type PostPicture,
} from '../blogPost.ts'
import type { BlogFacts, BlogWriter } from '../writers.ts'
import { placeIn } from '../picturePlace.ts'
import { isComment, isPost } from './jsonLines.ts'
import { readOwn } from './own.ts'

/** A blog as one Markdown file a post, what is not its text above it as YAML. */
export const markdownWriter = (_blog: BlogFacts): BlogWriter => ({
  begin: () => [],
  post: (post) => [{ file: `articles/${fileName(post)}.md`, text: markdownOf(post) }],
  end: () => [],
})

const fileName = ({ basename, key, publishedAt }: BlogPost): string => {
  const name = (basename ?? key).replace(/[^\p{Letter}\p{Number}\p{Mark}_-]+/gu, '-').slice(0, 80)
  return [publishedAt?.slice(0, 10), name].filter(Boolean).join('-')
}

const markdownOf = (post: BlogPost): string => {
  const {
    blocks,
    from: _place,
    losses: _none,
    title,
    publishedAt,
    tags,
    categories,
    excerpt,
    ...rest
  } = post
  // What static sites know first, what only an import of ours asks for below.
  const front = {
    title,
    date: publishedAt,
    categories: categories.map((path) => path.join('/')),
    tags,
    description: excerpt,
    draft: post.state !== 'published',
    midashi: { version: 1, paths: categories, ...rest },
  }
  const body = toMarkdown(
    { type: 'root', children: treeOf(blocks, post.pictures) },
    { extensions: [gfmToMarkdown()], bullet: '-', listItemIndent: 'one', fences: true },
  )
  return `---\n${stringify(front, { lineWidth: 0, aliasDuplicateObjects: false })}---\n\n${body}`
}

const treeOf = (blocks: Block[], pictures: PostPicture[]): RootContent[] => {
  const tree: RootContent[] = []
  for (let at = 0; at < blocks.length;) {
    if (blocks[at]!.kind === 'item') {
      const items = listFrom(blocks, at)
      tree.push(listOf(items, 0))
      at += items.length
    } else tree.push(...nodeOf(blocks[at++]!, pictures))
  }
  return tree
}

const listOf = (items: Block[], depth: number): List => {
  const ordered = isOrdered(items[0]!)
  const children: ListItem[] = []
  for (let at = 0; at < items.length;) {
    let to = at + 1
    while (to < items.length && (items[to]!.depth ?? 0) > depth) to++
    const inner: BlockContent[] = to > at + 1 ? [listOf(items.slice(at + 1, to), depth + 1)] : []
    children.push({ type: 'listItem', spread: false, children: [paragraph(items[at]!), ...inner] })
    at = to
  }
  const start = ordered ? Number.parseInt(items[0]!.marker ?? '1', 10) : null
  return { type: 'list', ordered, start, spread: false, children }
}

const nodeOf = (block: Block, pictures: PostPicture[]): RootContent[] => {
  switch (block.kind) {
    case 'heading':
      return [
        {
          type: 'heading',
          depth: Math.min(Math.max(block.level ?? 2, 1), 6) as 2,
          children: phrasing(block, ' '),
        },
      ]
    case 'quote':
      return [{ type: 'blockquote', children: [paragraph(block)] }]
    case 'code':
      return [{ type: 'code', value: block.text }]
    case 'table':
      return [tableOf(block)]
    case 'rule':
      return [{ type: 'thematicBreak' }]
    case 'image': {
      const own = pictures[placeIn(block) ?? -1]
      return own
        ? [{ type: 'paragraph', children: [{ type: 'image', url: own.url, alt: own.alt ?? '' }] }]
        : []
    }
    default:
      return [paragraph(block)]
  }
}

/** Markdown's tables have a head; where ours has none, that is empty. */
const tableOf = (block: Block): Table => {
  let at = 0
  const rows = block.text.split('\n').map((row): TableRow => ({
    type: 'tableRow',
    children: row.split('\t').map((cell) => {
      const start = at
      at += cell.length + 1
      return {
        type: 'tableCell',
        children: phrasing(stretchOf(block, start, start + cell.length)),
      }
    }),
  }))
  const empty: TableRow = {
    type: 'tableRow',
    children: rows[0]!.children.map(() => ({ type: 'tableCell', children: [] })),
  }
  return { type: 'table', children: block.hasHead ? rows : [empty, ...rows] }
}

const paragraph = (block: Block): Paragraph => ({ type: 'paragraph', children: phrasing(block) })

const phrasing = (
  { text, carries = [] }: Pick<Block, 'text' | 'carries'>,
  lineBreak: string | null = null,
): PhrasingContent[] => {
  const bits = formatsIn({ text, carries })
  const run = (from: number, to: number): PhrasingContent[] =>
    runsIn(bits, from, to).flatMap(({ start, end, format }) => {
      const inner = text
        .slice(start, end)
        .split('\n')
        .flatMap((line, at): PhrasingContent[] => [
          ...(at === 0
            ? []
            : lineBreak
              ? [{ type: 'text', value: lineBreak } as const]
              : [{ type: 'break' } as const]),
          ...linesOfCell(line),
        ])
      return wrapped(inner, format)
    })
  const nodes: PhrasingContent[] = []
  let at = 0
  for (const { href, start, end } of webLinksIn(carries)) {
    if (start < at) continue
    nodes.push(...run(at, start), { type: 'link', url: href, children: run(start, end) })
    at = end
  }
  return [...nodes, ...run(at, text.length)]
}

const html = (value: string): PhrasingContent => ({ type: 'html', value })

/** A line; one of a cell may be several. */
const linesOfCell = (text: string): PhrasingContent[] =>
  text
    .split(lineInCell)
    .flatMap((line, at) => [
      ...(at > 0 ? [html('<br>')] : []),
      ...(line ? [{ type: 'text', value: line } as const] : []),
    ])

/** What Markdown has no mark for that holds other marks. */
const elements: [bit: number, name: string][] = [
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

const wrapped = (inner: PhrasingContent[], format: number): PhrasingContent[] => {
  let nodes = inner
  for (const [bit, name] of elements)
    if (format & bit) nodes = [html(`<${name}>`), ...nodes, html(`</${name}>`)]
  if (format & 4) nodes = [{ type: 'delete', children: nodes }]
  if (format & 2) nodes = [{ type: 'emphasis', children: nodes }]
  if (format & 1) nodes = [{ type: 'strong', children: nodes }]
  return nodes
}

export const isMarkdownExport = (beginning: string): boolean =>
  /^---\r?\n[\s\S]*?^midashi:/m.test(beginning)

/** The posts of an export of ours in Markdown, a file each. */
export function* readMarkdown(files: ExportFile[], { warn }: ExportOptions): Generator<BlogPost> {
  for (const file of files) {
    const post = readFile([...file.text()].join('').replaceAll('\r\n', '\n'), file.name)
    if (post) yield post
    else
      warn({
        file: file.name,
        line: 1,
        message: {
          ja: '見出し部分（--- から --- まで）が記事として読めません。',
          en: 'what stands between --- and --- is no article’s.',
        },
      })
  }
}

const readFile = (text: string, name: string): BlogPost | null => {
  const [, yaml, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  if (yaml === undefined) return null
  try {
    // Nothing may name a thing again and again: an alias can make a text of kilobytes one of gigabytes.
    const front: unknown = parse(yaml, { maxAliasCount: 0 })
    if (!isRecord(front) || !isRecord(front.midashi)) return null
    const { paths, ...rest } = front.midashi
    const html = micromark(body!, {
      extensions: [gfm()],
      // What it says in HTML is read as HTML is; nothing else sees it.
      allowDangerousHtml: true,
      htmlExtensions: [gfmHtml({ label: '注' })],
    })
    const read = htmlBlocks(html, { breaks: false })
    const value = {
      ...rest,
      title: front.title,
      publishedAt: front.date ?? null,
      categories: paths,
      tags: front.tags,
      excerpt: front.description ?? null,
      blocks: read.blocks,
      // Their words stand above; where they stand in the text is where they are shown.
      pictures: read.pictures.map((picture) => knownAs(picture, rest.pictures)),
    }
    return isPost(value)
      ? blogPost({
          ...value,
          from: { file: name, line: 1 },
          own: readOwn(rest.own),
          comments: value.comments.filter(isComment),
        })
      : null
  } catch {
    return null
  }
}

const knownAs = (picture: PostPicture, known: unknown): PostPicture => {
  const all = Array.isArray(known) ? (known as unknown[]) : []
  const found = all.find((one) => isRecord(one) && one.url === picture.url)
  return found ? (found as PostPicture) : picture
}
