import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineCodeFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnderlineFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical'
import type { Field, RichTextField } from 'payload'
import type { Slugs } from '../../slugs.ts'
import { inJapanese } from '../../payload/mendedLexical.ts'
import { checkBody } from '../../hooks/articles/checkBody.ts'
import { words } from '../labels.ts'
import { BodyEditorFeature } from './bodyEditorFeature.ts'
import { TableFeature } from './tableFeature.ts'

/** What an article says under a picture, where it is something else than what the library says. */
const caption: Field = {
  name: 'caption',
  type: 'textarea',
  maxLength: 500,
  label: words('この記事でのキャプション', 'Caption in this article'),
  admin: {
    description: words(
      '空なら画像のキャプションが出ます。クレジットはいつも出ます。',
      'Empty: the picture’s own. The credit is always shown.',
    ),
  },
}

/** The article's text: one document, whose sections are level-2 headings; `pictures` is the collection it may show. */
export const body = (pictures: Slugs['media']): RichTextField => ({
  name: 'body',
  type: 'richText',
  label: words('本文', 'Body'),
  admin: {
    description: words(
      '見出し（H2）の「概要」「詳細」「要点」「参考」で区切ります。出典は下の「出典」欄に書きます。',
      'Parted by level-2 headings: 概要, 詳細, 要点, 参考. Sources go into the field below.',
    ),
  },
  hooks: { beforeValidate: [checkBody] },
  editor: inJapanese(
    lexicalEditor({
      features: [
        ParagraphFeature(),
        HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
        BoldFeature(),
        ItalicFeature(),
        UnderlineFeature(),
        StrikethroughFeature(),
        SubscriptFeature(),
        SuperscriptFeature(),
        InlineCodeFeature(),
        UnorderedListFeature(),
        OrderedListFeature(),
        BlockquoteFeature(),
        TableFeature(),
        HorizontalRuleFeature(),
        LinkFeature({ enabledCollections: [] }),
        UploadFeature({
          enabledCollections: [pictures],
          collections: { [pictures]: { fields: [caption] } },
        }),
        FixedToolbarFeature(),
        InlineToolbarFeature(),
        BodyEditorFeature(),
      ],
    }),
  ),
})
