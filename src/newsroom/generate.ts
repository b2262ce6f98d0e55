// Writes what is generated from the config: the admin's import map, the types, and a migration where the fields changed.
// Usage: npm run generate [-- NAME_OF_THE_MIGRATION]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generateImportMap, getPayload } from 'payload'
import { generateTypes } from 'payload/node'
import { root, home } from './home.ts'
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
await payload.db.createMigration({ payload, migrationName: process.argv[2] ?? 'change', forceAcceptWarning: true, skipEmpty: true } as never)
const written = readdirSync(folder).filter((file) => !before.has(file))
for (const file of written.filter((name) => name.endsWith('.ts'))) {
  const at = path.join(folder, file)
  writeFileSync(at, readFileSync(at, 'utf8').replace(/^import \{ (.*) \} from/m, (line) => line))
}
say(
  written.length > 0 ? `書きました: ${written.join(', ')}` : 'マイグレーションに変更はありません。',
  written.length > 0 ? `Wrote ${written.join(', ')}` : 'Nothing to migrate.',
)
await payload.destroy()
await stop()
process.exit(0)
