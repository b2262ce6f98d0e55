import type { CollectionConfig, Field, CollectionSlug } from 'payload'
import { checkTypes } from '../payload/checkTypes.ts'
import { readAsReader } from '../payload/readAsReader.ts'
import { changeComment, readOwnComment } from '../endpoints/comments/changeComment.ts'
import { lockThread } from '../endpoints/comments/closeComments.ts'
import { commentCounts, commentQueue } from '../endpoints/comments/commentQueue.ts'
import { moderateComments, undoModeration } from '../endpoints/comments/moderateComments.ts'
import { moderationLog } from '../endpoints/comments/moderationLog.ts'
import { commentTotals } from '../endpoints/comments/commentTotals.ts'
import { commentForm, postComment } from '../endpoints/comments/postComment.ts'
import { reportComment } from '../endpoints/comments/reportComment.ts'
import { voteComment } from '../endpoints/comments/voteComment.ts'
import { clearNullGroups } from '../payload/clearNullGroups.ts'
import { composeText } from '../hooks/shared/composeText.ts'
import { carryCounts } from '../hooks/comments/carryCounts.ts'
import { keepCounts } from '../hooks/comments/keepCounts.ts'
import { uncountComment } from '../hooks/comments/uncountComment.ts'
import { logModeration } from '../hooks/comments/logModeration.ts'
import { placeComment } from '../hooks/comments/placeComment.ts'
import { published } from '../access/published.ts'
import { editors, editorsField, nobody, staffOr } from '../access/roles.ts'
import { statusWords } from '../text/comments/commentStatus.ts'
import { origin } from './fields/origin.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

const isPrivate = { read: editorsField, create: editorsField, update: editorsField }
const locked = { create: nobody, update: nobody }

/** Readers' comments, in threads. Readers see approved ones under published articles; editors see and write all. */
export const Comments = ({ reading, comments, slugs }: Settings): CollectionConfig => ({
  slug: slugs.comments,
  labels: { singular: words('コメント', 'Comment'), plural: words('コメント', 'Comments') },
  admin: {
    useAsTitle: 'body',
    defaultColumns: ['body', 'authorName', 'article', 'status', 'postedAt'],
    listSearchableFields: ['body', 'authorName'],
    group: words('読者', 'Readers'),
    components: {
      beforeListTable: ['midashi/client#QueueLink'],
      views: { queue: { Component: 'midashi/client#CommentQueue', path: '/queue', exact: true } },
    },
  },
  access: {
    read: staffOr(() => ({ and: [{ status: { equals: 'approved' } }, published('article.')] })),
    create: editors,
    update: editors,
    delete: editors,
  },
  versions: false,
  // A reader's words are said once.
  disableDuplicate: true,
  defaultSort: 'postedAt',
  // Nobody edits a reader's words together; and the check asks for a second connection within each save.
  lockDocuments: false,
  // One for each order of a page of the thread, one for the queue, one for the plain list.
  indexes: [
    { fields: ['under', 'standing', 'score', 'postedAt'] },
    { fields: ['under', 'standing', 'below', 'postedAt'] },
    { fields: ['under', 'standing', 'replies', 'postedAt'] },
    { fields: ['under', 'standing', 'postedAt'] },
    { fields: ['article', 'status', 'postedAt'] },
    { fields: ['status', 'postedAt'] },
  ],
  endpoints: [
    commentForm(comments),
    commentTotals,
    commentQueue,
    commentCounts,
    moderationLog,
    moderateComments(comments),
    undoModeration,
    lockThread,
    voteComment(comments),
    reportComment(comments),
    postComment(comments),
    changeComment(comments),
    readOwnComment(comments),
  ],
  hooks: {
    beforeOperation: [composeText, checkTypes, clearNullGroups, readAsReader(reading)],
    // Its place first, which says whose counts are locked.
    beforeChange: [placeComment, keepCounts],
    // Carried up in the transaction that was locked; then written down.
    afterChange: [carryCounts, logModeration],
    beforeDelete: [uncountComment],
  },
  fields: [
    {
      name: 'article',
      type: 'relationship',
      relationTo: slugs.articles,
      label: words('記事', 'Article'),
      required: true,
      index: true,
      access: { update: nobody },
    },
    {
      name: 'parent',
      type: 'relationship',
      relationTo: slugs.comments,
      label: words('返信先', 'Reply to'),
      index: true,
      access: { update: nobody },
    },
    {
      name: 'authorName',
      type: 'text',
      label: words('名前', 'Name'),
      required: true,
      // Sixty characters, as the door counts them, may be twice as many units.
      maxLength: 120,
      admin: { components: { Cell: 'midashi/client#ShownText' } },
    },
    {
      name: 'body',
      type: 'textarea',
      label: words('本文', 'Body'),
      required: true,
      admin: { components: { Cell: 'midashi/client#ShownText' } },
      maxLength: comments.maxLength,
    },
    {
      name: 'status',
      type: 'select',
      label: words('状態', 'Status'),
      required: true,
      defaultValue: 'pending',
      index: true,
      access: isPrivate,
      admin: { position: 'sidebar' },
      options: Object.entries(statusWords).map(([value, { ja, en }]) => ({
        value,
        label: words(ja, en),
      })),
    },
    {
      name: 'postedAt',
      type: 'date',
      label: words('投稿日時', 'Posted at'),
      defaultValue: () => new Date().toISOString(),
      admin: {
        position: 'sidebar',
        date: {
          pickerAppearance: 'dayAndTime',
          displayFormat: 'yyyy/MM/dd HH:mm',
          timeFormat: 'HH:mm',
        },
      },
    },
    {
      name: 'editedAt',
      type: 'date',
      label: words('編集日時', 'Edited at'),
      access: locked,
      admin: {
        position: 'sidebar',
        readOnly: true,
        date: {
          pickerAppearance: 'dayAndTime',
          displayFormat: 'yyyy/MM/dd HH:mm',
          timeFormat: 'HH:mm',
        },
      },
    },
    {
      name: 'votes',
      type: 'group',
      label: words('評価', 'Votes'),
      admin: { position: 'sidebar' },
      fields: [
        {
          name: 'up',
          type: 'number',
          label: words('賛成', 'Up'),
          defaultValue: 0,
          min: 0,
          access: locked,
        },
        {
          name: 'down',
          type: 'number',
          label: words('反対', 'Down'),
          defaultValue: 0,
          min: 0,
          access: locked,
        },
        {
          name: 'imported',
          type: 'number',
          label: words('移行前の評価', 'Votes before the import'),
          admin: { readOnly: true },
        },
      ],
    },
    ...place(slugs.comments),
    {
      name: 'email',
      type: 'email',
      label: words('メールアドレス（非公開）', 'E-mail (private)'),
      access: isPrivate,
      admin: { position: 'sidebar' },
    },
    ...kept,
    {
      name: 'termsVersion',
      type: 'text',
      label: words('同意した規約の版', 'Terms agreed to'),
      access: isPrivate,
      admin: { position: 'sidebar' },
    },
    origin(isPrivate),
  ],
})

