import { RichText, type JSXConvertersFunction } from '@payloadcms/richtext-lexical/react'
import type { ComponentProps, ReactNode } from 'react'
import {
  shownBody,
  withAnchors,
  type AnchoredHeading,
  type KnownPage,
  type LexicalDocument,
} from 'midashi/text'
import type { Article, Media } from '../../../payload-types.ts'
import { Embed, type EmbedNode } from './Embed.tsx'
import { Picture } from './Picture.tsx'

type Node = Record<string, unknown> & { children?: Node[] }
type Given = {
  node: Node
  nodesToJSX: (given: { nodes: Node[] }) => ReactNode[]
}

const inner = ({ node, nodesToJSX }: Given): ReactNode[] =>
  nodesToJSX({ nodes: node.children ?? [] })

const isHead = ({ children = [] }: Node): boolean =>
  children.length > 0 && children.every(({ headerState }) => Number(headerState) & 1)

/** The nodes of a body as `shownBody` gives it, beside those Payload knows. */
const own = {
  upload: ({ node }: Given) =>
    typeof node.value === 'object' ? (
      <Picture
        media={node.value as Media}
        caption={(node.fields as { caption?: string } | null)?.caption}
      />
    ) : null,
  ruby: ({ node, nodesToJSX }: Given) => (
    <ruby>
      {nodesToJSX({ nodes: [{ ...node, type: 'text', text: node.base }] })}
      <rp>（</rp>
      <rt>{String(node.reading)}</rt>
      <rp>）</rp>
    </ruby>
  ),
  note: ({ node }: Given) => (
    <sup className="note">
      <a id={`ref-${String(node.number)}`} href={`#note-${String(node.number)}`}>
        {String(node.number)}
      </a>
    </sup>
  ),
  code: ({ node }: Given) => (
    <pre>
      <code>{String(node.text)}</code>
    </pre>
  ),
  embed: ({ node }: Given) => <Embed {...(node as unknown as EmbedNode)} />,
  quotesource: (given: Given) => <footer>{inner(given)}</footer>,
  horizontalrule: () => <hr />,
  table: ({ node, nodesToJSX }: Given) => {
    const [head, ...below] = node.children ?? []
    const hasHead = head !== undefined && below.length > 0 && isHead(head)
    return (
      // A wide table is scrolled by itself, with the keyboard too.
      <div className="table" role="region" aria-label="表" tabIndex={0}>
        <table>
          {hasHead && <thead>{nodesToJSX({ nodes: [head] })}</thead>}
          <tbody>{nodesToJSX({ nodes: hasHead ? below : (node.children ?? []) })}</tbody>
        </table>
      </div>
    )
  },
  tablerow: (given: Given) => <tr>{inner(given)}</tr>,
  tablecell: (given: Given) => {
    const { colSpan, rowSpan, headerState } = given.node
    const spans = { colSpan: Number(colSpan) || 1, rowSpan: Number(rowSpan) || 1 }
    return Number(headerState) > 0 ? (
      <th {...spans}>{inner(given)}</th>
    ) : (
      <td {...spans}>{inner(given)}</td>
    )
  },
}

/** Headings that can be led to. */
const heading = ({ node, nodesToJSX }: Given): ReactNode => {
  const Tag = String(node.tag) as 'h2'
  return (
    <Tag id={String(node.anchor ?? '') || undefined}>
      {nodesToJSX({ nodes: node.children ?? [] })}
    </Tag>
  )
}

const converters: JSXConvertersFunction = ({ defaultConverters }) =>
  ({ ...defaultConverters, ...own, heading }) as never

type Props = Pick<Article, 'body' | 'citations' | 'sections'>

type Entry = AnchoredHeading & { below: Entry[] }

/** Headings of the third level below those of the second they stand under. */
const nested = (headings: AnchoredHeading[]): Entry[] =>
  headings.reduce<Entry[]>((top, heading) => {
    const above = top.at(-1)
    const entry = { ...heading, below: [] }
    if (heading.level === 3 && above?.level === 2) above.below.push(entry)
    else top.push(entry)
    return top
  }, [])

const Contents = ({ headings }: { headings: Entry[] }) => (
  <ol>
    {headings.map(({ anchor, text, below }) => (
      <li key={anchor}>
        <a href={`#${anchor}`}>{text}</a>
        {below.length > 0 && <Contents headings={below} />}
      </li>
    ))}
  </ol>
)

/** A text with as many headings has its contents above it. */
const manyHeadings = 5

/** The text of an article, its sections being its level-2 headings, and its footnotes below. */
export const ArticleBody = ({ body, citations, sections }: Props) => {
  if (!body) return null
  const pages = (citations ?? []).flatMap(({ source }) =>
    typeof source === 'object' ? [source as KnownPage] : [],
  )
  const named = withAnchors(body as unknown as LexicalDocument, sections)
  const shown = shownBody(named.body, pages)
  return (
    <>
      {named.headings.length >= manyHeadings && (
        <nav className="contents" aria-label="目次">
          <Contents headings={nested(named.headings)} />
        </nav>
      )}
      <RichText
        className="text"
        converters={converters}
        data={shown.body as unknown as ComponentProps<typeof RichText>['data']}
      />
      {shown.notes.length > 0 && (
        <section className="notes" aria-label="注">
          <ol>
            {shown.notes.map(({ number, text }) => (
              <li key={number} id={`note-${number}`}>
                {text}{' '}
                <a href={`#ref-${number}`} aria-label="本文に戻る">
                  ↩
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
