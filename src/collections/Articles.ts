import type { CollectionConfig, Field, PayloadRequest } from 'payload'
import { articleCard, cardPreview } from '../endpoints/articles/articleCard.ts'
import { articleComments } from '../endpoints/articles/articleComments.ts'
import { closeComments } from '../endpoints/comments/closeComments.ts'
import { history } from '../endpoints/history/history.ts'
import { desk } from '../endpoints/articles/desk.ts'
import { preview } from '../endpoints/articles/preview.ts'
import { mendArticle } from '../endpoints/articles/mendArticle.ts'
import { readText } from '../endpoints/articles/readText.ts'
import { tags } from '../endpoints/tags/tags.ts'
import { restoreVersion } from '../endpoints/articles/restoreVersion.ts'
import { schedules } from '../endpoints/articles/schedules.ts'
import { undoRepair } from '../endpoints/articles/undoRepair.ts'
import { copyAsDraft } from '../hooks/articles/copyAsDraft.ts'
import { copiedName } from '../hooks/shared/copiedName.ts'
import { composeText } from '../hooks/shared/composeText.ts'
import { notCopied } from '../hooks/shared/notCopied.ts'
import { dropComments } from '../hooks/articles/dropComments.ts'
import { dateRevision } from '../hooks/articles/dateRevision.ts'
import { describeArticle } from '../hooks/articles/describeArticle.ts'
import { enterArticle, leaveArticle } from '../hooks/articles/enterArticle.ts'
import { dropFingerprint } from '../hooks/articles/dropFingerprint.ts'
import { keepFingerprint } from '../hooks/articles/keepFingerprint.ts'
import { readAsReader } from '../payload/readAsReader.ts'
import { checkTypes } from '../payload/checkTypes.ts'
import { clearNullGroups } from '../payload/clearNullGroups.ts'
import { dropOldCredit } from '../hooks/articles/dropOldCredit.ts'
import { dropHidden } from '../hooks/articles/dropHidden.ts'
import { fillArticle } from '../hooks/articles/fillArticle.ts'
import { guardPublishing } from '../hooks/articles/guardPublishing.ts'
import { guardTrash } from '../hooks/articles/guardTrash.ts'
import { guardRestore } from '../payload/guardRestore.ts'
import { keepDraft } from '../payload/keepDraft.ts'
import { keepLive } from '../payload/keepLive.ts'
import { keepReview } from '../hooks/articles/keepReview.ts'
import { lockArticle } from '../hooks/articles/lockArticle.ts'
import { listPictures } from '../hooks/articles/listPictures.ts'
import { nameStates } from '../hooks/articles/nameStates.ts'
import { noteStarter } from '../hooks/articles/noteStarter.ts'
import { openDigest } from '../hooks/articles/openDigest.ts'
import { proofreadArticle } from '../hooks/articles/proofreadArticle.ts'
import { refreshPublicity } from '../hooks/articles/refreshPublicity.ts'
import { refreshPublicityAfterDelete } from '../hooks/articles/refreshPublicityAfterDelete.ts'
import { rememberDeleted } from '../hooks/articles/rememberDeleted.ts'
import { rememberShown } from '../hooks/articles/rememberShown.ts'
import { keepLock } from '../payload/keepLock.ts'
import { keepRevision } from '../hooks/articles/keepRevision.ts'
import { relateOthers } from '../hooks/articles/relateOthers.ts'
import { searchArticles } from '../hooks/articles/searchArticles.ts'
import { searchTextField } from '../hooks/shared/searchByText.ts'
import { shelfAsked } from '../hooks/articles/shelfAsked.ts'
import { rememberSaving } from '../hooks/articles/rememberSaving.ts'
import { previewOr, previewToken } from '../access/previewing.ts'
import { published } from '../access/published.ts'
import { addressed, type Addressed, type AddressOptions } from '../published/articleAddress.ts'
import { editors, isStaff, nobody, staff, staffField, staffOr } from '../access/roles.ts'
import { body } from './fields/body.ts'
import { byline } from './fields/byline.ts'
import { columnsOf } from './fields/columnsOf.ts'
import { filtersOf } from './fields/filtersOf.ts'
import { citations } from './fields/citations.ts'
import { corrections, revisedAt } from './fields/corrections.ts'
import { creditKinds } from './fields/creditKinds.ts'
import { origin } from './fields/origin.ts'
import { derived } from './fields/derived.ts'
import { panel } from './fields/panel.ts'
import { webAddress } from './fields/webAddress.ts'
import { review } from './fields/review.ts'
import { articleState } from './fields/articleState.ts'
import { searchText } from './fields/searchText.ts'
import { slugField } from './fields/slugField.ts'
import { startedBy } from './fields/startedBy.ts'
import { revision } from './fields/revision.ts'
import { proofPanel } from './fields/proofPanel.ts'
import { deleteOnce } from '../payload/deleteOnce.ts'
import { sayPublished } from '../hooks/articles/sayPublished.ts'
import { tellDesk } from '../hooks/articles/tellDesk.ts'
import { stillThere } from '../payload/stillThere.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** The articles of the newsroom: drafts, autosave, scheduled publishing, trash and versions, proofread on every door. */
export const Articles = ({
  addresses,
  house,
  reading,
  comments,
  hasComments,
  hasReview,
  hasSearch,
  pictures,
  reviewTo,
  slugs,
}: Settings): CollectionConfig => ({
  slug: slugs.articles,
  labels: { singular: words('記事', 'Article'), plural: words('記事', 'Articles') },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'state', 'category', 'authors', 'publishedAt'],
    listSearchableFields: hasSearch ? [searchTextField] : ['title', 'kicker', 'excerpt'],
    group: words('編集', 'Newsroom'),
    components: {
      edit: {
        beforeDocumentControls: [
          'midashi/client#SaveState',
          'midashi/client#UntitledArticle',
          'midashi/client#ViewArticle',
          ...(hasReview ? ['midashi/client#ReviewState'] : []),
        ],
        PublishButton: 'midashi/client#PublishArticle',
      },
      // Who changed what, in words; Payload's own names nobody, and compares what the house keeps for itself.
      views: {
        edit: { versions: { Component: 'midashi/client#ArticleHistory' } },
        tags: { Component: 'midashi/client#TagList', path: '/tags', exact: true },
      },
      beforeListTable: [{ path: 'midashi/client#ArticleShelves', clientProps: { hasReview } }],
    },
    ...previewed(addresses),
    baseFilter: shelfAsked,
    description: words(
      '概要・詳細・要点・出典からなる記事。',
      'Articles of summary, detail, key points and sources.',
    ),
  },
  access: {
    read: previewOr(staffOr(published)),
    readVersions: staff,
    create: staff,
    // The form of somebody who may not publish offers no publishing.
    update: ({ req, data }) =>
      isStaff(req, 'admin', 'editor') || (isStaff(req, 'writer') && data?._status !== 'published'),
    delete: editors,
    unlock: editors,
  },
  versions: {
    drafts: {
      autosave: { interval: 1500 },
      schedulePublish: { timeFormat: 'HH:mm' },
      validate: false,
    },
    maxPerDoc: 50,
  },
  trash: true,
  // What a link to an article shows.
  defaultPopulate: {
    title: true,
    kicker: true,
    slug: true,
    excerpt: true,
    publishedAt: true,
    category: true,
    eyecatch: true,
    authors: true,
  },
  disableDuplicate: false,
  defaultSort: '-publishedAt',
  indexes: [{ fields: ['_status', 'publishedAt'] }],
  endpoints: [
    ...(addresses.previewUrl ? [preview] : []),
    desk(hasReview),
    history(house),
    ...tags,
    restoreVersion,
    readText(house),
    schedules,
    ...(pictures.cards ? [cardPreview(house), articleCard(house)] : []),
    mendArticle(house),
    undoRepair(),
    ...(hasComments ? [articleComments(comments), closeComments] : []),
  ],
  hooks: {
    beforeOperation: [
      // What is refused is refused before anything is read.
      guardPublishing,
      guardRestore,
      copyAsDraft,
      composeText,
      checkTypes,
      openDigest(house),
      // Locked before Payload reads it: a save starts from what the one before has left, and `keepLive` asks what is live.
      lockArticle,
      keepLive,
      // Behind all that changes `draft`, and before any hook that asks how the article is being saved.
      rememberSaving,
      clearNullGroups,
      readAsReader(reading),
      // Behind what bounds a question: what it finds may be more ids than anybody may ask for.
      ...(hasSearch ? [searchArticles] : []),
    ],
    beforeChange: [
      guardTrash,
      // Takes in what was drafted last: everything behind it looks at that.
      keepDraft,
      rememberShown,
      // Before proofreading, which asks for a credit.
      dropOldCredit,
      proofreadArticle(house),
      // Behind the mends: the excerpt and the pictures are those of the mended body.
      fillArticle(house),
      dateRevision(house),
      listPictures,
      relateOthers,
      noteStarter,
      ...(hasReview ? [keepReview] : []),
      stillThere,
      // Last, behind the lock: nobody saves between the look and the write.
      keepRevision,
    ],
    afterRead: [describeArticle(house, pictures)],
    afterChange: [
      // Before what was live is forgotten.
      sayPublished,
      refreshPublicity,
      keepFingerprint(house),
      enterArticle,
      keepLock,
      ...(hasReview ? [tellDesk(reviewTo)] : []),
    ],
    // Locked first; what it shows is noted while its rows are still there.
    beforeDelete: [
      deleteOnce,
      rememberDeleted,
      leaveArticle,
      dropFingerprint,
      ...(hasComments ? [dropComments] : []),
    ],
    afterDelete: [refreshPublicityAfterDelete],
    afterOperation: [dropHidden, nameStates(hasReview)],
  },
  fields: filtersOf(
    columnsOf(
      [
        panel('keptText', 'KeptText'),
        ...(hasReview ? [panel('deskNote', 'DeskNote'), review()] : []),
        {
          name: 'title',
          type: 'text',
          label: words('タイトル', 'Title'),
          required: true,
          maxLength: 200,
          index: true,
          hooks: { beforeDuplicate: [copiedName(200)] },
        },
        body(slugs.media),
        citations(slugs.sources),
        panel('citeLines', 'CiteLines'),
        corrections(),
        ...derived(house, slugs.media),
        ...revision(),
        articleState(),
        ...(hasSearch ? [searchText(words('見出し・本文・出典', 'title, body and sources'))] : []),
        ...sidebar({ house, slugs, hasComments, pictures }),
      ],
      columns,
    ),
    filters,
  ),
})

