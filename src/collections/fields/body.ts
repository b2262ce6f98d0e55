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
import type { RichTextField } from 'payload'
import type { Slugs } from '../../slugs.ts'
import { checkBody } from '../../hooks/articles/checkBody.ts'
import { words } from '../labels.ts'
import { BodyEditorFeature } from './bodyEditorFeature.ts'

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
      UploadFeature({ enabledCollections: [pictures] }),
      FixedToolbarFeature(),
      InlineToolbarFeature(),
      BodyEditorFeature(),
    ],
  }),
})
