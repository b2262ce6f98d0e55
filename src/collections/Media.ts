import type { CollectionConfig } from 'payload'
import { checkTypes } from '../payload/checkTypes.ts'
import { keepWhatIsUsed } from '../hooks/shared/keepWhatIsUsed.ts'
import { readAsReader } from '../payload/readAsReader.ts'
import { clearNullGroups } from '../payload/clearNullGroups.ts'
import { composeText } from '../hooks/shared/composeText.ts'
import { describePicture } from '../hooks/media/describePicture.ts'
import { receivePicture } from '../hooks/media/receivePicture.ts'
import { lockPicture } from '../hooks/media/lockPicture.ts'
import { placeStaged } from '../hooks/media/placeStaged.ts'
import { searchMedia } from '../hooks/media/searchMedia.ts'
import { searchTextField } from '../hooks/shared/searchByText.ts'
import { removeFiles } from '../hooks/media/removeFiles.ts'
import { stageFiles } from '../hooks/media/stageFiles.ts'
import { stampFiles } from '../hooks/media/stampFiles.ts'
import { alikePictures } from '../endpoints/media/alikePictures.ts'
import { ownFiles } from '../payload/ownFiles.ts'
import { readPicture } from '../endpoints/media/readPicture.ts'
import { pictureSizes } from '../eyecatch/pictureSizes.ts'
import { shownInPreviewOr } from '../access/previewing.ts'
import { shownPublicly } from '../access/published.ts'
import { editors, editorsOr, staff, staffOr } from '../access/roles.ts'
import { creditKinds } from './fields/creditKinds.ts'
import { isImported } from './fields/isImported.ts'
import { publicity } from './fields/publicity.ts'
import { panel } from './fields/panel.ts'
import { webAddress } from './fields/webAddress.ts'
import { searchText } from './fields/searchText.ts'
import { pictureFields } from './fields/pictureFields.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** Pictures, with what must travel with them. Readers see the ones published articles show. */
export const Media = ({
  pictures: { cleaning },
  reading,
  reused,
  slugs,
}: Settings): CollectionConfig => ({
  slug: slugs.media,
  labels: { singular: words('画像', 'Picture'), plural: words('画像', 'Pictures') },
  admin: {
    useAsTitle: 'filename',
    defaultColumns: ['filename', 'alt', 'credit.text', 'updatedAt'],
    listSearchableFields: [searchTextField],
    group: words('編集', 'Newsroom'),
    components: {
      beforeListTable: ['midashi/client#PictureGridLink'],
      views: { grid: { Component: 'midashi/client#PictureGrid', path: '/grid', exact: true } },
    },
  },
  access: {
    read: shownInPreviewOr(staffOr(shownPublicly)),
    create: staff,
    update: editorsOr({ isPublic: { not_equals: true } }),
    delete: editors,
  },
  versions: false,
  defaultPopulate: {
    filename: true,
    url: true,
    mimeType: true,
    width: true,
    height: true,
    sizes: true,
    focalX: true,
    focalY: true,
    alt: true,
    caption: true,
    credit: true,
    ai: true,
    placeholder: true,
    color: true,
    brightness: true,
  },
  upload: {
    staticDir: 'media',
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'],
    imageSizes: pictureSizes,
    // What `receivePicture` has written into the picture, and nothing else, goes into every size.
    withMetadata: cleaning,
    adminThumbnail: 'medium',
    focalPoint: true,
    pasteURL: false,
    handlers: [ownFiles],
  },
  endpoints: [readPicture, alikePictures],
  hooks: {
    // What is refused is refused before a file is marked to go.
    beforeDelete: [keepWhatIsUsed, removeFiles],
    beforeOperation: [
      composeText,
      checkTypes,
      clearNullGroups,
      // One after the other from here on: the picture is opened, and its files are read, as the one before has left them.
      lockPicture,
      ...(cleaning ? [receivePicture] : []),
      ...(reused.media ? [] : [readAsReader(reading), searchMedia]),
      // Behind all that reads the collection's own folder: it puts another in its place.
      stageFiles,
    ],
    beforeChange: [describePicture],
    // In their place first: the files are read there to be stamped.
    afterChange: [placeStaged, ...(cleaning ? [stampFiles] : [])],
  },
  fields: [
    panel('pictureReport', 'PictureReport'),
    {
      name: 'alt',
      type: 'text',
      label: words('代替テキスト', 'Alternative text'),
      maxLength: 300,
      admin: {
        description: words(
          '画像に何が写っているかを一文で。',
          'What the picture shows, in one sentence.',
        ),
      },
    },
    { name: 'caption', type: 'textarea', label: words('キャプション', 'Caption'), maxLength: 500 },
    {
      name: 'credit',
      type: 'group',
      label: words('クレジット', 'Credit'),
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'text', type: 'text', label: words('表記', 'Text'), maxLength: 300 },
            { name: 'kind', type: 'select', label: words('種類', 'Kind'), options: creditKinds },
          ],
        },
        {
          type: 'row',
          fields: [
            webAddress('url', 'URL'),
            {
              name: 'licence',
              type: 'text',
              label: words('ライセンス', 'Licence'),
              maxLength: 200,
            },
          ],
        },
      ],
    },
    {
      name: 'ai',
      type: 'checkbox',
      label: words('AIで生成した画像', 'Made by AI'),
      defaultValue: false,
    },
    ...pictureFields(),
    ...(reused.media
      ? []
      : [searchText(words('ファイル名・説明・クレジット', 'name, text and credit'))]),
    ...publicity(),
    isImported(),
    {
      name: 'usedBy',
      type: 'join',
      collection: slugs.articles,
      on: 'pictures',
      label: words('使われている記事', 'Used by'),
      admin: { defaultColumns: ['title', '_status', 'publishedAt'], allowCreate: false },
    },
  ],
})
