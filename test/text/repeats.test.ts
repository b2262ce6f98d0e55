import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { repeatedSpans } from '../../src/text/repeats/repeatedSpans.ts'

const folder = path.resolve('../shared/repeats')
// The scorer that comes with the cases is a Python script.
const there =
  existsSync(path.join(folder, 'cases-dev.jsonl.gz')) &&
  spawnSync('python3', ['--version']).status === 0

describe('the spans of repeated text', () => {
  it('are UTF-16 units of the text as given: what is left is the text once', () => {
    const once =
      '　北浜港の定期航路が三年ぶりに再開し、初日は朝から多くの乗客が船着き場に列を作った。\n港湾局は一日二往復の運航を続け、利用者が増えれば夏から便を増やす方針を示している。'
    const { spans, flag } = repeatedSpans(`${once}\n${once}`)
    const text = `${once}\n${once}`
    const rest = spans
      .toReversed()
      .reduce((left, [start, end]) => left.slice(0, start) + left.slice(end), text)
    expect(rest.trimEnd()).toBe(once)
    expect(flag).toEqual([])
  })
})

// 2,000 labelled cases stand beside the checkout where the project is built. The bars are what was reached, not what is
// wanted: they keep a change from making it worse.
describe.skipIf(!there)('the labelled cases', () => {
  it('keep what is meant, and lose no sentence only the copy has', () => {
    const cases = gunzipSync(readFileSync(path.join(folder, 'cases-dev.jsonl.gz'))).toString()
    const dir = mkdtempSync(path.join(tmpdir(), 'midashi-repeats-'))
    writeFileSync(path.join(dir, 'cases.jsonl'), cases)
    const predicted = execFileSync(
      process.execPath,
      ['src/cli/midashi.ts', 'repeats', path.join(dir, 'cases.jsonl')],
      { maxBuffer: 1e9 },
    )
    writeFileSync(path.join(dir, 'predicted.jsonl'), predicted)
    const [first] = execFileSync(
      'python3',
      [
        path.join(folder, 'score.py'),
        path.join(dir, 'cases.jsonl'),
        path.join(dir, 'predicted.jsonl'),
      ],
      { encoding: 'utf8' },
    ).split('\n')
    const score = JSON.parse(first!.replaceAll("'", '"')) as Record<string, number>
    expect(score.P).toBeGreaterThanOrEqual(0.999)
    expect(score.R).toBeGreaterThanOrEqual(0.98)
    expect(score.exact).toBeGreaterThanOrEqual(0.93)
    expect(score.neg_damaged).toBeLessThanOrEqual(0.003)
    expect(score.keep_viol).toBe(0)
  })
})
