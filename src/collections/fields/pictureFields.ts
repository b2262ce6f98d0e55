import type { Field, TextField } from 'payload'
import { nobody, staffField } from '../../access/roles.ts'
import { words } from '../labels.ts'

const locked = { create: nobody, update: nobody }
const inside = { ...locked, read: staffField }

/** A line that is there only where the file said something. */
const statedLine = (
  name: string,
  type: 'text' | 'checkbox' | 'date',
  label: TextField['label'],
): Field =>
  ({
    name,
    type,
    label,
    access: inside,
    admin: {
      readOnly: true,
      condition: ({ says }: { says?: Record<string, unknown> }) => Boolean(says?.[name]),
      ...(type === 'date' && { date: { displayFormat: 'yyyy/MM/dd HH:mm' } }),
    },
  }) as Field

/** A value for frontends and for look-ups; the form has no line for it. */
const kept = (
  name: string,
  type: 'text' | 'number' | 'checkbox',
  label: TextField['label'],
  access: TextField['access'] = locked,
): Field => ({ name, type, label, access, admin: { hidden: true } }) as Field

/** What a picture's pixels and its file say: written by hooks alone. Readers get what a page needs to show it. */
export const pictureFields = (): Field[] => [
  kept('placeholder', 'text', words('仮表示（ThumbHash）', 'Placeholder (ThumbHash)')),
  kept('color', 'text', words('主な色', 'Dominant colour')),
  kept('brightness', 'number', words('明るさ（0–1）', 'Brightness (0–1)')),
  kept('alpha', 'checkbox', words('透明部分あり', 'Has transparent parts')),
  kept('animated', 'checkbox', words('元は動く画像', 'Was animated')),
  {
    name: 'digest',
    type: 'text',
    label: words('ファイルの指紋', 'Fingerprint of the file'),
    index: true,
    access: inside,
    admin: { hidden: true },
  },
  kept('likeness', 'text', words('見た目の指紋', 'Perceptual hash'), inside),
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
      statedLine('credit', 'text', words('クレジット', 'Credit')),
      statedLine('licence', 'text', words('ライセンス', 'Licence')),
      statedLine('url', 'text', 'URL'),
      statedLine('ai', 'checkbox', words('AI生成の記録', 'Says it was made by AI')),
      statedLine('isComposite', 'checkbox', words('一部だけAI生成', 'Only a part by AI')),
      statedLine('creator', 'text', words('作者', 'Creator')),
      statedLine('copyright', 'text', words('著作権表示', 'Copyright')),
      statedLine('description', 'text', words('説明', 'Description')),
      statedLine('takenAt', 'date', words('撮影日時', 'Taken at')),
      statedLine('tool', 'text', words('作成ソフト', 'Made with')),
      statedLine(
        'contentCredentials',
        'checkbox',
        words('来歴情報（C2PA）あり', 'Content Credentials (C2PA)'),
      ),
    ],
  },
]
