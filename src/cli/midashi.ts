// The `midashi` command. One subcommand a file; results go to standard output, everything said to a person to the other.
import { Command } from 'commander'
import { inWords, Plain } from '../newsroom/speak.ts'
import { audit } from './audit.ts'
import { importFiles } from './import.ts'
import { read } from './read.ts'
import { repeats } from './repeats.ts'

const program = new Command('midashi')
  .description(
    inWords('原稿を読み、取り込み、校閲します。', 'Reads, imports and proofreads manuscripts.'),
  )
  .helpCommand(false)
  .configureHelp({ showGlobalOptions: false })

program.addCommand(read)
program.addCommand(importFiles)
program.addCommand(audit)
program.addCommand(repeats)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(
    `${error instanceof Plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exitCode = 1
}
