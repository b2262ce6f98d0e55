import { createBreadcrumbsField, createParentField } from '@payloadcms/plugin-nested-docs'
import type { CollectionConfig, TextFieldSingleValidation } from 'payload'
import { arrangeCategories } from '../endpoints/categories/arrangeCategories.ts'
import { composeText } from '../hooks/shared/composeText.ts'
import { copiedName } from '../hooks/shared/copiedName.ts'
import { notCopied } from '../hooks/shared/notCopied.ts'
import { keepCategoryInUse } from '../hooks/categories/keepCategoryInUse.ts'
import { refuseCircle } from '../hooks/categories/refuseCircle.ts'
import { checkTypes } from '../payload/checkTypes.ts'
import { readAsReader } from '../payload/readAsReader.ts'
import { inLanguage } from '../request/inLanguage.ts'
import { slugFromName } from '../hooks/shared/slugFromName.ts'
import { deleteOnce } from '../payload/deleteOnce.ts'
import { stillThere } from '../payload/stillThere.ts'
import { anyone, editors } from '../access/roles.ts'
import type { ThemeName } from '../eyecatch/card/themes.ts'
import { slugField } from './fields/slugField.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** The tree articles are filed under. `parent` and `breadcrumbs` come from the nested-docs plugin. */
export const Categories = ({ reading, reused, slugs }: Settings): CollectionConfig => ({
  slug: slugs.categories,
  labels: { singular: words('カテゴリー', 'Category'), plural: words('カテゴリー', 'Categories') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'slug', 'parent', 'order'],
    group: words('編集', 'Newsroom'),
    components: {
      beforeListTable: ['midashi/client#CategoryTreeLink'],
      views: { tree: { Component: 'midashi/client#CategoryTree', path: '/tree', exact: true } },
    },
  },
  endpoints: [arrangeCategories],
  access: { read: anyone, create: editors, update: editors, delete: editors },
  versions: false,
  defaultSort: 'order',
  hooks: {
    beforeOperation: [
      composeText,
      checkTypes,
      ...(reused.categories ? [] : [readAsReader(reading)]),
    ],
    // The plugin for nested documents puts its hook before all of `beforeChange`, and walks up for ever where there is a circle.
    beforeValidate: [slugFromName, refuseCircle],
    beforeChange: [stillThere],
    beforeDelete: [deleteOnce, keepCategoryInUse],
  },
  fields: [
    {
      name: 'name',
      type: 'text',
      label: words('名前', 'Name'),
      required: true,
      maxLength: 100,
      unique: true,
      hooks: { beforeDuplicate: [copiedName(100)] },
    },
    {
      type: 'row',
      fields: [
        slugField({ ja: '名前', en: 'name' }, { required: true }),
        {
          name: 'asciiSlug',
          type: 'text',
          label: words('英字スラッグ', 'ASCII slug'),
          unique: true,
          maxLength: 120,
          validate: asciiSlug,
          hooks: { beforeDuplicate: [notCopied] },
        },
        {
          name: 'order',
          type: 'number',
          label: words('並び順', 'Order'),
          defaultValue: 0,
          index: true,
        },
      ],
    },
    {
      name: 'color',
      type: 'select',
      label: words('カードの色', 'Colour of its cards'),
      defaultValue: 'ink',
      options: themeNames,
      admin: {
        description: words(
          '画像のない記事の見出しカードに使います。',
          'For the title cards of articles without a picture.',
        ),
      },
    },
    { name: 'description', type: 'textarea', label: words('説明', 'Description'), maxLength: 1000 },
    createParentField(slugs.categories, { label: words('上位カテゴリー', 'Parent category') }),
    // What the plugin works out of the parents.
    createBreadcrumbsField(slugs.categories, {
      label: words('階層', 'Levels'),
      admin: { hidden: true },
    }),
  ],
})

const themeNames = [
  { value: 'indigo', label: words('藍', 'Indigo') },
  { value: 'pine', label: words('松葉', 'Pine') },
  { value: 'madder', label: words('茜', 'Madder') },
  { value: 'ink', label: words('墨', 'Ink') },
] satisfies { value: ThemeName; label: unknown }[]

/** Whether a value is empty or can stand in an address without being encoded. */
const asciiSlug: TextFieldSingleValidation = (value, { req }) =>
  !value ||
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) ||
  inLanguage(req, {
    ja: '半角の英小文字・数字・ハイフンで入力してください。',
    en: 'Use lower-case letters, digits and single hyphens.',
  })
