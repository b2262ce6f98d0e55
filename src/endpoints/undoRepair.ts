import type { Endpoint } from 'payload'
import { putBack } from '../text/proof/putBack.ts'
import { changeArticle, Unchanged } from './changeArticle.ts'

/**
 * `POST /api/articles/:id/repairs/:repair/undo`: puts back what a save took out, formatting and all; it is not taken out
 * again. Editors only. 404 where there is no such repair, 409 where it is back already.
 */
export const undoRepair: Endpoint = {
  path: '/:id/repairs/:repair/undo',
  method: 'post',
  handler: (req) =>
    changeArticle(req, 'articles', ['admin', 'editor'], ({ body, repairs }) => {
      const repair = repairs.find(({ id }) => id === req.routeParams?.repair)
      if (!repair)
        throw new Unchanged(req, 404, {
          ja: '取り除いた記録が見つかりません。',
          en: 'This article has no such repair.',
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
        body: putBack(body, repair, batch),
        repairs: repairs.map((other) => (other === repair ? { ...repair, undone } : other)),
      }
    }),
}
