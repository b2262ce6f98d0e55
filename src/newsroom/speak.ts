const english = (process.env.MIDASHI_LANG ?? '').startsWith('en')

/** A sentence in the language of whoever runs the command: Japanese, or English with `MIDASHI_LANG=en`. */
export const inWords = (ja: string, en: string): string => (english ? en : ja)

/** Says a line to the person at the terminal; standard output is left to results. */
export const say = (ja: string, en: string): void => {
  process.stderr.write(`${inWords(ja, en)}\n`)
}

/** A failure whose message is all a person needs; it is printed without a stack. */
export class Plain extends Error {
  override name = 'Plain'
  constructor(ja: string, en: string) {
    super(inWords(ja, en))
  }
}
