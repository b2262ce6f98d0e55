import type { CollectionSlug, Field } from 'payload'
import { words } from '../labels.ts'

/** An article's sources, each with the part it plays and what this article calls it. */
export const citations = (sources: CollectionSlug): Field => ({
  name: 'citations',
  type: 'array',
  label: words('出典', 'Sources'),
  labels: { singular: words('出典', 'Source'), plural: words('出典', 'Sources') },
  admin: {
    description: words(
      '記事のもとになった情報源。ダイジェストには一つ以上必要です。',
      'What this article is based on. A digest needs at least one.',
    ),
    initCollapsed: false,
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'source',
          type: 'relationship',
          relationTo: sources,
          label: words('情報源', 'Source'),
          required: true,
          index: true,
          admin: { width: '65%' },
        },
        {
          name: 'role',
          type: 'select',
          label: words('役割', 'Role'),
          required: true,
          defaultValue: 'base',
          admin: { width: '35%' },
          options: [
            { value: 'base', label: words('底本', 'Based on') },
            { value: 'quoted', label: words('引用', 'Quoted') },
            { value: 'reference', label: words('参考', 'Reference') },
            { value: 'origin', label: words('元ネタ', 'Origin') },
          ],
        },
      ],
    },
    { name: 'note', type: 'text', label: words('備考', 'Note'), maxLength: 500 },
    {
      type: 'collapsible',
      label: words('原稿での表記（情報源と異なる場合）', 'As stated in the text, where it differs'),
      admin: { initCollapsed: true },
      fields: [
        {
          name: 'statedTitle',
          type: 'text',
          label: words('題名の表記', 'Title as stated'),
          maxLength: 500,
        },
        {
          name: 'statedPublisher',
          type: 'text',
          label: words('媒体の表記', 'Publisher as stated'),
          maxLength: 200,
        },
        {
          name: 'statedPublishedOn',
          type: 'date',
          label: words('日付の表記', 'Date as stated'),
          admin: { date: { pickerAppearance: 'dayOnly', displayFormat: 'yyyy/MM/dd' } },
        },
      ],
    },
  ],
})
