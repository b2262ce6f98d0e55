// The web server of the newsroom: what readers get from rows that are ready, and Next; behind a listener that writes down where each
// request came from, counts its bytes, tells browsers what our pages may do, and finishes what is under way before it goes.
import { createServer, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import next from 'next'
import pg from 'pg'
import { frontendKey } from '../frontend.ts'
import { forAsker } from '../../database/asker.ts'
import { freshnessOf } from '../../published/site/freshness.ts'
import { readingFrom } from '../../published/site/reading.ts'
import { siteHandler } from '../../published/siteHandler.ts'
import { root } from '../home.ts'
import { whenParentIsGone } from '../parent.ts'
import { answer } from './answers.ts'
import { CountedRequest, underWay } from './CountedRequest.ts'
import { withFreshForm } from './freshForm.ts'
import { keptPages, missingPage } from './keptPages.ts'
import { isForeign } from './foreign.ts'
import { setPolicies } from './policies.ts'
import { bodyLimit, requestLimits } from './requestLimits.ts'

const hostname = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 3000)
const secret = process.env.PAYLOAD_SECRET ?? ''

/** How long what is under way may take once the server is told to stop, in milliseconds. */
const patience = 10_000

/** How long a server that leaves still tells newcomers so, in milliseconds. */
const farewell = 500

/** How long those are waited for who are connected and have asked nothing yet, in milliseconds; a browser may never. */
const hearing = 2000

// The site asks the API as any frontend does: it is given its key, and knows no secret.
process.env.MIDASHI_FRONTEND_KEY ??= frontendKey()

const app = next({ dev: false, dir: root, hostname, port })
await app.prepare()
const handle = app.getRequestHandler()

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 6,
  connectionTimeoutMillis: 10_000,
  statement_timeout: 10_000,
  query_timeout: 15_000,
  keepAlive: true,
})
// Without a listener a database that restarts ends the process; the pool opens new connections by itself.
pool.on('error', () => {})
const site = siteHandler({ pool })
const pages = keptPages(
  freshnessOf(
    readingFrom(pool, { schema: null, discussions: 'discussions', comments: 'comments' }),
  ),
  withFreshForm(secret),
  async () => {
    const address = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}${missingPage}`
    return Buffer.from(await (await fetch(address)).arrayBuffer())
  },
)

let isLeaving = false
const open = new Set<ServerResponse>()

const server = createServer({ IncomingMessage: CountedRequest }, async (request, response) => {
  open.add(response)
  response.once('close', () => open.delete(response))
  if (isLeaving) return answer(request, response, 'leaving')
  // Next believes a header that is there already; what stands last in it is what we saw ourselves.
  const { remoteAddress = '' } = request.socket
  const forwarded = request.headers['x-forwarded-for']
  request.headers['x-forwarded-for'] = [forwarded ?? [], remoteAddress].flat().join(', ')
  const type = request.headers['content-type'] ?? ''
  const isReadable =
    request.url?.startsWith('/') &&
    URL.canParse(`http://${request.headers.host ?? 'localhost'}/`) &&
    (!/^multipart\//i.test(type) || /;\s*boundary=/i.test(type))
  if (!isReadable) return answer(request, response, 'unreadable')
  try {
    decodeURIComponent(request.url ?? '')
  } catch {
    return answer(request, response, 'badAddress')
  }
  if (isForeign(request)) return answer(request, response, 'foreign')
  const { bytes, share } = await bodyLimit(request, secret)
  if (Number(request.headers['content-length'] ?? 0) > bytes)
    return answer(request, response, 'tooLarge')
  if (request.hasBody && underWay[share] > requestLimits.underWay[share])
    return answer(request, response, 'busy')
  request.countTo(bytes, share, () => answer(request, response, 'tooLarge'))
  if (request.hasBody && share === 'anonymous') {
    const timer = setTimeout(() => request.complete || request.destroy(), requestLimits.patience)
    response.once('close', () => clearTimeout(timer))
  }
  setPolicies(request, response)
  // What only reads ends with whoever asked; what writes is finished.
  if (request.method !== 'GET' && request.method !== 'HEAD') return handle(request, response)
  const left = new AbortController()
  response.once('close', () => response.writableFinished || left.abort())
  // What is not ready, and what could not be read, the app answers.
  await site(request, response, () =>
    pages(request, response, () => forAsker(left.signal, () => handle(request, response))),
  )
}).listen(port, hostname)

// A body that comes drop by drop holds its bytes and its place.
server.requestTimeout = 120_000
server.headersTimeout = 20_000

/** Transactions that are open in this process (`payload/transactions.ts`): a scheduled publication has no connection to us. */
const transactions = (): number =>
  (globalThis as Record<symbol, number | undefined>)[Symbol.for('midashi.transactions')] ?? 0

const goWhenQuiet = async (): Promise<void> => {
  while (transactions() > 0) await wait(50)
  // What a job notes of itself comes after its transaction.
  await wait(200)
  process.exit(0)
}

/** Connections over which nobody has asked anything yet: they are no idle ones, what was sent may be on its way. */
const fresh = new Set<Socket>()
server.on('connection', (socket) => {
  fresh.add(socket)
  socket.once('close', () => fresh.delete(socket))
})
server.on('request', ({ socket }) => fresh.delete(socket))

/** Closes the door, once everybody who has come through it has been heard; a busy process, or a busy client, takes a while. */
const closeQuiet = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
  for (let waited = 0; fresh.size > 0 && waited < hearing; waited += 50) await wait(50)
  server.close(() => void goWhenQuiet())
  server.closeIdleConnections()
}

/**
 * Takes no more, and goes when all that is under way has been answered. For a moment the door stays open and says so: whoever
 * stands before it would else be cut off without a word.
 */
const leave = (): void => {
  if (isLeaving) return
  isLeaving = true
  for (const response of open) response.shouldKeepAlive = false
  setTimeout(() => void closeQuiet(), farewell)
  setTimeout(() => process.exit(0), patience)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave)
whenParentIsGone(leave)
