import type { CollectionConfig, Where } from 'payload'
import { shownInPreviewOr } from '../access/previewing.ts'
import { shownPublicly } from '../access/published.ts'
import { editors, editorsField, isStaff, staffField, staffOr } from '../access/roles.ts'
import { refreshPortrait } from '../hooks/authors/refreshPortrait.ts'
import { composeText } from '../hooks/shared/composeText.ts'
import { copiedName } from '../hooks/shared/copiedName.ts'
import { keepWhatIsUsed } from '../hooks/shared/keepWhatIsUsed.ts'
import { notCopied } from '../hooks/shared/notCopied.ts'
import { slugFromName } from '../hooks/shared/slugFromName.ts'
import { checkTypes } from '../payload/checkTypes.ts'
import { deleteOnce } from '../payload/deleteOnce.ts'
import { readAsReader } from '../payload/readAsReader.ts'
import { stillThere } from '../payload/stillThere.ts'
import { publicity } from './fields/publicity.ts'
import { slugField } from './fields/slugField.ts'
import { webAddress } from './fields/webAddress.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** Whose name stands over an article. Some of them work here and have an account, others do not. */
export const Authors = ({ reading, slugs }: Settings): CollectionConfig => ({
  slug: slugs.authors,
  labels: { singular: words('筆者', 'Author'), plural: words('筆者', 'Authors') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'kana', 'user', 'isPublic'],
    listSearchableFields: ['name', 'kana'],
    group: words('編集', 'Newsroom'),
    description: words(
      '記事の署名に使う名前。アカウントのない人も登録できます。',
      'Names for by-lines. People without an account can stand here too.',
    ),
  },
  access: {
    read: shownInPreviewOr(staffOr(shownPublicly)),
    create: editors,
    // Everybody who works here keeps their own profile, until readers see it: a writer changes nothing readers see.
    update: ({ req }) => {
      const own: Where[] = [
        { user: { equals: req.user?.id ?? '' } },
        { isPublic: { not_equals: true } },
      ]
      return isStaff(req, 'admin', 'editor') || (isStaff(req, 'writer') && { and: own })
    },
    delete: editors,
  },
  versions: false,
  defaultSort: 'kana',
  // What a by-line shows.
  defaultPopulate: { name: true, kana: true, slug: true, profile: true, picture: true, url: true },
  hooks: {
    beforeOperation: [composeText, checkTypes, readAsReader(reading)],
    beforeValidate: [slugFromName],
    beforeChange: [stillThere],
    afterChange: [refreshPortrait],
    beforeDelete: [deleteOnce, keepWhatIsUsed],
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'name',
          type: 'text',
          label: words('名前', 'Name'),
          required: true,
          index: true,
          maxLength: 100,
          hooks: { beforeDuplicate: [copiedName(100)] },
        },
        {
          name: 'kana',
          type: 'text',
          label: words('よみ', 'Reading'),
          index: true,
          maxLength: 100,
          admin: {
            description: words('ひらがなで。並び順に使います。', 'In kana; lists go by it.'),
          },
        },
      ],
    },
    {
      name: 'profile',
      type: 'textarea',
      label: words('プロフィール', 'Profile'),
      maxLength: 1000,
    },
    {
      name: 'picture',
      type: 'upload',
      relationTo: slugs.media,
      label: words('写真', 'Picture'),
    },
    webAddress('url', words('ウェブサイト', 'Website')),
    slugField({ ja: '名前', en: 'name' }, { required: true, isAside: true }),
    {
      name: 'user',
      type: 'relationship',
      relationTo: slugs.users,
      unique: true,
      label: words('アカウント', 'Account'),
      access: { create: editorsField, update: editorsField, read: staffField },
      admin: {
        position: 'sidebar',
        description: words(
          'この人が書き始めた記事は、この名前になります。',
          'Articles this person begins get this name.',
        ),
      },
      hooks: { beforeDuplicate: [notCopied] },
    },
    ...publicity(),
    {
      name: 'articles',
      type: 'join',
      collection: slugs.articles,
      on: 'authors',
      label: words('記事', 'Articles'),
      defaultLimit: 10,
      admin: { defaultColumns: ['title', '_status', 'publishedAt'], allowCreate: false },
    },
  ],
})
