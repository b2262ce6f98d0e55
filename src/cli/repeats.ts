import { Command } from 'commander'
import { createReadStream } from 'node:fs'
import { inWords, Plain } from '../newsroom/speak.ts'
import { repeatedSpans } from '../text/parsers/repeatedSpans.ts'
import { typedPath } from './readFiles.ts'
import type { Desk } from './desk.ts'

/** `midashi repeats CASES.jsonl`: what would be taken out of each text as repeated, so that anybody can score it. */
export const repeats = (desk: Desk): Command =>
  new Command('repeats')
    .description(
      inWords(
        '{id, title, input} の行を読み、繰り返しの範囲を {id, spans, flag} で出力します。',
        'Reads lines {id, title, input} and prints where text is repeated: {id, spans, flag}.',
      ),
    )
    .argument('<cases>', inWords('JSON Lines のファイル', 'a file of JSON lines'))
    .action(async (file: string) => {
      // A reader that has seen enough (`| head`) is no failure.
      process.stdout.on('error', () => process.exit(0))
      const house = await desk.house()
      let at = 0
      try {
        for await (const line of linesIn(typedPath(file))) {
          at++
          if (line.trim() === '') continue
          const given = JSON.parse(line) as {
            id?: unknown
            title?: unknown
            input?: unknown
          } | null
          if (typeof given?.input !== 'string') throw new SyntaxError()
          const title = typeof given.title === 'string' ? given.title : ''
          process.stdout.write(
            `${JSON.stringify({ id: given.id, ...repeatedSpans(given.input, house, title) })}\n`,
          )
        }
      } catch (error) {
        if (error instanceof SyntaxError)
          throw new Plain(
            `${file}: ${at}行目が {id, title, input} のJSONとして読めません。`,
            `${file}: line ${at} is no JSON of {id, title, input}.`,
          )
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOENT')
          throw new Plain(`${file}: ファイルがありません。`, `${file}: there is no such file.`)
        if (code === 'EISDIR')
          throw new Plain(`${file}: ファイルではなくフォルダーです。`, `${file}: this is a folder.`)
        throw error
      }
    })

/** The lines of a file of JSON lines. Only a line feed parts them: U+2028 may stand in a string. */
const linesIn = async function* (file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop()!
    yield* lines.map((line) => line.replace(/^\ufeff/, ''))
  }
  yield rest.replace(/^\ufeff/, '')
}
