// The site's API from rows that are ready, as `npm start` serves it.
import { createServer } from 'node:http'
import pg from 'pg'
import { siteHandler } from '../../src/published/siteHandler.ts'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 })
const keeps = process.env.KEEPS === undefined ? undefined : Number(process.env.KEEPS)
const site = siteHandler({ pool, keeps })

createServer((request, response) => {
  void site(request, response, (error) => {
    if (error) console.error(error)
    response.writeHead(500).end('left to the app')
  })
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'))
