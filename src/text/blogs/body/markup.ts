import { decodeHTML } from 'entities/decode'

/** Tags that part lines: a text that has them says by itself where they end. */
const parting = /<(?:br|p|div|ul|ol|li|table|h[1-6]|section|article)\b[^<>]*>/i

/** A line that ends, or begins, with a tag that parts lines. */
const endsInTag =
  /(?:<br\s*\/?>|<\/?(?:ul|ol|li|table|tbody|tr|td|th|h[1-6]|blockquote|pre|div|p|section|article|hr|center)\b[^<>]*>)\s*$/i
const beginsWithTag =
  /^\s*<\/?(?:br|ul|ol|li|table|tbody|tr|td|th|h[1-6]|blockquote|pre|div|p|section|article|hr|center)\b/i

/**
 * Whether a text parts its lines by tags. What is declared of line ends often lies; but where they are declared to be meant, and
 * some of them part lines that no tag does, they are.
 */
export const hasMarkup = (text: string, declaresBreaks = false): boolean => {
  if (!parting.test(text)) return false
  if (!declaresBreaks && /<(?:p|div)\b/i.test(text)) return true
  const lines = text.replace(/<pre\b[\s\S]*?<\/pre>/gi, '<pre></pre>').split('\n')
  // Lines of words that only a line end parts from the next.
  const bare = lines.filter(
    (line, at) =>
      line.trim() !== '' &&
      !endsInTag.test(line) &&
      (lines[at + 1]?.trim() ?? '') !== '' &&
      !beginsWithTag.test(lines[at + 1]!),
  ).length
  const breaks = text.match(/<br\b/gi)?.length ?? 0
  return declaresBreaks
    ? bare <= breaks
    : bare <= lines.filter((line) => line.trim() !== '').length / 2
}

/** HTML whose lines of dashes stand on lines of their own: a writer drew them, and no tag says where they end. */
export const withDrawnRules = (html: string): string =>
  html
    .split(/(<pre\b[\s\S]*?<\/pre>)/i)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replace(/^[ \t]*((?:-{3,}|={3,}|\*{3,}|_{3,}))[ \t]*$/gm, '<br>$1<br>'),
    )
    .join('')

const escapedTag = /&lt;\/?(?:br|p|div|a|img|b|font|strong)\b[^<>]{0,500}?&gt;/gi

/** A text whose tags were escaped once too often, as さるさる日記 did: it has none, and speaks of several. */
export const withoutOneEscape = (text: string): string =>
  !/<[a-z/!]/i.test(text) && (text.match(escapedTag)?.length ?? 0) >= 2 ? decodeHTML(text) : text
