// The web server of the newsroom: Next, behind a listener that writes down where each request came from.
import { createServer, type IncomingMessage } from 'node:http'
import next from 'next'
import { root } from './home.ts'

const hostname = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 3000)
const app = next({ dev: false, dir: root, hostname, port })
await app.prepare()
const handle = app.getRequestHandler()

/** Whether a page of another site sends a form to a page of ours; Next would refuse it as an error of its own. */
const isForeignForm = ({ method, url, headers }: IncomingMessage): boolean => {
  if (method !== 'POST' || url?.startsWith('/api/') || headers.origin === undefined) return false
  const from = URL.parse(headers.origin)?.host
  // As Next looks at it: of several proxies the outermost says what the browser asked for.
  const [forwarded] = String(headers['x-forwarded-host'] ?? '').split(',')
  return from === undefined || (from !== forwarded!.trim() && from !== headers.host)
}

createServer((request, response) => {
  // Next believes a header that is there already; what stands last in it is what we saw ourselves.
  const { remoteAddress = '' } = request.socket
  const said = request.headers['x-forwarded-for']
  request.headers['x-forwarded-for'] = [said ?? [], remoteAddress].flat().join(', ')
  try {
    decodeURIComponent(request.url ?? '')
  } catch {
    response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' })
    response.end('アドレスの % の書き方が正しくありません。\n')
    return
  }
  if (isForeignForm(request)) {
    response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' })
    response.end('ほかのサイトからは送信できません。\n')
    return
  }
  void handle(request, response)
}).listen(port, hostname)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0))
