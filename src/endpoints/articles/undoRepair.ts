import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import type { StoredRepair } from '../../text/proof/storedRepairs.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import type { LexicalNode } from '../../text/manuscript/lexical.ts'
import { putBack } from '../../text/proof/putBack.ts'
import { changeArticle, Unchanged, type Changing, type ProofreadText } from './changeArticle.ts'
import { slugOf } from '../../slugs.ts'

/**
 * `POST /api/articles/:id/repairs/:repair/undo`: puts back what a save took out, formatting and all; it is not taken out
 * again. Editors only. 404 where there is no such repair, 409 where it is back already.
 */
export const undoRepair = (of?: ProofreadText): Endpoint => ({
  path: '/:id/repairs/:repair/undo',
  method: 'post',
  handler: (req) => {
    const undo = async ({
      body,
      repairs,
    }: Changing): Promise<Pick<Changing, 'body' | 'repairs'>> => {
      const repair = repairs.find(({ id }) => id === req.routeParams?.repair)
      if (!repair)
        throw new Unchanged(req, 404, {
          ja: '取り除いた記録が見つかりません。',
          en: 'There is no such repair.',
        })
      if (repair.undone)
        throw new Unchanged(req, 409, {
          ja: 'すでに元に戻されています。',
          en: 'It has been put back already.',
        })
      if (!repair.nodes.every(({ at }) => typeof at === 'number') || repair.nodes.length === 0)
        throw new Unchanged(req, 409, {
          ja: '古い記録のため、自動では戻せません。記録の文章を貼り付けてください。',
          en: 'This repair is too old to be put back by itself. Paste its text.',
        })
      const batch = repairs.filter(({ at }) => at === repair.at)
      const undone = { at: new Date().toISOString(), by: req.user ? String(req.user.id) : null }
      return {
        body: putBack(body, await withoutMissing(req, repair), batch),
        repairs: repairs.map((other) => (other === repair ? { ...repair, undone } : other)),
      }
    }
    return changeArticle(req, ['admin', 'editor'], undo, of)
  },
})

/** A repair without the pictures that have been deleted since: a body that shows one could not be saved. */
const withoutMissing = async (req: PayloadRequest, repair: StoredRepair): Promise<StoredRepair> => {
  const wanted = new Map<string, Set<string>>()
  const shown = (node: LexicalNode): [string, string] | null => {
    const id = node.type === 'upload' ? relationId(node.value) : null
    return id === null ? null : [node.relationTo ?? slugOf(req, 'media'), id]
  }
  const collect = (node: LexicalNode): void => {
    const [collection, id] = shown(node) ?? []
    if (collection && id) wanted.set(collection, (wanted.get(collection) ?? new Set()).add(id))
    node.children?.forEach(collect)
  }
  repair.nodes.forEach(({ node }) => collect(node))
  const there = new Set<string>()
  for (const [collection, ids] of wanted) {
    const { docs } = await req.payload.db.find<{ id: string | number }>({
      collection: collection as CollectionSlug,
      where: { id: { in: [...ids] } },
      limit: ids.size,
      pagination: false,
      req,
    })
    for (const { id } of docs) there.add(`${collection}:${id}`)
  }
  const isThere = (node: LexicalNode): boolean => {
    const named = shown(node)
    return named === null || there.has(named.join(':'))
  }
  const kept = (node: LexicalNode): LexicalNode =>
    node.children ? { ...node, children: node.children.filter(isThere).map(kept) } : node
  return {
    ...repair,
    nodes: repair.nodes
      .filter(({ node }) => isThere(node))
      .map((taken) => ({ ...taken, node: kept(taken.node) })),
  }
}
