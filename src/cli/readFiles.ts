import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Plain } from '../newsroom/speak.ts'
import type { ParsedManuscript } from '../text/manuscript/manuscript.ts'
import { decode, NotText } from '../text/parsers/decode.ts'
import type { ParserHouse } from '../text/parsers/page.ts'
import { parseFile } from '../text/parsers/parsers.ts'

/** The most bytes of one file; the longest month of a digest blog has a hundredth of it. */
const maxBytes = 100_000_000

/** A path as the person typed it: npm runs commands in the project's folder, whatever folder they were typed in. */
export const typedPath = (file: string): string =>
  path.resolve(process.env.INIT_CWD ?? process.cwd(), file)

/**
 * The manuscripts of a file: a raw text in any of the formats that are read, or the refused manuscripts of an earlier import (`.jsonl`).
 * @throws {Plain} where the file cannot be read as text, or says nothing
 */
export const readManuscripts = async (
  file: string,
  house: ParserHouse,
): Promise<ParsedManuscript[]> => {
  const text = await textOf(file)
  if (file.endsWith('.jsonl')) return refusedManuscripts(file, text)
  const manuscripts = [...parseFile(text, house, path.basename(file))]
  if (manuscripts.length === 0)
    throw new Plain(`${file}: 空のファイルです。`, `${file}: the file is empty.`)
  return manuscripts
}

const textOf = async (file: string): Promise<string> => {
  try {
    const bytes = await readFile(typedPath(file))
    if (bytes.length > maxBytes)
      throw new Plain(
        `${file}: ファイルが大きすぎます（100MBまで）。分けてから指定してください。`,
        `${file}: the file is too large (100 MB at most). Split it.`,
      )
    return decode(bytes)
  } catch (error) {
    if (error instanceof NotText)
      throw new Plain(
        `${file}: ${error.message}`,
        `${file}: this is not text. Give a text file in UTF-8, Shift_JIS or EUC-JP.`,
      )
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT')
      throw new Plain(`${file}: ファイルがありません。`, `${file}: there is no such file.`)
    if (code === 'EISDIR')
      throw new Plain(
        `${file}: フォルダーです。ファイルを指定してください。`,
        `${file}: this is a folder. Give files.`,
      )
    if (code === 'EACCES')
      throw new Plain(`${file}: 読み取りの許可がありません。`, `${file}: permission denied.`)
    throw error
  }
}

const refusedManuscripts = (file: string, text: string): ParsedManuscript[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line, at) => {
      try {
        const { manuscript } = JSON.parse(line) as { manuscript?: ParsedManuscript }
        if (typeof manuscript?.title === 'string' && Array.isArray(manuscript.blocks))
          return manuscript
      } catch {
        // Said below, with the line.
      }
      throw new Plain(
        `${file}: ${at + 1}行目が原稿として読めません。`,
        `${file}: line ${at + 1} is no manuscript.`,
      )
    })
