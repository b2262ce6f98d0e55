import type { Block } from '../manuscript/manuscript.ts'
import { uploadIn } from '../manuscript/thing.ts'

/** The block that shows a post's picture, by its place in the post's list. */
export const imageAt = (place: number): Block => ({
  kind: 'image',
  text: '',
  carries: [{ thing: { kind: 'upload', id: `picture-${place}`, fields: null }, start: 0, end: 0 }],
})

/** The place of the picture a block shows; null where it shows none of the post's. */
export const placeIn = (block: Block): number | null => {
  const id = block.kind === 'image' ? uploadIn(block)?.id : undefined
  const place = /^picture-(\d+)$/.exec(id ?? '')?.[1]
  return place === undefined ? null : Number(place)
}
