import { fold } from '../japanese/fold.ts'
import { carriedBy, textOf } from '../manuscript/lexicalInline.ts'
import { keyOfThing } from '../manuscript/thing.ts'
import type { LexicalNode } from '../manuscript/lexical.ts'

/** What a node is known by after it was saved and edited again: its kind, its text and what it carries. */
export const signOf = (node: LexicalNode): string =>
  `${node.type}:${fold(textOf(node))}:${carriedBy(node)
    .map(({ thing }) => keyOfThing(thing))
    .join()}`
