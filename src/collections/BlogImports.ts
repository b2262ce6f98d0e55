import type { CollectionConfig } from 'payload'
import { editors, nobody } from '../access/roles.ts'
import { addFilePiece } from '../endpoints/imports/addFilePiece.ts'
import { importFile } from '../endpoints/imports/importFile.ts'
import { openImport } from '../endpoints/imports/openImport.ts'
import { readImport } from '../endpoints/imports/readImport.ts'
import { runStep } from '../endpoints/imports/runStep.ts'
import { discardImport, stopImport } from '../endpoints/imports/stopImport.ts'
import {
  importStates,
  importSteps,
  isUnderWay,
  type ImportRecord,
} from '../importer/imports/importRecord.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** Imports of blogs somebody has begun in the admin: what was given, how far each is, what became of it. Its endpoints write it. */
export const BlogImports = ({ slugs }: Settings): CollectionConfig => ({
  slug: slugs['blog-imports'],
  labels: { singular: words('取り込み', 'Import'), plural: words('取り込み', 'Imports') },
  admin: {
    group: words('管理', 'Administration'),
    components: { views: { list: { Component: 'midashi/client#ImportDesk' } } },
  },
  access: { read: editors, create: nobody, update: nobody, delete: nobody },
  graphQL: false,
  versions: false,
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  endpoints: [
    openImport,
    addFilePiece,
    runStep,
    stopImport,
    discardImport,
    readImport,
    importFile('report'),
    importFile('pictures'),
    importFile('refused'),
  ],
  fields: [
    { name: 'files', type: 'json', required: true },
    { name: 'zone', type: 'number', required: true, defaultValue: 540 },
    { name: 'category', type: 'text' },
    { name: 'fetch', type: 'checkbox', defaultValue: false },
    { name: 'step', type: 'select', options: [...importSteps] },
    { name: 'state', type: 'select', options: [...importStates], required: true, index: true },
    { name: 'isStopping', type: 'checkbox', defaultValue: false },
    {
      name: 'isUnderWay',
      type: 'checkbox',
      virtual: true,
      hooks: { afterRead: [({ siblingData }) => isUnderWay(siblingData as ImportRecord)] },
    },
    { name: 'done', type: 'number' },
    { name: 'total', type: 'number' },
    { name: 'lines', type: 'json' },
    { name: 'samples', type: 'json' },
    { name: 'problem', type: 'json' },
    { name: 'startedBy', type: 'text' },
    { name: 'run', type: 'text' },
  ],
})
