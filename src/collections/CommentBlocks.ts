import type { CollectionConfig } from 'payload'
import { editors, nobody } from '../access/roles.ts'
import { proveBlock } from '../hooks/comments/proveBlock.ts'
import { checkTypes } from '../payload/checkTypes.ts'
import { readAsReader } from '../payload/readAsReader.ts'
import { clearNullGroups } from '../payload/clearNullGroups.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** The block list: words, names, links and addresses comments are held for, each with the texts that prove it. */
export const CommentBlocks = ({ reading, slugs }: Settings): CollectionConfig => ({
  slug: slugs['comment-blocks'],
  labels: {
    singular: words('ブロックリストの項目', 'Block list entry'),
    plural: words('ブロックリスト', 'Block list'),
  },
  admin: {
    useAsTitle: 'value',
    defaultColumns: ['value', 'kind', 'action', 'updatedAt'],
    group: words('読者', 'Readers'),
    description: words(
      '全角・かな・伏せ字・見えない文字などの変装は外してから比べます。例文で確かめられない項目は保存できません。',
      'Compared without disguise: width, kana, look-alikes, invisible characters. An entry its examples do not prove cannot be saved.',
    ),
  },
  access: { read: editors, create: editors, update: editors, delete: editors },
  versions: false,
  hooks: {
    beforeOperation: [checkTypes, clearNullGroups, readAsReader(reading)],
    beforeChange: [proveBlock],
  },
  fields: [
    {
      name: 'kind',
      type: 'select',
      label: words('種類', 'Kind'),
      required: true,
      defaultValue: 'word',
      options: [
        { value: 'word', label: words('言葉', 'Word') },
        { value: 'name', label: words('投稿者名', 'Name') },
        { value: 'link', label: words('リンク先', 'Link') },
        { value: 'address', label: words('送信元', 'Address') },
      ],
    },
    {
      name: 'value',
      type: 'text',
      label: words('内容', 'Value'),
      required: true,
      maxLength: 200,
      index: true,
      admin: {
        description: words(
          'リンク先はホスト名（spam.example）。送信元は審査画面の「ブロック」で加えます。',
          'A host for a link (spam.example). Addresses are added by “Block” in the queue.',
        ),
      },
    },
    {
      name: 'action',
      type: 'select',
      label: words('扱い', 'Action'),
      required: true,
      defaultValue: 'hold',
      options: [
        { value: 'hold', label: words('承認待ちにする', 'Hold') },
        { value: 'spam', label: words('スパムにする', 'Spam') },
        { value: 'refuse', label: words('受け付けない', 'Refuse') },
      ],
    },
    {
      name: 'examples',
      type: 'text',
      hasMany: true,
      label: words('見つけるべき例', 'Found in'),
      admin: { placeholder: words('例文を入力してEnter', 'A text, then Enter') },
    },
    {
      name: 'innocent',
      type: 'text',
      hasMany: true,
      label: words('見つけてはいけない例', 'Not found in'),
      admin: { placeholder: words('例文を入力してEnter', 'A text, then Enter') },
    },
    { name: 'note', type: 'textarea', label: words('メモ', 'Note'), maxLength: 1000 },
    /** The decision an address was blocked with, and is let in again with. */
    {
      name: 'batch',
      type: 'text',
      admin: { hidden: true },
      access: { create: nobody, update: nobody },
    },
    {
      name: 'expiresAt',
      type: 'date',
      label: words('期限', 'Expires'),
      admin: {
        position: 'sidebar',
        date: {
          pickerAppearance: 'dayAndTime',
          displayFormat: 'yyyy/MM/dd HH:mm',
          timeFormat: 'HH:mm',
        },
      },
    },
  ],
})
