/** Tags that part lines: a text that has them says by itself where they end. */
const parting = /<(?:br|p|div|ul|ol|li|table|h[1-6]|section|article)\b[^<>]*>/gi

/**
 * Whether a text parts its lines by tags, whatever is said of it. One that has a break here and there and most of its line ends
 * without one is text all the same.
 */
export const hasMarkup = (text: string): boolean => {
  const tags = text.match(parting) ?? []
  if (tags.length === 0) return false
  if (/<(?:p|div)\b/i.test(text)) return true
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const bare = lines
    .slice(0, -1)
    .filter(
      (line) =>
        !/(?:<br\s*\/?>|<\/?(?:ul|ol|li|table|tr|td|th|h[1-6]|blockquote|pre|div|p)\b[^<>]*>)\s*$/i.test(
          line,
        ),
    )
  return bare.length <= lines.length / 2
}

/** HTML whose lines of dashes stand on lines of their own: a writer drew them, and no tag says where they end. */
export const withDrawnRules = (html: string): string =>
  html.replace(/^[ \t]*((?:-{3,}|={3,}|\*{3,}|_{3,}))[ \t]*$/gm, '<br>$1<br>')
