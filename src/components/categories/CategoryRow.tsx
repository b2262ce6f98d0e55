'use client'
import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import type { Branch, Step } from '../../text/categories/tree.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { SmallButton } from '../SmallButton.tsx'
import { useSay } from '../useSay.ts'
import styles from './CategoryTree.module.css'

export type CategoryRowProps = {
  branch: Branch
  /** How far a level is set in, in pixels. */
  indent: number
  /** Whether there is anywhere to go that way. */
  canStep: (way: Step) => boolean
  canMove: boolean
  address: string
  onStep: (way: Step) => void
}

const ways: { way: Step; sign: string; says: LocalizedText }[] = [
  { way: 'up', sign: '↑', says: { ja: '上へ', en: 'up' } },
  { way: 'down', sign: '↓', says: { ja: '下へ', en: 'down' } },
  { way: 'out', sign: '←', says: { ja: '一つ上の階層へ', en: 'one level up' } },
  { way: 'in', sign: '→', says: { ja: '前のカテゴリーの下へ', en: 'below the one before' } },
]

/** A category in the tree: its handle, its name, and the ways it can go. */
export const CategoryRow = ({
  branch: { id, name, depth },
  indent,
  canStep,
  canMove,
  address,
  onStep,
}: CategoryRowProps) => {
  const say = useSay()
  const { attributes, isDragging, listeners, setNodeRef, transform, transition } = useSortable({
    id,
    disabled: !canMove,
  })
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? styles.dragged : undefined}
      style={{
        paddingInlineStart: depth * indent,
        transform: CSS.Translate.toString(transform && { ...transform, x: 0 }),
        transition,
      }}
    >
      <span
        className={styles.handle}
        {...(canMove && { ...attributes, ...listeners })}
        // The buttons beside it are for the keyboard.
        role="presentation"
        tabIndex={-1}
        aria-hidden
      >
        ⠿
      </span>
      <a href={address}>{name}</a>
      {ways.map(({ way, sign, says }) => (
        <SmallButton
          key={way}
          disabled={!canMove}
          // The focus stays where it is although there is nowhere to go any more.
          extraButtonProps={{ 'aria-disabled': !canStep(way) }}
          aria-label={say({ ja: `「${name}」を${says.ja}`, en: `${name}: ${says.en}` })}
          tooltip={say(says)}
          onClick={() => onStep(way)}
        >
          {sign}
        </SmallButton>
      ))}
    </li>
  )
}
