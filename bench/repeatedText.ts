import { readdirSync, readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Block } from '../src/text/manuscript/manuscript.ts'
import { toLexical } from '../src/text/manuscript/toLexical.ts'
import { readBlocks } from '../src/text/parsers/blocks.ts'
import { linesOf, spoken } from '../src/text/parsers/lines.ts'
import { findRepeats } from '../src/text/repeats/findRepeats.ts'
import { compare } from './compare.ts'
import { house } from '../test/setup/house.ts'

const samples = readdirSync('src/newsroom/samples')
  .map((file) => readFileSync(`src/newsroom/samples/${file}`, 'utf8'))
  .join('\n')

const alphabets = ['一-鿿', 'ぁ-ん', 'ァ-ヶ', 'a-z', 'A-Z', '0-9'].map((range) => {
  const [first, last] = [range.codePointAt(0)!, range.codePointAt(2)!]
  return { pattern: new RegExp(`[${range}]`, 'g'), first, size: last - first + 1 }
})

/** A text of the same shape in other letters: prose that repeats nothing of the one it was made from. */
export const another = (text: string, n: number): string =>
  alphabets.reduce(
    (made, { pattern, first, size }) =>
      made.replace(pattern, (c) =>
        String.fromCharCode(first + ((c.charCodeAt(0) - first + n * 37) % size)),
      ),
    text,
  )

const prose = (characters: number): string => {
  let text = ''
  for (let n = 0; text.length < characters; n++) text += `${another(samples, n)}\n`
  return text.slice(0, characters)
}

const blocksOf = (text: string): Block[] => readBlocks(spoken(linesOf(text, house)))

const fibonacci = (length: number): string => {
  let [a, b] = ['あ', 'い']
  while (b.length < length) [a, b] = [b, b + a]
  return b.slice(0, length)
}

/** Best of some runs, in milliseconds. */
const best = (runs: number, work: () => void): number => {
  let least = Infinity
  for (let run = 0; run < runs; run++) {
    const before = performance.now()
    work()
    least = Math.min(least, performance.now() - before)
  }
  return least
}

const growth = (title: string, make: (size: number) => string, sizes: number[]): void => {
  process.stdout.write(`${title}\n`)
  const all: number[] = []
  for (const size of sizes) {
    const text = make(size)
    const blocks = blocksOf(text)
    const ms = best(size > 2e6 ? 2 : 4, () => void findRepeats(blocks, house))
    const bytes = Buffer.byteLength(text)
    process.stdout.write(
      `  ${(bytes / 1e6).toFixed(2).padStart(6)} MB ${ms.toFixed(0).padStart(7)} ms ${(bytes / 1e3 / ms).toFixed(1).padStart(6)} MB/s\n`,
    )
    all.push(ms)
  }
  const perDoubling = (all.at(-1)! / all[0]!) ** (1 / (all.length - 1))
  process.stdout.write(`  ${perDoubling.toFixed(2)} × per doubling\n\n`)
}

/** What finding repeated text costs: beside the copy every save makes anyway, as texts grow, and on hostile ones. */
export const benchRepeatedText = async (): Promise<void> => {
  const once = prose(5000)
  const article = blocksOf(once)
  const twice = blocksOf(`${once}\n${once}`)
  const body = toLexical(article)
  await compare('finding repeated text in an article of 5,000 characters', 200, {
    'JSON.parse(JSON.stringify(body)), the floor': () => void JSON.parse(JSON.stringify(body)),
    'nothing stands twice': () => void findRepeats(article, house),
    'all of it stands twice': () => void findRepeats(twice, house),
  })
  const paragraph = prose(400).replaceAll('\n', '')
  const sizes = [1e5, 2e5, 4e5, 8e5]
  growth('prose, doubled step by step', prose, [...sizes, 1.6e6, 3.2e6])
  growth('prose pasted twice', (size) => `${prose(size / 2)}\n${prose(size / 2)}`, sizes)
  growth('one character', (size) => 'あ'.repeat(size), [2.5e5, 5e5, 1e6])
  growth('copies of one paragraph', (size) => `${paragraph}\n`.repeat(size / 400), sizes)
  growth(
    'a Fibonacci word of two paragraphs',
    (size) =>
      [...fibonacci(size / 200)]
        .map((c) => (c === 'あ' ? paragraph.slice(0, 200) : paragraph.slice(200)))
        .join('\n'),
    sizes,
  )
  growth(
    'sentences that are nearly alike',
    (size) =>
      Array.from(
        { length: size / 50 },
        (_, n) =>
          `${n}番の船が朝の港に着き、荷を降ろしてから沖へ戻っていったが、次の便は夕方まで来ないという。`,
      ).join('\n'),
    sizes,
  )
  growth(
    'a few words at random',
    (size) => {
      let seed = 1
      return Array.from({ length: size / 5 }, () => {
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        return `${'あいうえおかきくけこ'.slice((seed >> 8) % 5, 7)}。`
      }).join('')
    },
    [4e4, 8e4, 1.6e5],
  )
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  gc()
  const before = process.memoryUsage().heapUsed
  const large = blocksOf(prose(3.6e6))
  gc()
  const held = process.memoryUsage().heapUsed
  findRepeats(large, house)
  const most = process.memoryUsage().heapUsed
  process.stdout.write(
    `memory for 10 MB of prose: the blocks hold ${((held - before) / 1e6).toFixed(0)} MB, finding repeats adds ${((most - held) / 1e6).toFixed(0)} MB before anything is collected\n\n`,
  )
}
