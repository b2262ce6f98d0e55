import { htmlBlocks } from './htmlBlocks.ts'
import { hasMarkup } from './markup.ts'

/** A comment's text as plain text: its line ends are meant, unless it is HTML with breaks of its own. */
export const plainText = (raw: string): string =>
  htmlBlocks(raw, { breaks: !hasMarkup(raw) })
    .blocks.filter(({ kind }) => kind !== 'image')
    .map(({ kind, text, marker }) => (kind === 'item' ? `${marker ?? '・'}${text}` : text))
    .join('\n\n')
