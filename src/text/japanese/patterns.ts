/** A form of text, by its name: what it looks like, and the texts that prove it. */
export type Pattern = {
  name: string
  pattern: RegExp
  /** Texts that have the form. */
  examples: string[]
  /** Texts that look like it and do not have it. */
  not?: string[]
}

/** Whether a text has any of these forms. */
export const hasForm = (patterns: Pattern[], text: string): boolean =>
  patterns.some(({ pattern }) => pattern.test(text))
