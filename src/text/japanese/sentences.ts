// Letters and figures of both widths: a mark between two of them stands inside a number, an address or a name.
const word = '[\\w/&=%#+\\-Ａ-Ｚａ-ｚ０-９／＆＝％＃＋－]'
const stopOf = (marks: string): RegExp =>
  new RegExp(
    // The closing brackets that belong to a stop, and the space behind it.
    `(?:[。｡]|(?<!${word})[${marks}]|[${marks}](?!${word}))+[」』）)】］〉》”’"']*[^\\S\\n]*|\\n+`,
    'g',
  )
const end = stopOf('．！？!?')
const everyStop = stopOf('．.！？!?')

const goesOn = /[とはがをにのでもやなっ]/

/** Cuts text into sentences; joined again they are the text, to the character. */
export const sentences = (text: string): string[] => {
  const found: string[] = []
  let from = 0
  let seen = 0
  let open = 0
  for (const match of text.matchAll(end)) {
    const to = match.index + match[0].length
    open = openQuotes(text.slice(seen, to), open)
    seen = to
    // A stop inside a quotation does not end the sentence around it: 「…。」と話した。
    if (open > 0 || (/[」』]/.test(match[0]) && goesOn.test(text.slice(to, to + 1)))) continue
    found.push(text.slice(from, to))
    from = to
  }
  if (from < text.length) found.push(text.slice(from))
  return found
}

/** Cuts text behind every stop, those inside quotations too; joined again the pieces are the text. */
export const stops = (text: string): string[] => {
  const found: string[] = []
  let from = 0
  for (const { 0: stop, index } of text.matchAll(everyStop)) {
    found.push(text.slice(from, index + stop.length))
    from = index + stop.length
  }
  if (from < text.length) found.push(text.slice(from))
  return found
}

const openQuotes = (text: string, open: number): number => {
  for (const c of text) {
    if (c === '「' || c === '『') open++
    else if ((c === '」' || c === '』') && open > 0) open--
    else if (c === '\n') open = 0
  }
  return open
}

/** Whether a line ends the way a Japanese sentence does. */
export const endsSentence = (text: string): boolean =>
  /([。．｡！？!?…、][」』）)】”’"']*|[」』])\s*$/.test(text)
