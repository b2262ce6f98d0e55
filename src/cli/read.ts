import { Command } from 'commander'
import { inWords, Plain, say } from '../newsroom/speak.ts'
import type { ParsedManuscript } from '../text/manuscript/manuscript.ts'
import { sectionsOf } from '../text/manuscript/sections.ts'
import { blockText, sectionText, blocksText } from '../text/manuscript/blockText.ts'
import { mendSafely } from '../text/proof/mend.ts'
import type { Finding, House } from '../text/proof/rule.ts'
import { readManuscripts } from './readFiles.ts'
import type { Desk } from './desk.ts'

/** `midashi read FILE…`: what the parsers see, as one JSON array on standard output. */
export const read = (desk: Desk): Command =>
  new Command('read')
    .description(
      inWords(
        'ファイルを原稿として読み、JSONで出力します。',
        'Reads files and prints the manuscripts as JSON.',
      ),
    )
    .argument('<files...>', inWords('読むファイル', 'files to read'))
    .action(async (files: string[]) => {
      const house = await desk.house()
      const shown: unknown[] = []
      for (const file of files) {
        try {
          for (const manuscript of await readManuscripts(file, house))
            shown.push(show(manuscript, house))
        } catch (error) {
          if (!(error instanceof Plain)) throw error
          say(error.message, error.message)
          process.exitCode = 1
        }
      }
      process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
    })

/** A manuscript after its safe mends, as people and programs read it. */
const show = (given: ParsedManuscript, house: House): unknown => {
  const { manuscript, findings } = mendSafely(given, house)
  const {
    blocks,
    repairs,
    eyecatch: _picture,
    related,
    comments,
    citations,
    figures,
    unread,
    ...front
  } = manuscript
  return {
    ...front,
    body: blocksText(blocks, house),
    sections:
      front.format === 'column'
        ? []
        : sectionsOf(blocks, house).map((section) => ({
            kind: section.kind,
            label: section.label,
            text: sectionText(blocks, section, house),
            notes: section.notes.map((at) => blockText(blocks[at]!, house)),
          })),
    citations,
    figures,
    related,
    comments,
    findings: findings.map(showFinding),
    repairs: repairs.map(({ rule, text }) => ({ rule, text })),
    unread: unread.map(({ text }) => text),
  }
}

const showFinding = ({ rule, severity, message, place }: Finding): unknown => ({
  rule,
  severity,
  message: message.ja,
  place,
})
