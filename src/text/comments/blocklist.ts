import { findWord, isName, lettersOfEntry } from './findWord.ts'
import { hostsIn, leadsTo, linkCount } from './links.ts'
import { undisguise, type Reading } from './undisguise.ts'

/** What is done with a comment an entry is found in: kept for an editor, put among the spam, or not taken at all. */
export type BlockAction = 'hold' | 'spam' | 'refuse'

/** An entry of the block list, with texts that prove it. */
export type Block = {
  kind: 'word' | 'name' | 'link'
  value: string
  /** @default 'hold' */
  action?: BlockAction
  /** Texts (or names) it has to be found in. */
  examples?: string[]
  /** Texts it must not be found in. */
  innocent?: string[]
}

/** What of a comment an entry may be found in. */
export type Said = { authorName: string; body: string }

/** A comment read once for all entries. */
export type Searchable = { name: Reading[]; body: Reading[]; hosts: string[]; links: number }

/** Reads a comment for the block list. */
export const searchable = ({ authorName, body }: Said): Searchable => ({
  name: undisguise(authorName),
  body: undisguise(body),
  hosts: hostsIn(`${body}\n${authorName}`),
  links: linkCount(body),
})

/** Whether an entry is found in a comment, disguised or not. */
export const isBlocked = ({ kind, value }: Block, { name, body, hosts }: Searchable): boolean => {
  if (kind === 'link') return leadsTo(value, hosts)
  const letters = lettersOfEntry(value)
  return kind === 'name'
    ? isName(letters, name)
    : findWord(letters, body) || findWord(letters, name)
}

/** The examples that do not prove an entry: `missed` ones it is not found in, `caught` ones it should leave alone. */
export const unproven = (block: Block): { missed: string[]; caught: string[] } => {
  const read = (text: string): Searchable =>
    searchable(
      block.kind === 'name' ? { authorName: text, body: '' } : { authorName: '', body: text },
    )
  return {
    missed: (block.examples ?? []).filter((text) => !isBlocked(block, read(text))),
    caught: (block.innocent ?? []).filter((text) => isBlocked(block, read(text))),
  }
}
