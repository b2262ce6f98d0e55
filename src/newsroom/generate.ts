// Writes what is generated from the config: the admin's import map, the types, and a migration where the fields changed.
// Usage: npm run generate [-- NAME_OF_THE_MIGRATION]
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generateImportMap, getPayload } from 'payload'
import { generateTypes } from 'payload/node'
import { home, root } from './home.ts'
import { ensureDatabase, startPostgres } from './postgres.ts'
import { say } from './speak.ts'

const { cluster, stop } = await startPostgres(home('postgres'))
process.env.DATABASE_URL = await ensureDatabase(cluster, 'midashi_generate')
process.env.PAYLOAD_SECRET ??= 'generate'
process.env.PAYLOAD_MIGRATING = 'true'
const { default: config } = await import('../payload.config.ts')
const payload = await getPayload({ config, cron: false })

await generateImportMap(await config, { force: true, log: false })
await generateTypes(await config, { log: false })

const folder = path.join(root, 'src/migrations')
const before = new Set(readdirSync(folder))
await payload.db.createMigration({
  payload,
  migrationName: process.argv[2] ?? 'change',
  forceAcceptWarning: true,
  skipEmpty: true,
} as never)
const isEmpty = (file: string): boolean =>
  file.endsWith('.ts') &&
  readFileSync(path.join(folder, file), 'utf8').includes('// Migration code')
const fresh = readdirSync(folder).filter((file) => !before.has(file) && file !== 'index.ts')
const written = fresh.some(isEmpty) ? [] : fresh
// Payload writes a migration for no change as well.
if (written.length === 0) for (const file of fresh) rmSync(path.join(folder, file))
for (const file of written.filter((name) => name.endsWith('.ts'))) {
  const at = path.join(folder, file)
  // Payload imports its types as values; Node runs this file as it stands.
  const source = readFileSync(at, 'utf8').replace(
    'MigrateUpArgs, MigrateDownArgs',
    'type MigrateUpArgs, type MigrateDownArgs',
  )
  writeFileSync(at, source)
}
// Migrations are read from their folder; the list beside them is for bundlers.
rmSync(path.join(folder, 'index.ts'), { force: true })
say(
  written.length > 0 ? `書きました: ${written.join(', ')}` : 'マイグレーションに変更はありません。',
  written.length > 0 ? `Wrote ${written.join(', ')}` : 'Nothing to migrate.',
)
await payload.destroy()
await stop()
process.exit(0)
