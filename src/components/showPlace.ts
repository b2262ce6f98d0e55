import type { Block } from '../text/manuscript/manuscript.ts'

/** How long a shown place stays marked, in milliseconds. */
const marked = 1600

/** Scrolls the edit view to where a finding stands, and marks it for a moment. */
export const showPlace = (place: string, blocks: Block[]): void => {
  const [field, at] = place.split('.')
  if (field === 'body' && at !== undefined) showBlocks([Number(at), Number(at)], blocks)
  else show([field === 'body' ? editor() : document.getElementById(`field-${field}`)])
}

/** Scrolls the editor to a stretch of blocks, first and last, and marks all of it for a moment. */
export const showBlocks = ([from, to]: [number, number], blocks: Block[]): void =>
  show(blocks.slice(from, to + 1).map(elementOf))

/** The element a person edits the body in. */
export const editor = (): Element | null =>
  document.querySelector(
    '#field-body [contenteditable="true"], .field-type.rich-text-lexical [contenteditable="true"]',
  )

const show = (targets: (Element | null)[]): void => {
  const found = targets.filter((target) => target !== null)
  if (!found[0]) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  found[0].scrollIntoView({
    behavior: calm ? 'auto' : 'smooth',
    block: found.length > 3 ? 'start' : 'center',
  })
  focus(found[0])
  for (const target of found)
    target.animate?.(
      [{ backgroundColor: 'rgb(255 220 120 / 60%)' }, { backgroundColor: 'transparent' }],
      marked,
    )
}

// A list is one child of the editor; its items are found below it.
const elementOf = ({ path }: Block): Element | null =>
  path?.reduce<Element | null>((element, index) => element?.children[index] ?? element, editor()) ??
  null

/** Puts the caret there: into the field, or behind the text of a block of the editor. */
const focus = (target: Element): void => {
  const body = editor()
  if (!body?.contains(target)) {
    target
      .querySelector<HTMLElement>('input, textarea, [contenteditable="true"]')
      ?.focus({ preventScroll: true })
    return
  }
  ;(body as HTMLElement).focus({ preventScroll: true })
  if (target === body) return
  const selection = getSelection()
  selection?.selectAllChildren(target)
  selection?.collapseToEnd()
}
