import { readFileSync } from 'node:fs'
import { Command, type Option } from 'commander'
import { inWords, Plain } from '../newsroom/speak.ts'
import { audit } from './audit.ts'
import { canonical } from './canonical.ts'
import type { Desk } from './desk.ts'
import { exportBlog } from './exportBlog.ts'
import { eyecatch } from './eyecatch.ts'
import { importFiles } from './import/importFiles.ts'
import { pages } from './pages.ts'
import { read } from './read.ts'
import { recount } from './recount.ts'
import { repeats } from './repeats.ts'
import { upgrade } from './upgrade.ts'

const titles: Record<string, string> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
}

/** What commander says of a wrong call, in Japanese. */
const translated = (message: string): string =>
  message
    .replace(/^error: unknown command '(.+?)'/, '「$1」というコマンドはありません')
    .replace(/^error: unknown option '(.+?)'/, '「$1」というオプションはありません')
    .replace(/^error: missing required argument '(.+?)'/, '引数 <$1> がありません')
    .replace(
      /^error: option '(.+?)' argument '(.*?)' is invalid\. Allowed choices are (.+?)\.$/m,
      'オプション「$1」に「$2」は使えません（$3 のいずれか）',
    )
    .replace(/^error: required option '(.+?)' not specified/, 'オプション「$1」が必要です')
    .replace(/^error: option '(.+?)' argument missing/, 'オプション「$1」の値がありません')
    .replace(/^error: too many arguments.*/, '引数が多すぎます')
    .replace(/\(Did you mean (.+?)\?\)/, '（$1 でしょうか）')

/** What an option is for, what it may be, and what it is where it is left out. */
const described = ({ description, argChoices, defaultValue }: Option): string => {
  const more = [
    ...(argChoices?.some((choice) => !description.includes(choice))
      ? [inWords(`${argChoices.join('、')} のいずれか`, `one of ${argChoices.join(', ')}`)]
      : []),
    ...(defaultValue === undefined
      ? []
      : [inWords(`省略時 ${defaultValue}`, `else ${defaultValue}`)]),
  ]
  return more.length === 0
    ? description
    : inWords(`${description}（${more.join('、')}）`, `${description} (${more.join('; ')})`)
}

const inOurWords = (command: Command): Command =>
  command
    .helpOption('-h, --help', inWords('使い方を表示する', 'show this help'))
    .configureHelp({
      styleTitle: (title) => inWords(titles[title] ?? title, title),
      optionDescription: described,
    })
    .configureOutput({
      outputError: (message, write) => write(inWords(translated(message), message)),
    })

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string }

/**
 * The `midashi` command, one subcommand a file; results go to standard output, everything said to a person to the other. A failure
 * is said, and is the exit code of the process.
 */
export const runProgram = async (desk: Desk, args: string[]): Promise<void> => {
  const program = inOurWords(new Command('midashi'))
    .description(
      inWords(
        '原稿やブログを取り込み、書き出し、校閲し、画像を整えます。',
        'Imports manuscripts and blogs, exports and proofreads them, and keeps pictures in order.',
      ),
    )
    .helpCommand(false)
    .version(version, '-V, --version', inWords('版を表示する', 'show the version'))
  for (const make of [
    read,
    importFiles,
    exportBlog,
    audit,
    eyecatch,
    canonical,
    recount,
    repeats,
    pages,
    upgrade,
  ])
    program.addCommand(inOurWords(make(desk)))
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    process.stderr.write(
      `${error instanceof Plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    )
    process.exitCode = 1
  }
}
