import type { Block } from '../text/manuscript/manuscript.ts'

/** How long a shown place stays marked, in milliseconds. */
const marked = 1600

/** Scrolls the edit view to where a finding stands, and marks it for a moment. */
export const showPlace = (place: string, blocks: Block[]): void => {
  const target = elementAt(place, blocks)
  if (!target) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  target.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'center' })
  target.animate?.(
    [{ backgroundColor: 'rgb(255 220 120 / 60%)' }, { backgroundColor: 'transparent' }],
    marked,
  )
}

const elementAt = (place: string, blocks: Block[]): Element | null => {
  const [field, at] = place.split('.')
  if (field !== 'body') return document.getElementById(`field-${field}`)
  const editor = document.querySelector(
    '#field-body [contenteditable="true"], .field-type.rich-text-lexical [contenteditable="true"]',
  )
  const path = at === undefined ? undefined : blocks[Number(at)]?.path
  // A list is one child of the editor; its items are found below it.
  return (
    path?.reduce<Element | null>((element, index) => element?.children[index] ?? element, editor) ??
    editor
  )
}
