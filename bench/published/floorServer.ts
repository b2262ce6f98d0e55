// What raw Postgres gives over HTTP: one prepared statement a request, through `node:http`, and nothing else.
import { createServer } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 })

const questions: Record<string, { text: string; of: (query: URLSearchParams) => unknown[] }> = {
  '/article': {
    text: 'select doc::text from floor_pages where slug = $1',
    of: (query) => [query.get('slug')],
  },
  '/list': {
    text: 'select doc::text from floor_cards order by at desc, article desc limit 10',
    of: () => [],
  },
  '/next': {
    text: 'select doc::text from floor_cards where (at, article) < ($1, $2) order by at desc, article desc limit 10',
    of: (query) => [query.get('at'), query.get('article')],
  },
}

createServer(async (request, response) => {
  const [path = '', query = ''] = request.url!.split('?')
  const { text, of } = questions[path]!
  const values = of(new URLSearchParams(query))
  const { rows } = await pool.query({ name: path, text, values })
  const body = path === '/article' ? rows[0].doc : `[${rows.map(({ doc }) => doc).join()}]`
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
  })
  response.end(body)
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'))
