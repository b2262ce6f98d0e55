import { addressesIn } from '../manuscript/addresses.ts'
import type { Credit } from '../manuscript/manuscript.ts'
import {
  beginsWithEyecatch,
  creditIn,
  foldedCredit,
  isHeadline,
  isPlainCredit,
} from './creditForms.ts'
import { kindOf } from './creditKind.ts'
import { licenceIn } from './licence.ts'

/** In UTF-16 units, as all lengths of lines. The longest credit in the wild has some hundred; a longer line is prose. */
const maxLength = 160

/** With an address in it. */
const maxLineLength = 2_500

/**
 * The credit a line states for the article's own picture (`Microsoft Designerで作成`, `アイキャッチ画像引用:URL`,
 * `（写真：ロイター／アフロ）`, `© JAXA`), or null. Only a whole line is a credit.
 */
export const readCredit = (line: string): Credit | null => {
  if (line.length > maxLineLength) return null
  const { text, url } = creditOf(line)
  if (text.length > maxLength || text === '') return null
  const folded = foldedCredit(text)
  const stated = creditIn(folded, text)
  if (stated === null) return null
  // Where a label stands alone in front of a link, it is all the credit says.
  const shown = stated.replace(/^[:：=＝\s]+|[:：=＝\s]+$/g, '') || labelIn(text)
  const licence = licenceIn(folded)
  return { text: shown, url, kind: kindOf(`${shown} ${folded}`, url), ...(licence && { licence }) }
}

/** Whether a line is a credit beyond doubt, so that it may leave a body without asking. */
export const isSureCredit = (line: string): boolean =>
  readCredit(line) !== null && isPlainCredit(creditOf(line).text.normalize('NFKC'))

/** Whether a credit line speaks of the article's own picture, not of one in the text. */
export const speaksOfEyecatch = (line: string): boolean =>
  beginsWithEyecatch(creditOf(line.slice(0, maxLineLength)).text.normalize('NFKC'))

/** The credit of a picture inside the text: `出典:…`, `図1 …（出所：…）`, `グラフ：…`, short and without a link. */
export const readFigureCredit = (line: string): string | null => {
  if (line.length > maxLineLength) return null
  const { text, url } = creditOf(line)
  const stated = figureLabel.exec(text)?.[1] ?? inCaption.exec(text)?.[1]
  if (!stated || url || /[。！？]$/.test(stated) || isHeadline(stated)) return null
  // A source of the text has a day, a place in the text a verb.
  return /\d{4}年\d{1,2}月\d|\d{1,2} [A-Z][a-z]+ \d{4}|は.|\d{4}[./]\d/.test(stated)
    ? null
    : stated.trim()
}

const figureLabel =
  /^(?:出典|出所|資料(?:出所)?|画像|写真|図(?:表|版)?|地図(?:作成)?|グラフ|作図|衛星(?:写真|画像)(?:提供)?|提供|撮影|photo|credit|source|chart|map)\s*[:：)）]\s*(.{1,80})$/i

/** A caption that closes with its credit. */
const inCaption =
  /^(?:図|表|写真|グラフ|\(注\)|（注）).*[(（\s　]((?:出典|出所|資料|提供|撮影|作成)\s*[:：)）].{1,60}?)[)）]?$/

/** A line without its marks, its brackets and its link. */
export const creditOf = (line: string): { text: string; url: string | null } => {
  let text = line.trim().replace(/^[※＊*▲△▼▽↑↓←→・●■◆＝=\s]+/u, '')
  const [, linked, target] = /\[([^\]]*)\]\((https?:\/\/[^\s)]+)\)/.exec(text) ?? []
  if (target) text = text.replace(/\[[^\]]*\]\(https?:\/\/[^\s)]+\)/, linked ?? '')
  text = text.replace(/^[【[［](写真|画像|イラスト)[】\]］]\s*(?=.)/, '$1：')
  const [, inner] = /^[（([〈【〔](.*)[）)\]〉】〕][。.]?$/.exec(text) ?? []
  if (inner !== undefined && !/[（([〈【〔）)\]〉】〕]/.test(inner)) text = inner
  const found = target === undefined ? addressesIn(text)[0] : undefined
  return {
    text: (found ? text.slice(0, found.start) + text.slice(found.end) : text)
      .replace(/\s*<>/, '')
      .trim(),
    url: target ?? found?.href ?? null,
  }
}

const labelIn = (text: string): string => text.replace(/[:：=＝\s].*$/, '')
