import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical'
import type { RichTextField, RichTextFieldValidation } from 'payload'
import { inLanguage } from '../hooks/inLanguage.ts'
import { isLexicalDocument, type LexicalNode } from '../text/manuscript/lexical.ts'
import { words } from './labels.ts'

/** What an article's body may hold. The server itself accepts any node, and the admin then fails to open the article. */
const nodeTypes = new Set([
  'root',
  'paragraph',
  'heading',
  'list',
  'listitem',
  'quote',
  'text',
  'linebreak',
  'tab',
  'link',
  'autolink',
  'upload',
])

/** The most bytes of JSON a body may have; the longest real article has a hundredth of it. */
const mostBytes = 2_000_000

const validate: RichTextFieldValidation = async (value, options) => {
  if (value === null || value === undefined) return true
  if (!isLexicalDocument(value))
    return inLanguage(options.req, {
      ja: '本文がエディターの文書ではありません。',
      en: 'The body is not an editor document.',
    })
  if (options.event !== 'onChange' && JSON.stringify(value).length > mostBytes)
    return inLanguage(options.req, { ja: '本文が長すぎます（2MBまで）。', en: 'The body is too long (2 MB at most).' })
  const unknown = unknownNode(value.root)
  if (unknown !== null)
    return inLanguage(options.req, {
      ja: `本文に扱えない要素「${unknown}」があります。`,
      en: `The body holds an unknown node “${unknown}”.`,
    })
  const editor = (options as { editor?: { validate?: RichTextFieldValidation } }).editor
  return editor?.validate ? editor.validate(value, options) : true
}

const unknownNode = (node: LexicalNode): string | null => {
  if (!nodeTypes.has(node.type)) return String(node.type)
  for (const child of node.children ?? []) {
    const unknown = unknownNode(child)
    if (unknown !== null) return unknown
  }
  return null
}

/** The article's text: one document, whose sections are level-2 headings. */
export const body = (): RichTextField => ({
  name: 'body',
  type: 'richText',
  label: words('本文', 'Body'),
  admin: {
    description: words(
      '見出し（H2）の「概要」「詳細」「要点」「参考」で区切ります。出典は下の「出典」欄に書きます。',
      'Parted by level-2 headings: 概要, 詳細, 要点, 参考. Sources go into the field below.',
    ),
  },
  validate,
  editor: lexicalEditor({
    features: [
      ParagraphFeature(),
      HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
      BoldFeature(),
      ItalicFeature(),
      StrikethroughFeature(),
      UnorderedListFeature(),
      OrderedListFeature(),
      BlockquoteFeature(),
      LinkFeature({ enabledCollections: [] }),
      UploadFeature({ enabledCollections: ['media'] }),
      FixedToolbarFeature(),
      InlineToolbarFeature(),
    ],
  }),
})
