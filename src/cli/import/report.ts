import { writeFileSync } from 'node:fs'
import { missingPictures, reportLines, type BlogReport } from '../../importer/report.ts'
import { say } from '../../newsroom/speak.ts'
import { typedPath } from '../readFiles.ts'

/** Says a report to the person at the terminal. */
export const sayReport = (report: BlogReport, dryRun: boolean): void => {
  for (const { ja, en } of reportLines(report, dryRun)) say(ja, en)
}

/** Writes the whole report for programs, and the pictures that are missing as a list a person can fill. */
export const writeReport = (report: BlogReport, file: string): void => {
  writeFileSync(typedPath(file), `${JSON.stringify(report, null, 2)}\n`)
  say(`詳しい報告：${file}`, `The whole report: ${file}`)
  if (report.missing.length === 0) return
  const list = file.replace(/\.json$/, '') + '.pictures.tsv'
  writeFileSync(typedPath(list), missingPictures(report))
  say(
    `見つからない画像の一覧：${list}（2列目にファイルのパスを書き、--pictures ${list} を付けてもう一度取り込んでください）`,
    `The missing pictures: ${list} (write a file's path into the second column, and import again with --pictures ${list})`,
  )
}
