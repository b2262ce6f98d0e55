import { Command } from 'commander'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { inWords, Plain } from '../newsroom/speak.ts'
import { repeatedSpans } from '../text/repeats/repeatedSpans.ts'
import { typedPath } from './readFiles.ts'

/** `midashi repeats CASES.jsonl`: what would be taken out of each text as repeated, so that anybody can score it. */
export const repeats = new Command('repeats')
  .description(
    inWords(
      '{id, title, input} の行を読み、繰り返しの範囲を {id, spans, flag} で出力します。',
      'Reads lines {id, title, input} and prints where text is repeated: {id, spans, flag}.',
    ),
  )
  .argument('<cases>', inWords('JSON Lines のファイル', 'a file of JSON lines'))
  .action(async (file: string) => {
    const lines = createInterface({ input: createReadStream(typedPath(file)), crlfDelay: Infinity })
    let at = 0
    try {
      for await (const line of lines) {
        at++
        if (line.trim() === '') continue
        const { id, title, input } = JSON.parse(line) as {
          id?: unknown
          title?: string
          input?: string
        }
        if (typeof input !== 'string') throw new SyntaxError()
        process.stdout.write(`${JSON.stringify({ id, ...repeatedSpans(input, title) })}\n`)
      }
    } catch (error) {
      if (error instanceof SyntaxError)
        throw new Plain(
          `${file}: ${at}行目が {id, title, input} のJSONとして読めません。`,
          `${file}: line ${at} is no JSON of {id, title, input}.`,
        )
      if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        throw new Plain(`${file}: ファイルがありません。`, `${file}: there is no such file.`)
      throw error
    }
  })
