import type { Field } from 'payload'
import { notCopied } from '../../hooks/shared/notCopied.ts'
import { words } from '../labels.ts'

/** What was wrong in a published article, and since when it stands right: readers see it, and search engines are told. */
export const corrections = (): Field => ({
  name: 'corrections',
  type: 'array',
  label: words('訂正', 'Corrections'),
  labels: { singular: words('訂正', 'Correction'), plural: words('訂正', 'Corrections') },
  maxRows: 100,
  admin: {
    description: words(
      '公開後に誤りを直したとき、何を直したかを読者に知らせます。',
      'What was put right after publication, for readers.',
    ),
  },
  hooks: { beforeDuplicate: [() => []] },
  fields: [
    {
      name: 'at',
      type: 'date',
      label: words('訂正日時', 'Corrected at'),
      required: true,
      defaultValue: () => new Date().toISOString(),
      admin: {
        date: {
          pickerAppearance: 'dayAndTime',
          displayFormat: 'yyyy/MM/dd HH:mm',
          timeFormat: 'HH:mm',
        },
      },
    },
    {
      name: 'text',
      type: 'textarea',
      label: words('内容', 'What was corrected'),
      required: true,
      maxLength: 1000,
      admin: {
        placeholder: words(
          '例：初版で「3隻」としたのは「2隻」の誤りでした。',
          'The first edition said three ships; there were two.',
        ),
      },
    },
  ],
})

/** When readers were last given another text; kept by `dateRevision` unless an editor writes it. */
export const revisedAt = (): Field => ({
  name: 'revisedAt',
  type: 'date',
  label: words('更新日時', 'Revised at'),
  index: true,
  admin: {
    position: 'sidebar',
    date: {
      pickerAppearance: 'dayAndTime',
      displayFormat: 'yyyy/MM/dd HH:mm',
      timeFormat: 'HH:mm',
    },
    condition: (data) => Boolean(data?.publishedAt),
    description: words(
      '公開後に本文を直すと入ります。空にすれば読者に示しません。',
      'Set when the text changes after publication. Empty: readers are not told.',
    ),
  },
  hooks: { beforeDuplicate: [notCopied] },
})