/** What a row of the list can say of an article. */
const columns = new Set(
  'title state category authors format tags publishedAt revisedAt eyecatch kicker slug excerpt startedBy'.split(
    ' ',
  ),
)

/** What an editor keeps the list to. */
const filters = new Set(
  'title kicker category authors format tags slug excerpt publishedAt revisedAt eyecatch isLead startedBy review.state citations.source proof.status'.split(
    ' ',
  ),
)

/** The draft beside its form, and in a tab of its own, as the paper shows it. */
const previewed = ({ previewUrl }: AddressOptions): CollectionConfig['admin'] => {
  if (!previewUrl) return {}
  const urlOf = (doc: Record<string, unknown>, req: PayloadRequest): string | null => {
    const { id, slug } = doc as Partial<Addressed>
    return id === undefined || id === null
      ? null
      : previewUrl({ ...addressed({ id, slug }), token: previewToken(req, id) })
  }
  return {
    preview: (doc, { req }) => urlOf(doc, req),
    livePreview: { url: ({ data, req }) => urlOf(data, req) },
  }
}

const sidebar = ({
  house,
  slugs,
  hasComments,
  pictures,
}: Pick<Settings, 'house' | 'slugs' | 'hasComments' | 'pictures'>): Field[] => [
  proofPanel(house),
  {
    name: 'format',
    type: 'select',
    label: words('形式', 'Format'),
    required: true,
    defaultValue: 'digest',
    admin: { position: 'sidebar' },
    options: Object.entries(house.formats).map(([value, { label }]) => ({ value, label })),
  },
  {
    name: 'category',
    type: 'relationship',
    relationTo: slugs.categories,
    label: words('カテゴリー', 'Category'),
    index: true,
    admin: { position: 'sidebar' },
  },
  byline(slugs.authors),
  {
    name: 'tags',
    type: 'text',
    hasMany: true,
    label: words('タグ', 'Tags'),
    admin: { position: 'sidebar', components: { Field: 'midashi/client#TagsField' } },
  },
  {
    name: 'isLead',
    type: 'checkbox',
    label: words('一面の先頭に置く', 'Lead of the front page'),
    defaultValue: false,
    hooks: { beforeDuplicate: [notCopied] },
    admin: {
      position: 'sidebar',
      description: words(
        '公開中の記事のうち、これを付けた一番新しいものが先頭に出ます。',
        'Of the published articles with this mark the newest leads.',
      ),
    },
  },
  {
    name: 'eyecatch',
    type: 'upload',
    relationTo: slugs.media,
    label: words('アイキャッチ画像', 'Eyecatch'),
    admin: { position: 'sidebar' },
  },
  {
    name: 'eyecatchCredit',
    type: 'group',
    label: words('画像クレジット', 'Picture credit'),
    admin: {
      position: 'sidebar',
      description: words(
        '画像そのものにクレジットがない場合に使われます。',
        'Used where the picture has no credit of its own.',
      ),
    },
    fields: [
      { name: 'text', type: 'text', label: words('表記', 'Text'), maxLength: 300 },
      webAddress('url', 'URL'),
      { name: 'kind', type: 'select', label: words('種類', 'Kind'), options: creditKinds },
      {
        name: 'licence',
        type: 'text',
        label: words('ライセンス', 'Licence'),
        maxLength: 200,
      },
    ],
  },
  panel('sharePreview', 'SharePreview', {
    position: 'sidebar',
    clientProps: { sections: house.sections, masthead: house.masthead, hasCards: pictures.cards },
  }),
  {
    name: 'publishedAt',
    type: 'date',
    label: words('公開日時', 'Published at'),
    index: true,
    admin: {
      position: 'sidebar',
      date: {
        pickerAppearance: 'dayAndTime',
        displayFormat: 'yyyy/MM/dd HH:mm',
        timeFormat: 'HH:mm',
      },
      components: { Cell: 'midashi/client#PublishedAtCell' },
      description: words(
        '公開した記事も、この日時までは読者に見えません。',
        'Before this time readers do not see the article, published or not.',
      ),
    },
    hooks: { beforeDuplicate: [notCopied] },
  },
  revisedAt(),
  slugField({ ja: 'タイトル', en: 'title' }, { isAside: true }),
  {
    name: 'kicker',
    type: 'text',
    label: words('キッカー', 'Kicker'),
    maxLength: 200,
    admin: {
      position: 'sidebar',
      description: words('タイトルの上に置く短い言葉。', 'A short line above the title.'),
    },
  },
  {
    name: 'excerpt',
    type: 'textarea',
    label: words('抜粋', 'Excerpt'),
    maxLength: 400,
    admin: {
      position: 'sidebar',
      description: words('空なら概要から作ります。', 'Made from the summary if empty.'),
    },
  },
  {
    name: 'relatedArticles',
    type: 'relationship',
    relationTo: slugs.articles,
    hasMany: true,
    label: words('関連記事', 'Related articles'),
    admin: { position: 'sidebar' },
  },
  ...(hasComments ? commentFields : []),
  startedBy(slugs.users),
  origin({ read: staffField, create: nobody, update: nobody }, [
    { ...webAddress('url', 'URL'), hooks: { beforeDuplicate: [notCopied] } },
    {
      name: 'digest',
      type: 'text',
      label: words('内容の指紋', 'Fingerprint of the content'),
      hooks: { beforeDuplicate: [notCopied] },
    },
    // The save the import left it at: a later one is the desk's, and no import writes over that.
    {
      name: 'revision',
      type: 'number',
      label: words('取り込んだ版', 'Revision it was imported as'),
      admin: { hidden: true },
      hooks: { beforeDuplicate: [notCopied] },
    },
    {
      name: 'kept',
      type: 'json',
      label: words('元のデータにあった項目', 'What else the export said'),
      hooks: { beforeDuplicate: [notCopied] },
    },
  ]),
]

/** Who may comment under an article, and how long. */
const commentFields: Field[] = [
  {
    name: 'commentPolicy',
    type: 'select',
    label: words('コメント', 'Comments'),
    required: true,
    defaultValue: 'moderated',
    admin: { position: 'sidebar' },
    options: [
      { value: 'open', label: words('受け付ける', 'Open') },
      { value: 'moderated', label: words('承認制', 'Moderated') },
      { value: 'members', label: words('会員のみ', 'Members only') },
      { value: 'closed', label: words('受け付けない', 'Closed') },
    ],
  },
  {
    name: 'commentDays',
    type: 'number',
    label: words('コメントを受け付ける日数', 'Days comments stay open'),
    min: 0,
    max: 36_500,
    admin: {
      position: 'sidebar',
      description: words(
        '公開からの日数。空または0なら締め切りません。',
        'After publication. Empty or 0: for ever.',
      ),
      condition: (data) => data.commentPolicy !== 'closed',
    },
  },
]
