import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { inWords, say } from '../newsroom/speak.ts'
import { canonicalUrl } from '../text/sources/canonicalUrl.ts'
import type { Desk } from './desk.ts'

/** `midashi canonical < urls.txt`: the canonical form of each address, one a line; an empty line where there is none. */
export const canonical = (desk: Desk): Command =>
  new Command('canonical')
    .description(
      inWords(
        '標準入力のURLを一行ずつ正規化して出力します（同じページは同じURLになります）。',
        'Prints the canonical form of each address on standard input: one page, one address.',
      ),
    )
    .action(async () => {
      const house = await desk.house()
      let [at, wrong] = [0, 0]
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
        at++
        const found = canonicalUrl(line, house)
        process.stdout.write(`${found ?? ''}\n`)
        if (found !== null || line.trim() === '') continue
        wrong++
        say(
          `${at}行目はURLではありません: ${line.trim()}`,
          `Line ${at} is no address: ${line.trim()}`,
        )
      }
      if (wrong > 0) process.exitCode = 1
    })
