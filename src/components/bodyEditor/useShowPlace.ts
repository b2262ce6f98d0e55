'use client'
import { useMemo } from 'react'
import type { Block } from '../../text/manuscript/manuscript.ts'
import { useBodyEditor, type BodyEditor } from './useBodyEditor.ts'

/** How long a shown place stays marked, in milliseconds. */
const marked = 1600

/** Shows where in the form something stands: scrolls there, marks it for a moment and puts the caret there. */
export type ShowPlace = {
  /** The place of a finding: `title`, or `body.3` for a block. */
  showPlace: (place: string, blocks: Block[]) => void
  /** A stretch of blocks, first and last. */
  showBlocks: (stretch: [from: number, to: number], blocks: Block[]) => void
}

export const useShowPlace = (): ShowPlace => {
  const editor = useBodyEditor()
  return useMemo(() => showPlaceIn(editor), [editor])
}

const showPlaceIn = (editor: BodyEditor): ShowPlace => {
  const showBlocks: ShowPlace['showBlocks'] = ([from, to], blocks) => {
    const shown = blocks.slice(from, to + 1)
    mark(shown.map(editor.elementOf))
    editor.focus(shown[0])
  }
  return {
    showBlocks,
    showPlace: (place, blocks) => {
      const [field, at] = place.split('.')
      if (field === 'body' && at !== undefined) return showBlocks([Number(at), Number(at)], blocks)
      if (field === 'body') {
        mark([editor.root()])
        return editor.focus()
      }
      const element = document.getElementById(`field-${field}`)
      mark([element])
      element
        ?.querySelector<HTMLElement>('input, textarea, [contenteditable="true"]')
        ?.focus({ preventScroll: true })
    },
  }
}

const mark = (elements: (Element | null)[]): void => {
  const found = elements.filter((element) => element !== null)
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  found[0]?.scrollIntoView({
    behavior: calm ? 'auto' : 'smooth',
    block: found.length > 3 ? 'start' : 'center',
  })
  for (const element of found)
    element.animate?.(
      [{ backgroundColor: 'rgb(255 220 120 / 60%)' }, { backgroundColor: 'transparent' }],
      marked,
    )
}
