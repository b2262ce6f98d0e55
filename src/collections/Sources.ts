import type { CollectionConfig } from 'payload'
import { checkTypes } from '../payload/checkTypes.ts'
import { composeText } from '../hooks/shared/composeText.ts'
import { keepWhatIsUsed } from '../hooks/shared/keepWhatIsUsed.ts'
import { readAsReader } from '../payload/readAsReader.ts'
import { clearNullGroups } from '../payload/clearNullGroups.ts'
import { searchSources } from '../hooks/sources/searchSources.ts'
import { searchTextField } from '../hooks/shared/searchByText.ts'
import { nameSource } from '../hooks/sources/nameSource.ts'
import { shownInPreviewOr } from '../access/previewing.ts'
import { shownPublicly } from '../access/published.ts'
import { editors, editorsOr, nobody, staff, staffField, staffOr } from '../access/roles.ts'
import { citeSource } from '../endpoints/sources/citeSource.ts'
import { forgetSources } from '../endpoints/sources/forgetSources.ts'
import { mergeSource } from '../endpoints/sources/mergeSource.ts'
import { panel } from './fields/panel.ts'
import { isImported } from './fields/isImported.ts'
import { publicity } from './fields/publicity.ts'
import { searchText } from './fields/searchText.ts'
import { webAddress } from './fields/webAddress.ts'
import { deleteOnce } from '../payload/deleteOnce.ts'
import { stillThere } from '../payload/stillThere.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** What is cited: one record for each canonical URL, or for each title, publisher and date where there is no link. */
export const Sources = ({ house, reading, slugs }: Settings): CollectionConfig => ({
  slug: slugs.sources,
  labels: { singular: words('情報源', 'Source'), plural: words('情報源', 'Sources') },
  admin: {
    useAsTitle: 'label',
    defaultColumns: ['label', 'publisher', 'publishedOn', 'url'],
    listSearchableFields: [searchTextField],
    group: words('編集', 'Newsroom'),
    description: words(
      '記事が引用・参照するもの。同じURLは一件にまとまります。',
      'What articles cite. One record for each address.',
    ),
  },
  access: {
    read: shownInPreviewOr(staffOr(shownPublicly)),
    create: staff,
    update: editorsOr({ isPublic: { not_equals: true } }),
    delete: editors,
  },
  versions: false,
  // What a citation shows. Who else cites the source is asked of the source itself.
  defaultPopulate: {
    title: true,
    url: true,
    publisher: true,
    publishedOn: true,
    author: true,
    language: true,
    archiveUrl: true,
    key: true,
  },
  hooks: {
    beforeDelete: [deleteOnce, keepWhatIsUsed],
    beforeOperation: [
      composeText,
      checkTypes,
      clearNullGroups,
      readAsReader(reading),
      searchSources,
    ],
    beforeValidate: [nameSource(house)],
    beforeChange: [stillThere],
  },
  endpoints: [citeSource(house), forgetSources, mergeSource(house)],
  fields: [
    { name: 'title', type: 'text', label: words('題名', 'Title'), maxLength: 500 },
    webAddress('url', 'URL'),
    {
      type: 'row',
      fields: [
        {
          name: 'publisher',
          type: 'text',
          label: words('媒体', 'Publisher'),
          maxLength: 200,
          index: true,
        },
        {
          name: 'publishedOn',
          type: 'date',
          label: words('発行日', 'Published on'),
          admin: { date: { pickerAppearance: 'dayOnly', displayFormat: 'yyyy/MM/dd' } },
        },
        { name: 'author', type: 'text', label: words('著者', 'Author'), maxLength: 200 },
        { name: 'language', type: 'text', label: words('言語', 'Language'), maxLength: 20 },
      ],
    },
    webAddress('archiveUrl', words('保存先URL', 'Archive URL')),
    {
      name: 'aliases',
      type: 'text',
      hasMany: true,
      label: words('別のURL', 'Other addresses'),
      hooks: { beforeDuplicate: [() => []] },
      // Written by merges alone: an address leads to one source.
      access: { create: nobody, update: nobody, read: staffField },
      admin: { readOnly: true, condition: (data) => Boolean(data?.aliases?.length) },
    },
    {
      name: 'label',
      type: 'text',
      label: words('表示名', 'Shown as'),
      maxLength: 2000,
      access: { create: nobody, update: nobody },
      admin: { hidden: true },
    },
    {
      name: 'key',
      type: 'text',
      label: words('キー', 'Key'),
      unique: true,
      index: true,
      maxLength: 2500,
      access: { create: nobody, update: nobody },
      admin: {
        readOnly: true,
        position: 'sidebar',
        description: words('自動で決まります。', 'Set automatically.'),
      },
    },
    {
      name: 'host',
      type: 'text',
      label: words('ホスト', 'Host'),
      index: true,
      access: { create: nobody, update: nobody, read: staffField },
      admin: { hidden: true },
    },
    {
      name: 'link',
      type: 'group',
      label: words('リンクの状態', 'Link'),
      access: { create: nobody, update: nobody },
      admin: {
        position: 'sidebar',
        readOnly: true,
        condition: (data) => Boolean(data?.link?.status),
      },
      fields: [
        {
          name: 'status',
          type: 'select',
          label: words('状態', 'Status'),
          options: [
            { value: 'alive', label: words('有効', 'Alive') },
            { value: 'dead', label: words('リンク切れ', 'Dead') },
            { value: 'unknown', label: words('不明', 'Unknown') },
          ],
        },
        {
          name: 'code',
          type: 'number',
          label: words('応答コード', 'Answer'),
          access: { read: staffField },
        },
        {
          name: 'checkedAt',
          type: 'date',
          label: words('確認日時', 'Checked at'),
          index: true,
          access: { read: staffField },
        },
      ],
    },
    ...publicity(),
    isImported(),
    searchText(words('題名・媒体・著者・URL', 'title, publisher, author and address')),
    panel('merge', 'MergeSource', { position: 'sidebar' }),
    {
      name: 'citedBy',
      type: 'join',
      collection: slugs.articles,
      on: 'citations.source',
      label: words('引用している記事', 'Cited by'),
      defaultLimit: 10,
      admin: { defaultColumns: ['title', '_status', 'publishedAt'], allowCreate: false },
    },
  ],
})