/** Where a comment stands in its thread, and what it is sorted by; hooks and endpoints keep it. */
const place = (comments: CollectionSlug): Field[] =>
  [
    // Not a path of all comments above it: threads go to any depth, and an index takes no more than some 2,700 bytes.
    { name: 'thread', type: 'relationship', relationTo: comments, index: true },
    /**
     * The comment it answers, else the article behind a slash. One column that is never empty, because Postgres does not read
     * an index in order behind a parent that is null.
     */
    { name: 'under', type: 'text' },
    { name: 'depth', type: 'number' },
    /** Whether it has a place in the thread: it is approved, or stands there empty because of its replies. */
    { name: 'standing', type: 'checkbox', defaultValue: false },
    /** How many replies stand below it directly. */
    { name: 'replies', type: 'number', defaultValue: 0 },
    /** How many approved comments there are in the thread it has begun. */
    { name: 'below', type: 'number', defaultValue: 0 },
    /** Wilson's lower bound of its votes. */
    { name: 'score', type: 'number', defaultValue: 0 },
    /** The thread it has begun takes no more replies. */
    { name: 'locked', type: 'checkbox', defaultValue: false },
  ].map((field) => ({ ...field, access: locked, admin: { hidden: true } }) as Field)

/** What is kept of how a comment came in. Editors see the reasons and the reports in the queue; nobody sees the rest. */
const kept: Field[] = [
  { name: 'holds', type: 'json', access: { ...locked, read: editorsField } },
  { name: 'reports', type: 'number', defaultValue: 0, access: { ...locked, read: editorsField } },
  { name: 'addressHash', type: 'text', index: true, access: { ...locked, read: nobody } },
  /** The same for texts that are the same but for disguise. */
  { name: 'digest', type: 'text', index: true, access: { ...locked, read: nobody } },
  /** A hash of the key its author may change it with. */
  { name: 'editKey', type: 'text', access: { ...locked, read: nobody } },
  /** Whether editors were told of it. */
  { name: 'told', type: 'checkbox', defaultValue: false, access: { ...locked, read: nobody } },
].map((field) => ({ ...field, admin: { hidden: true } }) as Field)
