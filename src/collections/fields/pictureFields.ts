import type { Field } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { words } from '../labels.ts'

const locked = { create: nobody, update: nobody }
const inside = { ...locked, read: staffField }
/** A line that is there only where the file said something. */
const shown = (name: string) => ({
  readOnly: true,
  condition: ({ says }: { says?: Record<string, unknown> }) => Boolean(says?.[name]),
})

/** What a picture's pixels and its file say: written by hooks alone. Readers get what a page needs to show it. */
export const pictureFields = (): Field[] => [
  {
    name: 'placeholder',
    type: 'text',
    label: words('仮表示（ThumbHash）', 'Placeholder (ThumbHash)'),
    access: locked,
    admin: { hidden: true },
  },
  {
    name: 'color',
    type: 'text',
    label: words('主な色', 'Dominant colour'),
    access: locked,
    admin: { hidden: true },
  },
  {
    name: 'brightness',
    type: 'number',
    label: words('明るさ（0–1）', 'Brightness (0–1)'),
    access: locked,
    admin: { hidden: true },
  },
  {
    name: 'alpha',
    type: 'checkbox',
    label: words('透明部分あり', 'Has transparent parts'),
    access: locked,
    admin: { hidden: true },
  },
  {
    name: 'animated',
    type: 'checkbox',
    label: words('元は動く画像', 'Was animated'),
    access: locked,
    admin: { hidden: true },
  },
  {
    name: 'digest',
    type: 'text',
    label: words('ファイルの指紋', 'Fingerprint of the file'),
    index: true,
    access: inside,
    admin: { hidden: true },
  },
  {
    name: 'likeness',
    type: 'text',
    label: words('見た目の指紋', 'Perceptual hash'),
    access: inside,
    admin: { hidden: true },
  },
  {
    name: 'says',
    type: 'group',
    label: words('ファイルの記録', 'What the file says'),
    access: inside,
    admin: {
      position: 'sidebar',
      condition: ({ says }) => Object.values(says ?? {}).some(Boolean),
      description: words(
        'ファイルに書かれていた情報。撮影場所は保存しません。',
        'As the file stated it. Where it was taken is not kept.',
      ),
    },
    fields: [
      {
        name: 'credit',
        type: 'text',
        label: words('クレジット', 'Credit'),
        access: inside,
        admin: shown('credit'),
      },
      {
        name: 'licence',
        type: 'text',
        label: words('ライセンス', 'Licence'),
        access: inside,
        admin: shown('licence'),
      },
      {
        name: 'url',
        type: 'text',
        label: 'URL',
        access: inside,
        admin: shown('url'),
      },
      {
        name: 'ai',
        type: 'checkbox',
        label: words('AI生成の記録', 'Says it was made by AI'),
        access: inside,
        admin: shown('ai'),
      },
      {
        name: 'isComposite',
        type: 'checkbox',
        label: words('一部だけAI生成', 'Only a part by AI'),
        access: inside,
        admin: shown('isComposite'),
      },
      {
        name: 'creator',
        type: 'text',
        label: words('作者', 'Creator'),
        access: inside,
        admin: shown('creator'),
      },
      {
        name: 'copyright',
        type: 'text',
        label: words('著作権表示', 'Copyright'),
        access: inside,
        admin: shown('copyright'),
      },
      {
        name: 'description',
        type: 'text',
        label: words('説明', 'Description'),
        access: inside,
        admin: shown('description'),
      },
      {
        name: 'takenAt',
        type: 'date',
        label: words('撮影日時', 'Taken at'),
        access: inside,
        admin: { ...shown('takenAt'), date: { displayFormat: 'yyyy/MM/dd HH:mm' } },
      },
      {
        name: 'tool',
        type: 'text',
        label: words('作成ソフト', 'Made with'),
        access: inside,
        admin: shown('tool'),
      },
      {
        name: 'contentCredentials',
        type: 'checkbox',
        label: words('来歴情報（C2PA）あり', 'Content Credentials (C2PA)'),
        access: inside,
        admin: shown('contentCredentials'),
      },
    ],
  },
]
