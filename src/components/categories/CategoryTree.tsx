'use client'
import {
  closestCenter,
  DndContext,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
  type DragMoveEvent,
} from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { toast, useAuth, useListDrawerContext } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { hasRole } from '../../access/hasRole.ts'
import {
  branchesOf,
  movedIn,
  moveBranch,
  stepBranch,
  type Branch,
  type Step,
  type StoredCategory,
} from '../../text/categories/tree.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'
import { Page } from '../page/Page.tsx'
import { Unread } from '../page/Unread.tsx'
import { SmallButton } from '../SmallButton.tsx'
import { useAddresses } from '../useAddresses.ts'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { useSay } from '../useSay.ts'
import { CategoryRow } from './CategoryRow.tsx'
import styles from './CategoryTree.module.css'
import { categoriesPath, storedCategories, type CategoryDocs } from './storedCategories.ts'

const labels = {
  title: { ja: 'カテゴリーの並べ替え', en: 'Arrange categories' },
  about: {
    ja: 'つまんで上下に動かすと順番が、左右に動かすと階層が変わります。矢印でも動かせます。すぐに保存され、読者の紙面に出ます。',
    en: 'Drag up and down for the order, left and right for the level, or use the arrows. It is saved at once, and readers see it.',
  },
  none: { ja: 'カテゴリーはまだありません。', en: 'There are no categories yet.' },
  undo: { ja: '元に戻す', en: 'Undo' },
  saved: { ja: '並べ替えを保存しました。', en: 'The order is saved.' },
} satisfies Record<string, LocalizedText>

/** How far to the side a level is, in pixels: as the rows are set in. */
const indent = 28

/** The tree of categories: moved with the pointer or with buttons, saved at once, with the way back. For editors. */
export const CategoryTree = () => {
  const { user } = useAuth()
  const { admin } = useAddresses()
  const ask = useApi()
  const say = useSay()
  const { attempt, isTrying, hasFailed } = useAttempt()
  const [stored, setStored] = useState<StoredCategory[] | null>(null)
  const [branches, setBranches] = useState<Branch[]>([])
  const [before, setBefore] = useState<Branch[][]>([])
  const [landing, setLanding] = useState<Branch | null>(null)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const canMove = hasRole(user, 'admin', 'editor')

  const read = useCallback(async (): Promise<void> => {
    const categories = storedCategories(await ask<CategoryDocs>('GET', categoriesPath))
    setStored(categories)
    setBranches(branchesOf(categories))
  }, [ask])
  useEffect(() => void attempt(read), [attempt, read])

  const arrange = async (next: Branch[], isBack = false): Promise<void> => {
    const known = new Set(stored?.map(({ id }) => id))
    const orphans = new Set(
      stored?.flatMap(({ id, parent }) => (parent !== null && !known.has(parent) ? id : [])),
    )
    const moved = movedIn(branches, next, orphans)
    // One after the other: the next is worked out of what this one has made.
    if (moved.length === 0 || isTrying) return
    const was = branches
    setBranches(next)
    const isDone = await attempt(
      async () => void (await ask('POST', '/categories/arrange', { moved })),
    )
    if (!isDone) return setBranches(was)
    setBefore((known) => (isBack ? known.slice(0, -1) : [...known, was]))
    toast.success(say(labels.saved))
    await attempt(read)
  }
  const takeBack = (): void => {
    const last = before.at(-1)
    if (last) void arrange(last, true)
  }
  const step = (id: string, way: Step): void => void arrange(stepBranch(branches, id, way))

  /** The tree as it is where what is dragged is let go. */
  const dropped = ({ active, over, delta }: DragMoveEvent | DragEndEvent): Branch[] => {
    const from = branches.findIndex(({ id }) => id === active.id)
    const target = branches.findIndex(({ id }) => id === over?.id)
    if (from === -1 || target === -1) return branches
    const { depth } = branches[from]!
    // The place is counted without what is moved.
    const own = branches.findIndex((one, n) => n > from && one.depth <= depth)
    const end = own === -1 ? branches.length : own
    const to = target > from && target < end ? from : target
    return moveBranch(branches, String(active.id), {
      index: to >= end ? to - (end - from) + 1 : to,
      depth: depth + Math.round(delta.x / indent),
    })
  }
  const onDragMove = (event: DragMoveEvent): void =>
    setLanding(dropped(event).find(({ id }) => id === event.active.id) ?? null)
  const onDragEnd = (event: DragEndEvent): void => {
    setLanding(null)
    void arrange(dropped(event))
  }

  return (
    <Page
      title={labels.title}
      of="categories"
      about={labels.about}
      className={styles.page}
      aside={
        <SmallButton disabled={before.length === 0} onClick={takeBack}>
          {say(labels.undo)}
        </SmallButton>
      }
    >
      <section className={styles.tree} aria-label={say(labels.title)}>
        {stored === null && <Unread isLost={hasFailed} onRetry={() => void attempt(read)} />}
        {stored?.length === 0 && <p>{say(labels.none)}</p>}
        <DndContext
          // The same on the server and in the browser.
          id="category-tree"
          sensors={sensors}
          collisionDetection={closestCenter}
          onDragMove={onDragMove}
          onDragEnd={onDragEnd}
          onDragCancel={() => setLanding(null)}
        >
          <SortableContext
            items={branches.map(({ id }) => id)}
            strategy={verticalListSortingStrategy}
          >
            <ol>
              {branches.map((branch) => (
                <CategoryRow
                  key={branch.id}
                  branch={landing?.id === branch.id ? landing : branch}
                  indent={indent}
                  canStep={(way) => stepBranch(branches, branch.id, way) !== branches}
                  canMove={canMove}
                  address={admin(`/categories/${branch.id}`)}
                  onStep={(way) => step(branch.id, way)}
                />
              ))}
            </ol>
          </SortableContext>
        </DndContext>
      </section>
    </Page>
  )
}

/** The way to the tree, from the list of categories. */
export const CategoryTreeLink = () => {
  const { admin } = useAddresses()
  const say = useSay()
  const { isInDrawer } = useListDrawerContext()
  // Whoever chooses one for an article stays with the article.
  if (isInDrawer) return null
  return (
    <SmallButton el="link" to={admin('/categories/tree')}>
      {say({ ja: 'カテゴリーの並べ替え', en: 'Arrange the tree' })}
    </SmallButton>
  )
}
