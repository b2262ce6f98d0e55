import type { Loss } from '../blogPost.ts'
import { attachmentMark, htmlBlocks, type ReadBody } from '../body/htmlBlocks.ts'
import type { Blog } from './blog.ts'
import { delimitersIn } from './delimiters.ts'
import { withoutShortcodes } from './shortcodes.ts'

/** How deep blocks that stand in several posts may stand in each other. */
const maxReuse = 5

/**
 * What a post's `content:encoded` says. Blocks are HTML; what stands outside of any, and a post without them, has line ends that
 * are meant, as WordPress's own `wpautop` reads them.
 */
export const readContent = (content: string, post: string, blog: Blog): ReadBody => {
  const losses: Loss[] = []
  const whole = withReused(content, blog, losses)
  const { html, losses: lost } = withoutShortcodes(whole, post, blog)
  const all: ReadBody = { blocks: [], pictures: [], losses: [...losses, ...lost] }
  // One document: pictures are counted through. Where line ends are not meant, they are spaces already.
  const read = htmlBlocks(segments(html), { breaks: true, base: blog.base })
  return { ...read, losses: [...all.losses, ...read.losses] }
}

/** The content with the blocks it shares with other posts in their places. */
const withReused = (content: string, blog: Blog, losses: Loss[], within: string[] = []): string => {
  let out = ''
  let at = 0
  for (const { start, end, name, isAlone, closes, json } of delimitersIn(content)) {
    if (!isAlone || closes) continue
    out += content.slice(at, start)
    at = end
    if (name === 'block' || name === 'core/block') {
      const ref = /"ref"\s*:\s*(\d+)/.exec(json ?? '')?.[1] ?? ''
      const reused = blog.reusable.get(ref)
      // One that holds itself stands once.
      if (within.includes(ref)) continue
      if (reused !== undefined && within.length < maxReuse)
        out += withReused(reused, blog, losses, [...within, ref])
      else losses.push({ kind: 'missingBlock', detail: `wp:block ${ref}` })
    } else if (!/^(?:core\/)?(?:more|nextpage|spacer|separator)$/.test(name))
      losses.push({ kind: 'block', detail: `wp:${name}` })
  }
  return out + content.slice(at)
}

/** Blocks with their line ends as spaces, and what stands between them as it is. */
const segments = (html: string): string => {
  if (!html.includes('<!-- wp:')) return html.replace(/<!--(?:more|nextpage)\b/g, '\n\n$&')
  let out = ''
  let depth = 0
  let at = 0
  for (const { start, end, closes, isAlone, name, json } of delimitersIn(html)) {
    // What was written in the old editor stands between marks too, and its line ends are meant.
    if (/^(?:core\/)?freeform$/.test(name)) continue
    const between = html.slice(at, start)
    out += depth > 0 ? asHtml(between) : between.trim() === '' ? '' : `\n\n${between}\n\n`
    if (closes) depth = Math.max(depth - 1, 0)
    else if (!isAlone) depth++
    const id = closes ? undefined : /^\{\s*(?:[^{}]*,)?\s*"id"\s*:\s*(\d+)/.exec(json ?? '')?.[1]
    if (id && /^(?:core\/)?(?:image|cover|media-text)$/.test(name))
      out += `<span ${attachmentMark}="${id}"></span>`
    at = end
  }
  return `${out}\n\n${html.slice(at)}`
}

/** HTML whose line ends are no text, but in what is laid out already. */
const asHtml = (html: string): string => {
  let out = ''
  let at = 0
  for (const found of html.matchAll(/<pre\b[\s\S]*?<\/pre>/gi)) {
    out += unwrapped(html.slice(at, found.index)) + found[0]
    at = found.index + found[0].length
  }
  return out + unwrapped(html.slice(at))
}

const unwrapped = (html: string): string =>
  html
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\r?\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    .replace(/[\r\n]+/g, ' ')
