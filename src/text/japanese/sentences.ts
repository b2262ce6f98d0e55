// A stop, the closing brackets that belong to it, and the space behind it.
const end = /[。．！？!?]+[」』）)】］〉》”’"']*[^\S\n]*|\n+/g

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
