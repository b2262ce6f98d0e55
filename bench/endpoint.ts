// `npm run bench -- --endpoint`: the page of an article as one call of `/api/site` through Next and Payload alone, as in any app on
// `next start`, beside the same article asked of Payload.
import autocannon from 'autocannon'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureDatabase, type Cluster } from '../src/newsroom/postgres.ts'
import { median } from './compare.ts'
import { freePort, run, runIn, says } from '../test/setup/program.ts'

/** How long each address is asked for, in seconds, in how many turns, by how many at once. */
const seconds = 5
const rounds = 3
const connections = 8

const perSecond = async (url: string): Promise<number> => {
  const { requests, non2xx, errors } = await autocannon({ url, connections, duration: seconds })
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} answers were none`)
  return requests.average
}

/** Makes the sample newsroom, serves it with `next start`, asks, and ends it. */
export const benchEndpoint = async (cluster: Cluster): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'midashi-endpoint-'))
  const env = {
    DATABASE_URL: await ensureDatabase(cluster, 'bench_endpoint'),
    MIDASHI_HOME: path.join(folder, 'home'),
    MIDASHI_MEDIA: path.join(folder, 'media'),
    PAYLOAD_SECRET: 'a secret of the bench',
  }
  const made = run('src/newsroom/start.ts', {
    ...env,
    PORT: String(await freePort()),
    MIDASHI_ADMIN_PASSWORD: 'newsroom-in-a-bench',
  })
  await says(made, /Midashi が動いています/, 400)
  made.process.kill('SIGINT')
  await made.ended
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const server = runIn(
    '.',
    'node_modules/next/dist/bin/next',
    { ...env, NODE_ENV: 'production', MIDASHI_JOBS: 'off' },
    ['start', '-p', String(port), '-H', '127.0.0.1'],
  )
  try {
    await says(server, /Ready in/)
    const answer = await fetch(`${address}/api/site/home`)
    const { latest } = (await answer.json()) as { latest: { slug: string }[] }
    const slug = encodeURIComponent(latest[1]!.slug)
    const calls = {
      site: `/api/site/articles/${slug}`,
      payload: `/api/articles?where[slug][equals]=${slug}&depth=2`,
    }
    const counts = { site: [] as number[], payload: [] as number[] }
    for (let round = 0; round < rounds; round++)
      for (const name of ['site', 'payload'] as const)
        counts[name].push(await perSecond(address + calls[name]))
    const [site, payload] = [median(counts.site), median(counts.payload)]
    console.log(
      `\nan article's page through Next and Payload (${rounds} rounds of ${seconds} s, ${connections} connections)\n  /api/site ${site.toFixed(0)}/s, /api/articles?where[slug] ${payload.toFixed(0)}/s: × ${(site / payload).toFixed(2)} (goal 3)`,
    )
  } finally {
    server.process.kill('SIGTERM')
    await server.ended
    rmSync(folder, { recursive: true, force: true })
  }
}
