// `npm run bench -- --paper`: what a page of the paper costs beside the call it is made of, and what a phone sees of it.
import autocannon from 'autocannon'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../test/setup/chromium.ts'
import { freePort, run, says } from '../test/setup/program.ts'

/** How long each address is asked for, in seconds, and in how many turns. */
const seconds = 4
const rounds = 3

const perSecond = async (url: string): Promise<number> => {
  const { requests, non2xx, errors } = await autocannon({ url, connections: 10, duration: seconds })
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} answers were no pages`)
  return requests.average
}

type Seen = { lcp: number; cls: number; bytes: number; script: number; requests: number }

/** What a phone sees: a processor four times as slow, a screen of 390 × 844. */
const seenBy = async (url: string, executablePath: string): Promise<Seen> => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    locale: 'ja-JP',
  })
  const page = await context.newPage()
  const protocol = await context.newCDPSession(page)
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await protocol.send('Network.enable')
  const types = new Map<string, string>()
  const sent = { bytes: 0, script: 0, requests: 0 }
  protocol.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId)
    if (type === 'Image') return
    sent.requests++
    sent.bytes += encodedDataLength
    if (type === 'Script') sent.script += encodedDataLength
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const { lcp, cls } = await page.evaluate(
    () =>
      new Promise<{ lcp: number; cls: number }>((resolve) => {
        const shown = { lcp: 0, cls: 0 }
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shown.lcp = entry.startTime
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number
            hadRecentInput: boolean
          })[])
            if (!entry.hadRecentInput) shown.cls += entry.value
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(shown), 500)
      }),
  )
  await browser.close()
  return { lcp, cls, ...sent }
}

const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!

/** Starts a newsroom of its own, asks for its pages, and ends it. */
export const benchPaper = async (): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'midashi-paper-'))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const server = run('src/newsroom/start.ts', {
    PORT: String(port),
    MIDASHI_HOME: path.join(folder, 'home'),
    MIDASHI_MEDIA: path.join(folder, 'media'),
    MIDASHI_ADMIN_PASSWORD: 'newsroom-in-a-bench',
  })
  try {
    await says(server, /Midashi が動いています/, 400)
    const answer = await fetch(`${address}/api/site/home`)
    const { latest } = (await answer.json()) as { latest: { slug: string }[] }
    const slug = encodeURIComponent(latest[1]!.slug)
    const asked = [
      ['front page', '/', '/api/site/home?latest=9&size=5'],
      ['article', `/articles/${slug}`, `/api/site/articles/${slug}`],
    ] as const
    console.log(`\nthe paper (${rounds} rounds of ${seconds} s, 10 connections)`)
    for (const [name, page, call] of asked) {
      const pages: number[] = []
      const calls: number[] = []
      for (let round = 0; round < rounds; round++) {
        pages.push(await perSecond(address + page))
        calls.push(await perSecond(address + call))
      }
      console.log(
        `  ${name.padEnd(12)} ${median(pages).toFixed(0)} pages/s, its call ${median(calls).toFixed(0)}/s: × ${(median(calls) / median(pages)).toFixed(1)}`,
      )
    }
    const executablePath = findChromium()
    if (executablePath)
      for (const [name, page] of asked) {
        const all: Seen[] = []
        for (let round = 0; round < rounds; round++)
          all.push(await seenBy(address + page, executablePath))
        const of = (part: keyof Seen): number => median(all.map((one) => one[part]))
        console.log(
          `  ${name.padEnd(12)} on a phone, 4 × slower: LCP ${of('lcp').toFixed(0)} ms, CLS ${of('cls').toFixed(3)}, ${(of('bytes') / 1000).toFixed(0)} kB without pictures (${(of('script') / 1000).toFixed(0)} kB of it scripts), ${of('requests')} requests`,
        )
      }
  } finally {
    server.process.kill('SIGINT')
    await server.ended
    rmSync(folder, { recursive: true, force: true })
  }
}
