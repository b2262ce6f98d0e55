import type { CollectionSlug, Field } from 'payload'
import { nameAddress } from '../../hooks/articles/nameAddress.ts'
import { readSections } from '../../hooks/articles/readSections.ts'
import type { House } from '../../text/proof/rule.ts'
import { notCopied } from '../../hooks/shared/notCopied.ts'
import { nobody, staffField } from '../../access/roles.ts'
import { words } from '../labels.ts'
import {
  findingsShape,
  jsonLdShape,
  metaTagsShape,
  repairsShape,
  sectionsShape,
} from './derivedShapes.ts'

/** Not in the state of the admin's form, which travels with every key: an article may have more of it than text. */
const outOfForm = { disabled: true } as const

/** What proofreading has found and taken out. */
export const proof = (): Field => ({
  name: 'proof',
  type: 'group',
  label: words('校閲', 'Proof'),
  access: { create: nobody, update: nobody, read: staffField },
  admin: outOfForm,
  fields: [
    {
      name: 'status',
      type: 'select',
      label: words('校閲の結果', 'Proof status'),
      index: true,
      options: [
        { value: 'clean', label: words('指摘なし', 'Clean') },
        { value: 'warnings', label: words('注意あり', 'Warnings') },
        { value: 'errors', label: words('要修正', 'Errors') },
      ],
    },
    {
      name: 'findings',
      type: 'json',
      label: words('指摘', 'Findings'),
      typescriptSchema: findingsShape,
    },
    {
      name: 'repairs',
      type: 'json',
      label: words('取り除いたもの', 'Repairs'),
      typescriptSchema: repairsShape,
    },
  ],
})

/** Derived fields. They are locked for every client and written by hooks alone. */
export const derived = (house: House, pictures: CollectionSlug): Field[] => [
  {
    name: 'sections',
    type: 'json',
    virtual: true,
    label: words('セクション', 'Sections'),
    typescriptSchema: sectionsShape,
    admin: outOfForm,
    hooks: { afterRead: [readSections(house)] },
  },
  {
    name: 'url',
    type: 'text',
    virtual: true,
    label: words('公開URL', 'Public address'),
    access: { create: nobody, update: nobody },
    admin: { hidden: true },
    hooks: { afterRead: [nameAddress] },
  },
  {
    name: 'jsonLd',
    type: 'json',
    virtual: true,
    label: 'JSON-LD',
    typescriptSchema: jsonLdShape,
    admin: outOfForm,
  },
  {
    name: 'metaTags',
    type: 'json',
    virtual: true,
    label: words('SNS向けの情報', 'For social networks'),
    typescriptSchema: metaTagsShape,
    admin: outOfForm,
  },
  {
    name: 'pictures',
    type: 'relationship',
    relationTo: pictures,
    hasMany: true,
    label: words('使われている画像', 'Pictures in use'),
    access: { create: nobody, update: nobody, read: staffField },
    admin: outOfForm,
  },
  {
    // What was taken out of a raw text when it was read: sent along once, it joins `proof.repairs` and is not kept here.
    name: 'repairs',
    type: 'json',
    virtual: true,
    label: words('読み込みで取り除いたもの', 'Taken out when it was read'),
    access: { create: staffField, update: staffField, read: staffField },
    admin: { hidden: true },
    hooks: { beforeDuplicate: [notCopied] },
  },
  proof(),
]
