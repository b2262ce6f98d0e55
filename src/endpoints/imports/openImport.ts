import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { mustBe } from '../../access/roles.ts'
import type { GivenFile } from '../../importer/imports/importRecord.ts'
import { isPlainRecord } from '../../text/isRecord.ts'
import { refusal } from '../../request/refusal.ts'
import { slugOf } from '../../slugs.ts'

/** How many files an import has, and how many bytes they have together: a blog of twenty years with its pictures. */
const maxFiles = 50
const maxBytes = 4 * 2 ** 30

const isFile = (value: unknown): value is GivenFile =>
  isPlainRecord(value) &&
  typeof value.name === 'string' &&
  value.name.trim() !== '' &&
  value.name.length <= 300 &&
  Number.isSafeInteger(value.size) &&
  (value.size as number) > 0 &&
  (value.kind === 'export' || value.kind === 'addresses')

/**
 * `POST /api/blog-imports/open` with `{ files: [{ name, size, kind }], zone?, category?, fetch? }`: an import that waits for these files, `kind` being
 * `export` for exports and their pictures, `addresses` for a list of old addresses; `zone` in minutes;
 * with `fetch` pictures that are in no file are fetched from where they were. For editors.
 */
export const openImport: Endpoint = {
  path: '/open',
  method: 'post',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor')
    await addDataAndFileToRequest(req)
    const {
      files,
      zone = 540,
      category = null,
      fetch,
    } = (req.data ?? {}) as Record<string, unknown>
    if (
      !Array.isArray(files) ||
      files.length === 0 ||
      files.length > maxFiles ||
      !files.every(isFile)
    )
      throw refusal(req, 400, {
        ja: `取り込むファイルを files に [{ name, size, kind }] の形で指定してください（${maxFiles}個まで。空のファイルは使えません）。`,
        en: `Give the files as \`files: [{ name, size, kind }]\`, ${maxFiles} at most and none of them empty.`,
      })
    if (files.reduce((sum, { size }) => sum + size, 0) > maxBytes)
      throw refusal(req, 413, {
        ja: `ファイルが大きすぎます（合計で${maxBytes / 2 ** 30}GBまで）。midashi import コマンドなら、この制限なしに取り込めます。`,
        en: `The files are too large (${maxBytes / 2 ** 30} GB together). The command \`midashi import\` has no such limit.`,
      })
    if (!Number.isInteger(zone) || Math.abs(zone as number) > 14 * 60)
      throw refusal(req, 400, {
        ja: '時差を zone に分で指定してください（日本時間は 540）。',
        en: 'Give `zone` in minutes, such as 540 for Japan.',
      })
    if (category !== null && (typeof category !== 'string' || category.length > 100))
      throw refusal(req, 400, {
        ja: 'カテゴリーを category に名前（100字まで）で指定してください。',
        en: 'Give `category` as a name of 100 characters at most.',
      })
    const doc = await req.payload.db.create({
      collection: slugOf(req, 'blog-imports'),
      data: {
        files: files.map(({ name, size, kind }) => ({ name, size, kind })),
        zone,
        category: typeof category === 'string' && category.trim() ? category.trim() : null,
        fetch: fetch === true,
        state: 'ready',
        startedBy: String(req.user?.id ?? ''),
      },
      req,
    })
    return Response.json({ id: String(doc.id) }, { status: 201 })
  },
}
