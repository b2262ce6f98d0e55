import type { CollectionConfig } from 'payload'
import { checkTypes } from '../hooks/checkTypes.ts'
import { readAsReader, type ReadingLimits } from '../hooks/readAsReader.ts'
import { clearNullGroups } from '../hooks/clearNullGroups.ts'
import { setCommentPath } from '../hooks/setCommentPath.ts'
import { editors, editorsField, nobody, staffOr } from '../access/roles.ts'
import { origin } from './fields/origin.ts'
import { words } from './labels.ts'

const isPrivate = { read: editorsField, create: editorsField, update: editorsField }

/** Readers' comments, in threads. Readers see approved ones under published articles; editors see and write all. */
export const Comments = (limits: ReadingLimits): CollectionConfig => ({
  slug: 'comments',
  labels: { singular: words('コメント', 'Comment'), plural: words('コメント', 'Comments') },
  admin: {
    useAsTitle: 'body',
    defaultColumns: ['body', 'authorName', 'article', 'status', 'postedAt'],
    listSearchableFields: ['body', 'authorName'],
    group: words('読者', 'Readers'),
  },
  access: {
    read: staffOr({
      and: [
        { status: { equals: 'approved' } },
        { 'article._status': { equals: 'published' } },
        { 'article.deletedAt': { exists: false } },
      ],
    }),
    create: editors,
    update: editors,
    delete: editors,
  },
  versions: false,
  defaultSort: 'postedAt',
  indexes: [{ fields: ['article', 'status', 'postedAt'] }],
  hooks: {
    beforeOperation: [checkTypes, clearNullGroups, readAsReader(limits)],
    beforeChange: [setCommentPath],
  },
  fields: [
    {
      name: 'article',
      type: 'relationship',
      relationTo: 'articles',
      label: words('記事', 'Article'),
      required: true,
      index: true,
    },
    {
      name: 'parent',
      type: 'relationship',
      relationTo: 'comments',
      label: words('返信先', 'Reply to'),
      index: true,
    },
    {
      name: 'authorName',
      type: 'text',
      label: words('名前', 'Name'),
      required: true,
      maxLength: 60,
    },
    {
      name: 'body',
      type: 'textarea',
      label: words('本文', 'Body'),
      required: true,
      maxLength: 5000,
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
      options: [
        { value: 'pending', label: words('承認待ち', 'Pending') },
        { value: 'approved', label: words('承認済み', 'Approved') },
        { value: 'rejected', label: words('却下', 'Rejected') },
        { value: 'spam', label: words('スパム', 'Spam') },
      ],
    },
    {
      name: 'postedAt',
      type: 'date',
      label: words('投稿日時', 'Posted at'),
      defaultValue: () => new Date().toISOString(),
      admin: {
        position: 'sidebar',
        date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy/MM/dd HH:mm' },
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
          access: { create: nobody, update: nobody },
        },
        {
          name: 'down',
          type: 'number',
          label: words('反対', 'Down'),
          defaultValue: 0,
          min: 0,
          access: { create: nobody, update: nobody },
        },
        {
          name: 'imported',
          type: 'number',
          label: words('移行前の評価', 'Votes before the import'),
          admin: { readOnly: true },
        },
      ],
    },
    {
      name: 'path',
      type: 'text',
      label: words('スレッド内の位置', 'Place in the thread'),
      index: true,
      access: { create: nobody, update: nobody },
      admin: { hidden: true },
    },
    {
      name: 'depth',
      type: 'number',
      label: words('深さ', 'Depth'),
      access: { create: nobody, update: nobody },
      admin: { hidden: true },
    },
    {
      name: 'email',
      type: 'email',
      label: words('メールアドレス（非公開）', 'E-mail (private)'),
      access: isPrivate,
      admin: { position: 'sidebar' },
    },
    {
      name: 'addressHash',
      type: 'text',
      label: words('送信元のハッシュ', 'Hash of the address'),
      index: true,
      access: { ...isPrivate, create: nobody, update: nobody },
      admin: { hidden: true },
    },
    {
      name: 'editKey',
      type: 'text',
      label: words('編集キー', 'Edit key'),
      access: { read: nobody, create: nobody, update: nobody },
      admin: { hidden: true },
    },
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
