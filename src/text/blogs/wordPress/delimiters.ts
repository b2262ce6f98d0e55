/** A mark of the block editor: where it stands, what it opens or closes, and whether it is all of its block. */
export type Delimiter = {
  start: number
  end: number
  name: string
  closes: boolean
  isAlone: boolean
  json: string | null
}

const inside = /^\s+(\/)?wp:([a-z][\w/-]*)\s*(\{.*\})?\s*(\/)?$/s

/**
 * The marks of the block editor in a text, in their order. Looked for one comment at a time: no comment holds the end of one,
 * which blocks write as `--\u003e`.
 */
export function* delimitersIn(html: string): Generator<Delimiter> {
  for (let start = html.indexOf('<!--'); start !== -1;) {
    const close = html.indexOf('-->', start + 4)
    if (close === -1) return
    const found = inside.exec(html.slice(start + 4, close))
    const end = close + 3
    if (found)
      yield {
        start,
        end,
        name: found[2]!,
        closes: found[1] !== undefined,
        isAlone: found[4] !== undefined,
        json: found[3] ?? null,
      }
    start = html.indexOf('<!--', end)
  }
}
