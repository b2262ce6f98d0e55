import { decodeHTML } from 'entities/decode'
import { plainText } from '../body/plainText.ts'
import type { BlogComment, Ping } from '../blogPost.ts'
import type { NumberedLine } from '../lines.ts'
import { movableTypeTime } from '../times.ts'
import { textOfLines } from './frame.ts'

/** A key of a comment's or ping's head, and what its value must look like: a text may begin like a key. */
type Key = { name: string; accepts: (value: string, seen: Set<string>) => boolean }

const isWord = (value: string): boolean => !/\s/.test(value)

const keysOfComments: Key[] = [
  { name: 'AUTHOR', accepts: () => true },
  // FC2's, above the date; below it a text begins.
  { name: 'TITLE', accepts: (_, seen) => !seen.has('DATE') },
  { name: 'EMAIL', accepts: isWord },
  { name: 'URL', accepts: isWord },
  { name: 'IP', accepts: (value) => /^[\da-f.:]*$/i.test(value) },
  { name: 'DATE', accepts: (value) => value === '' || movableTypeTime(value, 0) !== null },
  { name: 'SECRET', accepts: (value) => /^(?:\d|true|false|yes|no)?$/i.test(value) },
  { name: 'PASS', accepts: isWord },
]

const keysOfPings: Key[] = [
  { name: 'TITLE', accepts: () => true },
  { name: 'URL', accepts: isWord },
  { name: 'IP', accepts: (value) => /^[\da-f.:]*$/i.test(value) },
  { name: 'BLOG NAME', accepts: () => true },
  { name: 'DATE', accepts: (value) => value === '' || movableTypeTime(value, 0) !== null },
]

/** The head of a part, and what follows: a key that is not known, or comes twice, is text. */
const split = (lines: NumberedLine[], keys: Key[]): { head: Map<string, string>; text: string } => {
  const head = new Map<string, string>()
  let from = 0
  while (lines[from]?.text.trim() === '') from++
  // What looks odd, or nobody knows, is of the head all the same where more of it follows: a secret stands last.
  const waiting = new Map<string, string>()
  let end = from
  for (let at = from; at < lines.length; at++) {
    const [, name, given] = /^([A-Z][A-Z -]*?)\s*:(.*)$/s.exec(lines[at]!.text) ?? []
    if (name === undefined || head.has(name) || waiting.has(name)) break
    const key = keys.find((one) => one.name === name)
    const value = given!.trim()
    waiting.set(name, value)
    if (!key?.accepts(value, new Set(head.keys()))) continue
    for (const [own, said] of waiting) head.set(own, said)
    waiting.clear()
    end = at + 1
  }
  return { head, text: textOfLines(lines.slice(end)) }
}

export const readComment = (lines: NumberedLine[], zone: number): BlogComment => {
  const { head, text } = split(lines, keysOfComments)
  return {
    author: decodeHTML(head.get('AUTHOR') ?? ''),
    postedAt: movableTypeTime(head.get('DATE') ?? '', zone),
    text: plainText(text),
    state: 'approved',
    isSecret: !/^(?:0|false|no)?$/i.test(head.get('SECRET') ?? ''),
    title: decodeHTML(head.get('TITLE') ?? '') || null,
    email: head.get('EMAIL') || null,
    url: head.get('URL') || null,
    replies: [],
  }
}

export const readPing = (lines: NumberedLine[], zone: number): Ping => {
  const { head, text } = split(lines, keysOfPings)
  return {
    title: decodeHTML(head.get('TITLE') ?? ''),
    url: head.get('URL') ?? '',
    blog: decodeHTML(head.get('BLOG NAME') ?? ''),
    postedAt: movableTypeTime(head.get('DATE') ?? '', zone),
    text: plainText(text),
  }
}
