import { createLocalReq, type Payload } from 'payload'
import { importManuscript } from '../../importer/importManuscript.ts'
import { takesComments } from '../../importer/writeComments.ts'
import { withArchivePublishers } from '../../database/withArchivePublishers.ts'
import { inWords, Plain, say } from '../../newsroom/speak.ts'
import type { House } from '../../text/proof/rule.ts'
import type { ParsedManuscript } from '../../text/manuscript/manuscript.ts'
import { progressBar } from '../progressBar.ts'
import { readManuscripts } from '../readFiles.ts'
import { countOf, sayPages, sum, type Result } from './pagesReport.ts'

export type PagesOptions = { dryRun: boolean; category?: string; publishedAt?: string }

/** The files that can be read as text; what is wrong with the others is said. */
export const filesThatRead = async (files: string[], house: House): Promise<string[]> => {
  const readable: string[] = []
  for (const file of files) {
    try {
      await readManuscripts(file, house)
      readable.push(file)
    } catch (error) {
      if (!(error instanceof Plain)) throw error
      say(error.message, error.message)
    }
  }
  return readable
}

/** Puts the manuscripts of pages into the database, each for itself. @returns the refused ones */
export const importPages = async (
  payload: Payload,
  house: House,
  files: string[],
  options: PagesOptions,
): Promise<Result[]> => {
  const taught = await withArchivePublishers(await createLocalReq({}, payload), house)
  const manuscripts: ParsedManuscript[] = []
  for (const file of files) manuscripts.push(...(await readManuscripts(file, taught)))
  const bar = progressBar(inWords('取り込み', 'Importing'), manuscripts.length)
  const results: Result[] = []
  const earlier = new Map<string, { id: string; digest: string }>()
  for (const manuscript of manuscripts) {
    const outcome = await importManuscript(payload, house, manuscript, { ...options, earlier })
    results.push({ manuscript, outcome })
    bar.tick()
  }
  bar.stop()
  sayPages(results, options.dryRun)
  const left = takesComments(payload)
    ? 0
    : sum(results.map(({ manuscript }) => countOf(manuscript.comments)))
  if (left > 0)
    say(
      `コメント機能が使われていないため、コメント${left}件は取り込みませんでした。`,
      `This app has no comments; ${left} of them were left out.`,
    )
  return results.filter(({ outcome }) => outcome.outcome === 'refused')
}
